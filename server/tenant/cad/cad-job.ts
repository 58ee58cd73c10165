import * as z from 'zod';
import type { JobDefinition, JobHandler } from '#server/platform/jobs/job.ts';

const cadInput = z.object({
  itemId: z.string(),
  language: z.string(),
  /** JSON of the configuration when the job was started (`serializeState`). */
  state: z.string(),
});
const cadResult = z.object({
  files: z.array(z.object({ id: z.string(), name: z.string(), size: z.number() })),
});

export type CadInput = z.infer<typeof cadInput>;
export type CadResult = z.infer<typeof cadResult>;
export type CadJob = JobDefinition<CadInput, CadResult>;

/** Milliseconds; a drawing takes seconds. */
const LIMIT = 5 * 60_000;

/** Makes the files of one configuration of a cart item, and stores them under the id of the job. */
export function cadJob(load: () => Promise<JobHandler<CadInput, CadResult>>): CadJob {
  return { kind: 'cad', input: cadInput, result: cadResult, maxAttempts: 3, limit: LIMIT, load };
}
