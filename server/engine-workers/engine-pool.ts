/**
 * Engines on worker threads, behind the engine's own port: solving never blocks the thread that answers requests, and a
 * question that takes too long can be ended. Each problem lives on one worker, the least busy one when it was opened.
 * A worker's thread starts with the first problem it gets.
 */
import type { Engine } from '#server/engine/create-engine.ts';
import type { Evaluation, Outcome, Alternatives } from '#server/engine/engine-port.ts';
import type { Problem } from '#server/engine/problem.ts';
import { SolverWorker, type WorkerSettings } from './solver-worker.ts';

export interface PoolSettings extends Partial<WorkerSettings> {
  readonly entry: URL;
  readonly workers: number;
}

const DEFAULTS = { answerLimit: 8_000, loadLimit: 60_000, problemsPerWorker: 8, memoryLimit: 2 ** 29 };

export class EnginePool {
  private readonly workers: readonly SolverWorker[];
  private readonly problems = new Map<SolverWorker, number>();
  private opened = 0;

  constructor(settings: PoolSettings) {
    this.workers = Array.from(
      { length: settings.workers },
      () => new SolverWorker({ ...DEFAULTS, ...settings }),
    );
  }

  /** Starts the thread that the first problem will get, while the caller is still busy with other things. */
  prepare(): void {
    this.leastBusy().start();
  }

  /**
   * Compiles a problem on a worker. Its engine's calls reject with EngineTimeout or EngineStopped besides what the port
   * says; the engine stays usable.
   * @throws InvalidProblem, EngineTimeout, EngineStopped
   */
  async open(problem: Problem): Promise<Engine> {
    const worker = this.leastBusy();
    this.problems.set(worker, (this.problems.get(worker) ?? 0) + 1);
    this.opened += 1;
    const key = String(this.opened);
    const dispose = (): void => {
      this.problems.set(worker, (this.problems.get(worker) ?? 1) - 1);
      // Nothing to wait for, and a worker that is gone has forgotten the problem already.
      worker.unload(key).catch(() => undefined);
    };
    try {
      await worker.perform({ kind: 'load', key, problem }, problem);
    } catch (error) {
      dispose();
      throw error;
    }
    return {
      evaluate: async (commits, view, wishes) =>
        (await worker.perform({ kind: 'evaluate', key, commits, view, wishes }, problem)) as Evaluation,
      check: async (commits, wanted) =>
        (await worker.perform({ kind: 'check', key, commits, wanted }, problem)) as Outcome,
      alternatives: async (commits, wanted, limit) =>
        (await worker.perform(
          { kind: 'alternatives', key, commits, wanted, limit },
          problem,
        )) as Alternatives,
      dispose,
    };
  }

  /** Stops all workers; questions under way fail. */
  close(): void {
    for (const worker of this.workers) worker.close();
  }

  private leastBusy(): SolverWorker {
    const weight = (worker: SolverWorker): number => (this.problems.get(worker) ?? 0) + worker.load;
    const [best] = [...this.workers].sort((a, b) => weight(a) - weight(b));
    if (!best) throw new Error('A pool needs at least one worker.');
    return best;
  }
}
