import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { JobRefused, type AnyJobDefinition, type JobRun } from './job.ts';
import type { JobOutcome, JobRow, JobStore } from './job-store.ts';

/** Milliseconds. */
export interface JobTimes {
  /** Without a sign of life for so long, a job is taken over by another server. A third of it is between two signs. */
  readonly lease: number;
  /** Between two looks for jobs that another server has added or left. */
  readonly interval: number;
  /** Before the second attempt; doubled for each further one. */
  readonly backoff: number;
}

const TIMES: JobTimes = { lease: 30_000, interval: 2_000, backoff: 5_000 };
/** Jobs that run at once: they are long, and customers' clicks come first. */
const SLOTS = 1;
/** Milliseconds that a stopping server waits for handlers which do not heed their signal. */
const STOP_LIMIT = 5_000;

type EndOfAttempt = 'cancelled' | 'lease-lost' | 'time-over' | 'server-stops';

/** Why the signal of a job was aborted. */
class JobAborted extends Error {
  override readonly name = 'JobAborted';
  readonly reason: EndOfAttempt;

  constructor(reason: EndOfAttempt) {
    super(`The job was ended: ${reason}.`);
    this.reason = reason;
  }
}

export interface JobRunnerDeps {
  readonly store: JobStore;
  readonly clock: () => Date;
  readonly randomId: () => string;
  readonly logger: Logger;
  readonly times?: JobTimes | undefined;
}

/** Claims jobs one after the other and runs their handlers. */
export class JobRunner {
  readonly #deps: JobRunnerDeps;
  readonly #definitions: ReadonlyMap<string, AnyJobDefinition>;
  readonly #running = new Map<
    string,
    { readonly controller: AbortController; readonly end: Promise<void> }
  >();
  readonly #times: JobTimes;
  #timer: NodeJS.Timeout | undefined;
  /** Looks for work one at a time. */
  #search: Promise<void> = Promise.resolve();

