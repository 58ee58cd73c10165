/**
 * Decides which question a thread gets next. One thread is for optimizations, which may search for seconds; the others answer
 * what a customer waits for at every click. In both groups turns are fair (`fair-queue.ts`), and a caller has one question under
 * way at a time.
 *
 * A model has a thread of its own, where it is loaded. A thread that has worked on one question for longer than a slice has
 * its waiting questions given to others that are free, which load the model, too: a hard question delays those behind it by
 * a slice, as long as there is another thread.
 */
import { EngineStopped } from '#server/engine/engine-errors.ts';
import { FairQueue, type Waiting } from './fair-queue.ts';
import type { SolverWorker } from './solver-worker.ts';

/** Milliseconds after which a thread counts as held up by its question. */
const SLICE = 500;

export interface Work<T> extends Waiting {
  /** The thread that has the model. */
  readonly worker: SolverWorker;
  /** Called when its turn has come; with another thread when its own is held up. */
  readonly run: (worker: SolverWorker) => Promise<T>;
}

interface Entry extends Work<unknown> {
  readonly start: (worker: SolverWorker) => Promise<void>;
  readonly reject: (reason: Error) => void;
}

export class QuestionScheduler {
  private readonly workers: readonly SolverWorker[];
  private readonly slice: number;
  private readonly queue = new FairQueue<Entry>();
  private readonly busy = new Set<SolverWorker>();
  private readonly heldUp = new Set<SolverWorker>();
  private readonly callers = new Set<string>();
  private closed = false;

  /** @param workers get one question at a time from here, and from nowhere else */
  constructor(workers: readonly SolverWorker[], slice = SLICE) {
    this.workers = workers;
    this.slice = slice;
  }

  isBusy(worker: SolverWorker): boolean {
    return this.busy.has(worker);
  }

  /** @throws EngineStopped when it is closed before the turn has come, and what `run` throws */
  async inTurn<T>(work: Work<T>): Promise<T> {
    if (this.closed) throw closed();
    return new Promise<T>((resolve, reject) => {
      const start = (worker: SolverWorker) => work.run(worker).then(resolve, reject);
      this.queue.push({ ...work, start, reject });
      this.startWaiting();
    });
  }

  /** What waits fails; what is under way goes on. */
  close(): void {
    this.closed = true;
    for (const { reject } of this.queue.clear()) reject(closed());
  }

  private startWaiting(): void {
    for (const worker of this.workers) {
      if (this.busy.has(worker)) continue;
      const entry = this.queue.take(
        (waiting) =>
          (waiting.worker === worker || this.heldUp.has(waiting.worker)) && !this.callers.has(waiting.caller),
      );
      if (entry) this.start(worker, entry);
    }
  }

  private start(worker: SolverWorker, { caller, start }: Entry): void {
    this.busy.add(worker);
    if (caller !== '') this.callers.add(caller);
    const timer = setTimeout(() => {
      this.heldUp.add(worker);
      this.startWaiting();
    }, this.slice);
    void start(worker).then(() => {
      clearTimeout(timer);
      this.heldUp.delete(worker);
      this.busy.delete(worker);
      this.callers.delete(caller);
      this.startWaiting();
    });
  }
}

function closed(): EngineStopped {
  return new EngineStopped('The engines have been closed.');
}
