/**
 * Configurators on worker threads: solving never blocks the thread that answers requests, and a question that takes too long
 * can be ended. Each model lives on one worker, the least busy one when it was opened; a question crosses to it as one
 * message. A worker's thread starts with the first model it gets.
 */
import type { Answers, ConfiguratorPort, Question } from '#server/configurator/questions.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { SolverWorker, type WorkerSettings } from './solver-worker.ts';

export interface PoolSettings extends Partial<WorkerSettings> {
  readonly entry: URL;
  readonly workers: number;
}

export interface PooledConfigurator extends ConfiguratorPort {
  /** Gives the memory back. It cannot be asked afterwards. */
  dispose(): void;
}

const DEFAULTS = { answerLimit: 8_000, loadLimit: 60_000, modelsPerWorker: 8, memoryLimit: 2 ** 29 };

export class EnginePool {
  private readonly workers: readonly SolverWorker[];
  private readonly models = new Map<SolverWorker, number>();
  private opened = 0;

  constructor(settings: PoolSettings) {
    this.workers = Array.from(
      { length: settings.workers },
      () => new SolverWorker({ ...DEFAULTS, ...settings }),
    );
  }

  /** Starts the thread that the first model will get, while the caller is still busy with other things. */
  prepare(): void {
    this.leastBusy().start();
  }

  /**
   * Compiles a model's problem on a worker. Questions reject with EngineTimeout or EngineStopped besides what the port
   * says; the configurator stays usable.
   * @throws InvalidProblem, EngineTimeout, EngineStopped
   */
  async open(model: ProductModel): Promise<PooledConfigurator> {
    const worker = this.leastBusy();
    this.models.set(worker, (this.models.get(worker) ?? 0) + 1);
    this.opened += 1;
    const key = String(this.opened);
    const dispose = (): void => {
      this.models.set(worker, (this.models.get(worker) ?? 1) - 1);
      // Nothing to wait for, and a worker that is gone has forgotten the model already.
      worker.unload(key).catch(() => undefined);
    };
    try {
      await worker.load(key, model);
    } catch (error) {
      dispose();
      throw error;
    }
    return {
      ask: async <Q extends Question>(question: Q) =>
        (await worker.ask(key, question, model)) as Answers[Q['kind']],
      dispose,
    };
  }

  /** Stops all workers; questions under way fail. */
  close(): void {
    for (const worker of this.workers) worker.close();
  }

  private leastBusy(): SolverWorker {
    const weight = (worker: SolverWorker): number => (this.models.get(worker) ?? 0) + worker.pending;
    const [best] = [...this.workers].sort((a, b) => weight(a) - weight(b));
    if (!best) throw new Error('A pool needs at least one worker.');
    return best;
  }
}
