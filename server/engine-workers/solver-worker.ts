/**
 * One place of the pool: a thread and the models it has loaded. One question is under way at a time, so a question that takes too long or a thread that dies is no other question's fault: the thread is thrown
 * away, that question fails, and the next one starts a new thread, which loads its model again.
 */
import type { ProductModel } from '#server/model/product/product-model.ts';
import type { Question } from '#server/configurator/questions.ts';
import { EngineStopped } from '#server/engine/engine-errors.ts';
import { EngineThread } from './engine-thread.ts';
import { MemoryBound } from './memory-bound.ts';
import type { CacheSettings } from './snapshot-cache.ts';
import type { Task } from './worker-messages.ts';

type AskTask = Extract<Task, { kind: 'ask' }>;

export interface WorkerSettings {
  /** The module to run in the thread: engine-worker.ts as built, or engine-worker-source.mjs. */
  readonly entry: URL;
  /** Milliseconds for one answer, once its turn has come. */
  readonly answerLimit: number;
  /** Milliseconds for compiling a model, or what else a question needs. */
  readonly loadLimit: number;
  /** Models kept in memory; beyond that the one that has not been asked for longest is unloaded. */
  readonly modelsPerWorker: number;
  /** Bytes that the engines of the thread may take together; beyond that, models are unloaded in the same order. */
  readonly memoryLimit: number;
  /** Where engines are kept between starts. */
  readonly cache?: CacheSettings | undefined;
  /** Is given what a thread has to say to the operator. */
  readonly notice?: (text: string) => void;
}

/** An optimization searches for as long as an answer may take, and has as long again to make an answer of it. */
const OPTIMIZATION = 2;

export class SolverWorker {
  private readonly settings: WorkerSettings;
  private thread: EngineThread | undefined;
  private memory: MemoryBound;
  /** Keys loaded in the present thread, least recently used first. */
  private readonly loaded = new Set<string>();
  /** The end of the queue. */
  private last: Promise<unknown> = Promise.resolve();
  private closed = false;

  constructor(settings: WorkerSettings) {
    this.settings = settings;
    this.memory = new MemoryBound(settings.memoryLimit);
  }

  /** Models in memory. */
  get resident(): number {
    return this.loaded.size;
  }

  /** The thread, a new one where there is none that lives. @throws EngineStopped when the pool was closed */
  start(): EngineThread {
    if (this.closed) throw new EngineStopped('The engines have been closed.');
    if (this.thread?.isAlive) return this.thread;
    this.loaded.clear();
    this.memory = new MemoryBound(this.settings.memoryLimit);
    const { entry, cache, notice = () => undefined } = this.settings;
    this.thread = new EngineThread(entry, { cache }, notice);
    return this.thread;
  }

  /**
   * Asks when the turn of the question comes, loading the model first when the thread does not have it.
   * @throws EngineTimeout, EngineStopped, and what configurator and engine throw
   */
  async ask(key: string, question: Question, model: ProductModel): Promise<unknown> {
    const task = { kind: 'ask', key, question, searchLimit: this.settings.answerLimit } as const;
    return this.inTurn(() => this.askNow(task, model));
  }

  /** Loads a model when its turn comes. @throws EngineTimeout, EngineStopped, InvalidProblem */
  async load(key: string, model: ProductModel): Promise<void> {
    await this.inTurn(() => this.threadWith(key, model));
  }

  async unload(key: string): Promise<void> {
    await this.inTurn(() => this.unloadNow(key));
  }

  close(): void {
    this.closed = true;
    this.thread?.end(new EngineStopped('The engines have been closed.'));
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async askNow(task: AskTask, model: ProductModel): Promise<unknown> {
    const thread = await this.threadWith(task.key, model);
    const { answerLimit, loadLimit } = this.settings;
    const answer =
      task.question.kind === 'optimize'
        ? await thread.ask(task, answerLimit * OPTIMIZATION, loadLimit)
        : await thread.ask(task, answerLimit);
    this.tidyLater(thread);
    return answer;
  }

  /** The thread, with the model loaded. */
  private async threadWith(key: string, model: ProductModel): Promise<EngineThread> {
    const thread = this.start();
    const isNew = !this.loaded.has(key);
    if (isNew) {
      const [oldest] = this.loaded;
      if (oldest !== undefined && this.loaded.size >= this.settings.modelsPerWorker)
        await this.unloadNow(oldest);
      await thread.ask({ kind: 'load', key, model }, this.settings.loadLimit);
      this.memory.grew();
    }
    this.loaded.delete(key);
    this.loaded.add(key);
    if (isNew) this.tidyLater(thread);
    return thread;
  }

  /** In a turn of its own: whoever has asked does not wait for it. */
  private tidyLater(thread: EngineThread): void {
    if (this.memory.isTimeFor(thread.memory)) this.inTurn(() => this.makeRoom()).catch(() => undefined);
  }

  /** Unloads models, least recently used first, until the others fit; the last one stays in any case. */
  private async makeRoom(): Promise<void> {
    const { thread, memory } = this;
    if (!thread?.isAlive || !memory.isTimeFor(thread.memory)) return;
    memory.pause();
    const tidy = async (): Promise<number> => {
      const task = { kind: 'tidy', largestSolver: memory.largestSolver } as const;
      return (await thread.ask(task, this.settings.answerLimit)) as number;
    };
    let taken = await tidy();
    if (!memory.isExceededBy(taken)) return;
    while (taken > memory.target && this.loaded.size > 1) {
      const [oldest = ''] = this.loaded;
      await this.unloadNow(oldest);
      taken = await tidy();
    }
  }

  private async unloadNow(key: string): Promise<void> {
    if (this.thread?.isAlive && this.loaded.delete(key))
      await this.thread.ask({ kind: 'unload', key }, this.settings.answerLimit);
  }
}
