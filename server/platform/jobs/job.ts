import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { DatabaseSchema } from '../database-schema.ts';

/**
 * `waiting` for its turn (again, after a failed attempt), `running`, and the three ends: `done`, `failed` (kept, to be looked at
 * and tried again: `npm run jobs`) and `cancelled`.
 */
export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** How far a job is: `done` of `total` steps, and the step under way in words for a person. */
export type JobProgress = z.infer<typeof jobProgress>;
export const jobProgress = z.readonly(z.object({ step: z.string(), done: z.number(), total: z.number() }));

/** A kind of job: what it gets and answers, and where the code is that does it. */
export interface JobDefinition<Input, Result> {
  /** Kept in the database: a released name never changes. */
  readonly kind: string;
  readonly input: z.ZodType<Input>;
  readonly result: z.ZodType<Result>;
  /** Attempts before the job counts as failed; attempts that ended with the process count as well. */
  readonly maxAttempts: number;
  /** Milliseconds that one attempt may take. */
  readonly limit: number;
  /** Loads the code when the first job of the kind runs. */
  readonly load: () => Promise<JobHandler<Input, Result>>;
}

/** Any kind of job: which types it has only matters where jobs are added and run. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of kinds has no common input or result
export type AnyJobDefinition = JobDefinition<any, any>;

/**
 * Does one job. It may run again after it has run in part (the process was killed, the lease was lost), so what it writes has to
 * be the same when it is written twice.
 *
 * @throws JobRefused when another attempt would fail as well
 */
export type JobHandler<Input, Result> = (input: Input, run: JobRun) => Promise<Result>;

export interface JobRun {
  readonly jobId: string;
  readonly owner: string;
  /** Aborted when the job is cancelled, its time is over, its lease is lost, or the server stops. */
  readonly signal: AbortSignal;
  /** @throws the signal's reason, so a handler that reports its progress also stops */
  readonly report: (progress: JobProgress) => Promise<void>;
  /**
   * Ends the job in a transaction of the handler's, so that what the handler writes there counts exactly if the job is done.
   * The handler returns the same result afterwards.
   *
   * @throws the signal's reason where the job was cancelled or taken over; the transaction has to fail with it
   */
  readonly finish: (transaction: Kysely<DatabaseSchema>, result: unknown) => Promise<void>;
}

/** A job as callers see it. Times are ISO 8601 in UTC. */
export interface Job<Input = unknown, Result = unknown> {
  readonly id: string;
  readonly kind: string;
  readonly owner: string;
  readonly state: JobState;
  readonly input: Input;
  readonly progress: JobProgress | undefined;
  readonly result: Result | undefined;
  /** Why the last attempt failed. */
  readonly error: string | undefined;
  readonly attempts: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Another attempt would fail as well: the job fails at once. The message is for the customer. */
export class JobRefused extends Error {
  override readonly name = 'JobRefused';
}
