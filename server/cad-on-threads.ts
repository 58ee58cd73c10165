import type { Logger } from 'pino';
import { cadProductOf } from './cad/cad-product.ts';
import type { CadOutcome, CadTask } from './cad/cad-worker.ts';
import { JobRefused } from './platform/jobs/job.ts';
import type { Threads } from './platform/thread-pool.ts';
import type { CadProducer } from './tenant/cad-producer.ts';

/** Makes CAD files on a thread: it takes seconds of computing and hundreds of megabytes. */
export function cadOnThreads(threads: Threads, logger: Logger): CadProducer {
  return {
    supports: (model) => cadProductOf(model) !== undefined,
    async make(model, values, { language, date, signal, onProgress }) {
      const product = cadProductOf(model);
      if (!product) throw new Error(`${model.name} has no scene to make CAD files from.`);
      const task: CadTask = { product, values, language, date };
      const outcome = (await threads.run(
        'cad',
        signal,
        () => Promise.resolve(task),
        onProgress,
      )) as CadOutcome;
      if (outcome.kind === 'made') return outcome.files;
      logger.error({ model: model.name }, outcome.authorMessage);
      throw new JobRefused(outcome.message);
    },
  };
}
