/**
 * Work that takes longer than a click and survives the end of the process. Jobs are rows of the database, which several servers
 * may share: a server claims a job for a time (its lease) and renews the claim while it works; after a crash the lease runs out
 * and another takes the job over.
 */
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { DatabaseSchema } from '../database-schema.ts';
import { jobProgress, type AnyJobDefinition, type Job, type JobDefinition, type JobState } from './job.ts';
import { JobStore, type JobRow } from './job-store.ts';
import { JobRunner, type JobTimes } from './job-runner.ts';

export interface JobQueueDeps {
  readonly database: Kysely<DatabaseSchema>;
  readonly clock: () => Date;
  readonly randomId: () => string;
  readonly logger: Logger;
  readonly times?: JobTimes;
}

export class JobQueue {
  readonly #store: JobStore;
  readonly #runner: JobRunner;

  /** @param definitions the kinds that this server can run */
  constructor(deps: JobQueueDeps, definitions: readonly AnyJobDefinition[]) {
    this.#store = new JobStore(deps.database, deps.clock);
    this.#runner = new JobRunner({ ...deps, store: this.#store }, definitions);
  }

  /** Starts running jobs, those of before included. */
  start(): void {
    this.#runner.start();
  }

  /** Stops running jobs; those under way are given back, for this or another server to begin anew. */
  close(): Promise<void> {
    return this.#runner.close();
  }

  /**
   * Adds a job, whose `id` says what it is about: the same request twice is one job. One that failed or was cancelled starts anew.
   *
   * @param owner external id of the customer
   */
  async add<Input, Result>(
    definition: JobDefinition<Input, Result>,
    { id, owner, input }: { readonly id: string; readonly owner: string; readonly input: Input },
  ): Promise<Job<Input, Result>> {
    const row = await this.#store.add({ id, owner, kind: definition.kind, input: JSON.stringify(input) });
    this.#runner.wake();
    return readJob(definition, row);
  }

  /** The job, if it is of this kind and owner. */
  async find<Input, Result>(
    definition: JobDefinition<Input, Result>,
    id: string,
    owner: string,
  ): Promise<Job<Input, Result> | undefined> {
    const row = await this.#store.find(id);
    return row?.kind === definition.kind && row.owner === owner ? readJob(definition, row) : undefined;
  }

  /** Jobs of a kind and owner, the newest first. */
  async list<Input, Result>(
    definition: JobDefinition<Input, Result>,
    filter: { readonly owner: string; readonly state?: JobState },
  ): Promise<Job<Input, Result>[]> {
    const rows = await this.#store.list({ ...filter, kind: definition.kind });
    return rows.map((row) => readJob(definition, row));
  }

  /**
   * Forgets jobs that ended before `date`, and says how many.
   * @param release removes what the job has left
   */
  async removeEnded(
    date: Date,
    release: (job: { readonly id: string; readonly owner: string }) => Promise<void>,
  ): Promise<number> {
    let removed = 0;
    for (const row of await this.#store.ended(date)) {
      // In this order, so that a crash leaves the job to the next day, and not its files for ever.
      await release(row);
      if (await this.#store.removeEnded(row)) removed += 1;
    }
    return removed;
  }

  /** Cancels a job that waits or runs, at once; an ended one stays as it is. */
  async cancel(id: string): Promise<void> {
    await this.#store.cancel(id);
    this.#runner.abort(id);
  }

  /** As `cancel`; a job that has ended becomes a cancelled one, so that what it has made can be removed. */
  async discard(id: string): Promise<void> {
    await this.#store.discard(id);
    this.#runner.abort(id);
  }
}

function readJob<Input, Result>(definition: JobDefinition<Input, Result>, row: JobRow): Job<Input, Result> {
  return {
    id: row.id,
    kind: row.kind,
    owner: row.owner,
    state: row.state,
    input: definition.input.parse(JSON.parse(row.input)),
    progress: row.progress === null ? undefined : jobProgress.parse(JSON.parse(row.progress)),
    result: row.result === null ? undefined : definition.result.parse(JSON.parse(row.result)),
    error: row.error ?? undefined,
    attempts: row.attempts,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