  constructor(deps: JobRunnerDeps, definitions: readonly AnyJobDefinition[]) {
    this.#deps = deps;
    this.#times = deps.times ?? TIMES;
    this.#definitions = new Map(definitions.map((definition) => [definition.kind, definition]));
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.wake();
    }, this.#times.interval);
    this.#timer.unref();
    this.wake();
  }

  /** Looks for a job now. */
  wake(): void {
    if (this.#timer === undefined) return;
    this.#search = this.#search
      .then(() => this.#fillSlots())
      .catch((error: unknown) => {
        this.#deps.logger.error({ err: error }, 'Jobs cannot be claimed; the next try is in a moment.');
      });
  }

  /** Ends the attempt of a cancelled job on this server; on others it ends at the next sign of life. */
  abort(id: string): void {
    this.#running.get(id)?.controller.abort(new JobAborted('cancelled'));
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#search;
    const ends = [...this.#running.values()].map(({ controller, end }) => {
      controller.abort(new JobAborted('server-stops'));
      return end;
    });
    const limit = new AbortController();
    await Promise.race([
      Promise.all(ends),
      pause(STOP_LIMIT, undefined, { signal: limit.signal }).catch(() => undefined),
    ]);
    limit.abort();
  }

  async #fillSlots(): Promise<void> {
    const kinds = [...this.#definitions.keys()];
    while (this.#timer !== undefined && this.#running.size < SLOTS && kinds.length > 0) {
      const lease = this.#deps.randomId();
      const row = await this.#deps.store.claim(kinds, lease, this.#times.lease);
      if (!row) return;
      const controller = new AbortController();
      const end = this.#attempt(row, lease, controller).finally(() => {
        this.#running.delete(row.id);
        this.wake();
      });
      this.#running.set(row.id, { controller, end });
    }
  }

  /** Runs one attempt to its end and records it. Never rejects. */
  async #attempt(row: JobRow, lease: string, controller: AbortController): Promise<void> {
    const { store, logger, clock } = this.#deps;
    const log = logger.child({ job: row.id, kind: row.kind, attempt: row.attempts });
    try {
      const outcome = await this.#outcome(row, lease, controller);
      if (!outcome) return;
      if (outcome.state === 'failed') log.error({ reason: outcome.error }, 'job failed');
      if (outcome.state === 'waiting') log.warn({ reason: outcome.error }, 'job is tried again');
      const isRecorded = await store.end(row.id, lease, outcome);
      if (!isRecorded) log.debug('the end of the job is recorded already, or it was cancelled or taken over');
    } catch (error) {
      // The lease runs out, and the job is tried again.
      log.error({ err: error, at: clock().toISOString() }, 'the end of a job cannot be recorded');
    }
  }

  /** Undefined where there is nothing to record: the job is somebody else's by now. */
  async #outcome(row: JobRow, lease: string, controller: AbortController): Promise<JobOutcome | undefined> {
    const definition = this.#definitions.get(row.kind);
    if (!definition) throw new Error(`Nobody said how to run jobs of the kind ${row.kind}.`);
    if (row.attempts > definition.maxAttempts) {
      return { state: 'failed', error: row.error ?? 'The server ended in the middle of each attempt.' };
    }
    try {
      return { state: 'done', result: await this.#run(definition, row, lease, controller) };
    } catch (error) {
      return this.#afterFailure(error, row, definition);
    }
  }

  /** @returns JSON of the result */
  async #run(
    definition: AnyJobDefinition,
    row: JobRow,
    lease: string,
    controller: AbortController,
  ): Promise<string> {
    const { store, logger } = this.#deps;
    const { signal } = controller;
    const end = (reason: EndOfAttempt) => {
      controller.abort(new JobAborted(reason));
    };
    const heartbeat = setInterval(() => {
      store.renew(row.id, lease, this.#times.lease).then(
        (isOurs) => {
          if (!isOurs) end('lease-lost');
        },
        (error: unknown) => {
          logger.warn({ err: error, job: row.id }, 'the lease of a job cannot be renewed');
        },
      );
    }, this.#times.lease / 3);
    const limit = setTimeout(end, definition.limit, 'time-over');
    const run: JobRun = {
      jobId: row.id,
      owner: row.owner,
      signal,
      report: async (progress) => {
        signal.throwIfAborted();
        if (!(await store.renew(row.id, lease, this.#times.lease, progress))) end('lease-lost');
        signal.throwIfAborted();
      },
      finish: async (transaction, result) => {
        const json = JSON.stringify(definition.result.parse(result));
        const isOurs = await store.within(transaction).end(row.id, lease, { state: 'done', result: json });
        if (!isOurs) end('lease-lost');
        signal.throwIfAborted();
      },
    };
    try {
      const input: unknown = definition.input.parse(JSON.parse(row.input));
      const work = definition.load().then((handler) => handler(input, run));
      // A handler that does not heed its signal keeps no slot.
      const result: unknown = await Promise.race([work, aborted(signal)]);
      return JSON.stringify(definition.result.parse(result));
    } finally {
      clearInterval(heartbeat);
      clearTimeout(limit);
    }
  }

  #afterFailure(error: unknown, row: JobRow, definition: AnyJobDefinition): JobOutcome | undefined {
    const now = this.#deps.clock();
    const reason = error instanceof JobAborted ? error.reason : undefined;
    if (reason === 'cancelled' || reason === 'lease-lost') return undefined;
    if (reason === 'server-stops')
      return { state: 'waiting', runAfter: now, error: row.error, isCounted: false };
    const message =
      reason === 'time-over' ? `It took longer than ${definition.limit / 1_000} s.` : messageOf(error);
    if (error instanceof JobRefused || row.attempts >= definition.maxAttempts)
      return { state: 'failed', error: message };
    const runAfter = new Date(now.getTime() + this.#times.backoff * 2 ** (row.attempts - 1));
    return { state: 'waiting', runAfter, error: message, isCounted: true };
  }
}

/** Rejects with the signal's reason when it is aborted. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const rejectNow = () => {
      // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- always a JobAborted
      reject(signal.reason);
    };
    if (signal.aborted) rejectNow();
    else signal.addEventListener('abort', rejectNow, { once: true });
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
