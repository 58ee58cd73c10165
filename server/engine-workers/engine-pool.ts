/**
 * Configurators on worker threads: solving never blocks the thread that answers requests, and a question that takes too long
 * can be ended. Each model lives on one worker, the one with the fewest models when it was opened, and on the worker for
 * optimizations once it has been optimized; a question crosses to a worker as one message, when its turn has come
 * (`question-scheduler.ts`). A worker's thread starts with the first model it gets.
 */
import type { Answers, ConfiguratorPort, Question } from '#server/configurator/questions.ts';
import { EngineTimeout } from '#server/engine/engine-errors.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { QuestionScheduler } from './question-scheduler.ts';
import { SolverWorker, type WorkerSettings } from './solver-worker.ts';

export interface PoolSettings extends Partial<WorkerSettings> {
  readonly entry: URL;
  /** Threads besides the one for optimizations. */
  readonly workers: number;
  /** Milliseconds after which a question that holds up others of its thread leaves them to other threads. */
  readonly slice?: number;
}

export interface PooledConfigurator extends ConfiguratorPort {
  /** Gives the memory back. It cannot be asked afterwards. */
  dispose(): void;
}

const DEFAULTS = { answerLimit: 8_000, loadLimit: 60_000, modelsPerWorker: 8, memoryLimit: 2 ** 29 };

/** How many times the time of an answer a question may wait for its turn. */
const PATIENCE = 2;

/** Models are loaded in turns with questions, but for no customer. */
const NO_CALLER = '';

export class EnginePool {
  private readonly workers: readonly SolverWorker[];
  private readonly optimizer: SolverWorker;
  private readonly answers: QuestionScheduler;
  private readonly optimizations: QuestionScheduler;
  private readonly models = new Map<SolverWorker, number>();
  private readonly answerLimit: number;
  private opened = 0;

  constructor(settings: PoolSettings) {
    const all = { ...DEFAULTS, ...settings };
    this.answerLimit = all.answerLimit;
    this.workers = Array.from({ length: settings.workers }, () => new SolverWorker(all));
    this.optimizer = new SolverWorker(all);
    this.answers = new QuestionScheduler(this.workers, settings.slice);
    this.optimizations = new QuestionScheduler([this.optimizer]);
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
  async open(whole: ProductModel): Promise<PooledConfigurator> {
    // What a product looks like is no question for the engine, and as large as all the rest.
    const model: ProductModel = { ...whole, scene: undefined };
    const worker = this.leastBusy();
    this.models.set(worker, (this.models.get(worker) ?? 0) + 1);
    this.opened += 1;
    const key = String(this.opened);
    const dispose = (): void => {
      this.models.set(worker, (this.models.get(worker) ?? 1) - 1);
      // Nothing to wait for, and a worker that is gone has forgotten the model already.
      for (const one of [...this.workers, this.optimizer]) one.unload(key).catch(() => undefined);
    };
    try {
      const run = (free: SolverWorker) => free.load(key, model);
      await this.answers.inTurn({ model: key, caller: NO_CALLER, worker, run });
    } catch (error) {
      dispose();
      throw error;
    }
    return {
      ask: async <Q extends Question>(question: Q, caller = NO_CALLER) =>
        (await this.ask({ key, question, model, worker, caller })) as Answers[Q['kind']],
      dispose,
    };
  }

  /** Stops all workers; questions under way fail. */
  close(): void {
    for (const scheduler of [this.answers, this.optimizations]) scheduler.close();
    for (const worker of [...this.workers, this.optimizer]) worker.close();
  }

  private ask(asked: {
    key: string;
    question: Question;
    model: ProductModel;
    worker: SolverWorker;
    caller: string;
  }): Promise<unknown> {
    const { key, question, model, caller } = asked;
    const at = performance.now();
    const run = (worker: SolverWorker) => {
      if (performance.now() - at > this.answerLimit * PATIENCE)
        return Promise.reject(new EngineTimeout('Too many questions were waiting for the engine.'));
      return worker.ask(key, question, model);
    };
    return question.kind === 'optimize'
      ? this.optimizations.inTurn({ model: key, caller, worker: this.optimizer, run })
      : this.answers.inTurn({ model: key, caller, worker: asked.worker, run });
  }

  private leastBusy(): SolverWorker {
    const weight = (worker: SolverWorker): number =>
      (this.models.get(worker) ?? 0) + (this.answers.isBusy(worker) ? 1 : 0);
    const [best] = [...this.workers].sort((a, b) => weight(a) - weight(b));
    if (!best) throw new Error('A pool needs at least one worker.');
    return best;
  }
}
