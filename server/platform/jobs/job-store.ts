import { type Kysely, type Selectable, sql } from 'kysely';
import type { DatabaseSchema, JobTable } from '../database-schema.ts';
import type { JobProgress, JobState } from './job.ts';

/** A row of `job`; `input`, `progress` and `result` are JSON. */
export type JobRow = Selectable<JobTable>;

export interface NewJob {
  readonly id: string;
  readonly kind: string;
  readonly owner: string;
  /** JSON. */
  readonly input: string;
}

/** How a claimed job goes on after its attempt: a `waiting` one is tried again at `runAfter`. */
export type JobOutcome =
  | { readonly state: 'done'; readonly result: string }
  | { readonly state: 'failed'; readonly error: string }
  | {
      readonly state: 'waiting';
      readonly runAfter: Date;
      readonly error: string | null;
      /** False where the attempt was not the job's fault and does not count. */
      readonly isCounted: boolean;
    };

/**
 * Rows of `job`. Several servers may use the table at once: every change of a job that runs names its lease, and changes nothing
 * once the lease has gone to another claim or the job was cancelled.
 */
export class JobStore {
  readonly #database: Kysely<DatabaseSchema>;
  readonly #clock: () => Date;

  constructor(database: Kysely<DatabaseSchema>, clock: () => Date) {
    this.#database = database;
    this.#clock = clock;
  }

  within(transaction: Kysely<DatabaseSchema>): JobStore {
    return new JobStore(transaction, this.#clock);
  }

  find(id: string): Promise<JobRow | undefined> {
    return this.#database.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
  }

  /** The newest first. */
  list(
    filter: { readonly owner?: string; readonly state?: JobState; readonly kind?: string },
    limit = 200,
  ): Promise<JobRow[]> {
    let query = this.#database.selectFrom('job').selectAll();
    if (filter.owner !== undefined) query = query.where('owner', '=', filter.owner);
    if (filter.state !== undefined) query = query.where('state', '=', filter.state);
    if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
    return query.orderBy('created_at', 'desc').orderBy('id').limit(limit).execute();
  }

  /** Adds a job. One of this id that waits, runs or is done stays as it is; a failed or cancelled one starts anew. */
  async add(job: NewJob): Promise<JobRow> {
    const now = this.#clock().toISOString();
    const fresh = {
      state: 'waiting',
      progress: null,
      result: null,
      error: null,
      attempts: 0,
      run_after: now,
      updated_at: now,
    } as const;
    await this.#database
      .insertInto('job')
      .values({ ...job, ...fresh, lease_holder: null, lease_until: null, created_at: now })
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet({ ...fresh, input: job.input })
          .where('job.state', 'in', ['failed', 'cancelled']),
      )
      .execute();
    const row = await this.find(job.id);
    if (!row) throw new Error(`The job ${job.id} that was just added cannot be found.`);
    return row;
  }

  /** Lets a failed or cancelled job wait for its turn again. False for one in another state. */
  async retry(id: string): Promise<boolean> {
    const row = await this.find(id);
    if (row?.state !== 'failed' && row?.state !== 'cancelled') return false;
    return (await this.add(row)).state === 'waiting';
  }

  /** Takes the job whose turn it is: one that waits, or one that ran on a server which has not renewed its lease. */
  claim(kinds: readonly string[], lease: string, leaseMs: number): Promise<JobRow | undefined> {
    const now = this.#clock();
    const turn = this.#database
      .selectFrom('job')
      .select('id')
      .where('kind', 'in', kinds)
      .where((job) =>
        job.or([
          job.and([job('state', '=', 'waiting'), job('run_after', '<=', now.toISOString())]),
          job.and([job('state', '=', 'running'), job('lease_until', '<', now.toISOString())]),
        ]),
      )
      .orderBy('run_after')
      .orderBy('id')
      .limit(1);
    return this.#database
      .updateTable('job')
      .set({
        state: 'running',
        attempts: sql`attempts + 1`,
        lease_holder: lease,
        lease_until: after(now, leaseMs),
        updated_at: now.toISOString(),
      })
      .where('id', '=', turn)
      .returningAll()
      .executeTakeFirst();
  }

  /** Says that the job still runs, and how far it is. False when the lease is lost. */
  renew(id: string, lease: string, leaseMs: number, progress?: JobProgress): Promise<boolean> {
    const now = this.#clock();
    return this.#changeRunning(id, lease, {
      lease_until: after(now, leaseMs),
      ...(progress && { progress: JSON.stringify(progress) }),
    });
  }

  /** Ends the attempt. False when the lease is lost: then another attempt, or the cancellation, counts. */
  end(id: string, lease: string, outcome: JobOutcome): Promise<boolean> {
    const free = { lease_holder: null, lease_until: null } as const;
    if (outcome.state === 'done') {
      return this.#changeRunning(id, lease, { ...free, state: 'done', result: outcome.result, error: null });
    }
    if (outcome.state === 'failed') {
      return this.#changeRunning(id, lease, { ...free, state: 'failed', error: outcome.error });
    }
    return this.#changeRunning(id, lease, {
      ...free,
      state: 'waiting',
      run_after: outcome.runAfter.toISOString(),
      error: outcome.error,
      ...(!outcome.isCounted && { attempts: sql<number>`attempts - 1` }),
    });
  }

  /** Cancels a job that waits or runs. An ended one stays as it is. */
  cancel(id: string): Promise<void> {
    return this.#cancel(id, ['waiting', 'running']);
  }

  /** As `cancel`, and one that has ended counts as cancelled, too: what it has made is needed no more. */
  discard(id: string): Promise<void> {
    return this.#cancel(id, ['waiting', 'running', 'done', 'failed']);
  }

  async #cancel(id: string, states: readonly JobState[]): Promise<void> {
    await this.#database
      .updateTable('job')
      .set({
        state: 'cancelled',
        result: null,
        lease_holder: null,
        lease_until: null,
        updated_at: this.#clock().toISOString(),
      })
      .where('id', '=', id)
      .where('state', 'in', states)
      .execute();
  }

  /** Jobs that ended before `date`. */
  ended(date: Date): Promise<JobRow[]> {
    return this.#database
      .selectFrom('job')
      .selectAll()
      .where('state', 'in', ['done', 'failed', 'cancelled'])
      .where('updated_at', '<', date.toISOString())
      .execute();
  }

  /** Removes a job that has ended. False when it was started anew since it was read. */
  async removeEnded({ id, updated_at }: JobRow): Promise<boolean> {
    const { numDeletedRows } = await this.#database
      .deleteFrom('job')
      .where('id', '=', id)
      .where('state', 'in', ['done', 'failed', 'cancelled'])
      .where('updated_at', '=', updated_at)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  async #changeRunning(id: string, lease: string, change: object): Promise<boolean> {
    const { numUpdatedRows } = await this.#database
      .updateTable('job')
      .set({ ...change, updated_at: this.#clock().toISOString() })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .where('lease_holder', '=', lease)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }
}

function after(date: Date, milliseconds: number): string {
  return new Date(date.getTime() + milliseconds).toISOString();
}
