import { Readable } from 'node:stream';
import { FileTooLarge, type FileStore } from '#server/platform/files/file-store.ts';
import { JobRefused, type JobHandler } from '#server/platform/jobs/job.ts';
import { texts } from '#server/texts/texts.ts';
import type { CadProducer } from '../cad-producer.ts';
import { boundValue } from '../product/bound-value.ts';
import { parseState, type ConfigurationState } from '../product/configuration-state.ts';
import type { EvaluatedConfiguration } from '../product/evaluated-configuration.ts';
import type { CadInput, CadResult } from './cad-job.ts';

export interface CadJobParts {
  readonly producer: CadProducer;
  readonly files: FileStore;
  readonly clock: () => Date;
  readonly evaluate: (
    state: ConfigurationState,
    externalId: string,
  ) => Promise<EvaluatedConfiguration | undefined>;
}

/**
 * Does a CAD job. Its first act is to remove what an attempt before it has stored; the result names the files of the attempt that
 * counts, so files of an attempt that lost its lease are never listed.
 */
export function runCadJob({
  producer,
  files,
  clock,
  evaluate,
}: CadJobParts): JobHandler<CadInput, CadResult> {
  return async ({ language, state }, { jobId, owner, signal, report }) => {
    const step = (done: number, total: number) =>
      report({ step: texts.format('cad.making', language), done, total });
    await step(0, 1);
    await files.removeAll(owner, jobId);
    const kept = parseState(state);
    const configuration = await evaluate(kept, owner);
    const model = configuration?.product.model;
    if (!model || !producer.supports(model) || model.revision !== kept.revision)
      throw new JobRefused(texts.format('cad.product-changed', language));
    const values = [...model.fields.keys()].map((name) => ({
      name,
      value: boundValue(configuration, { field: name }),
    }));
    let reported: Promise<void> = Promise.resolve();
    const made = await producer.make(model, values, {
      language,
      date: clock(),
      signal,
      onProgress: (done, of) => {
        reported = reported.then(() => step(done, of + 1));
        reported.catch(() => undefined); // the signal says the same
      },
    });
    await reported;
    const stored: CadResult['files'] = [];
    for (const { name, contentType, bytes } of made) {
      signal.throwIfAborted();
      const file = { owner, subject: jobId, name, mediaType: contentType };
      const { id, size } = await files.put(file, Readable.from([bytes])).catch((error: unknown) => {
        if (error instanceof FileTooLarge) throw new JobRefused(texts.format('cad.no-room', language));
        throw error;
      });
      stored.push({ id, name, size });
    }
    return { files: stored };
  };
}
