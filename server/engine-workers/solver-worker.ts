/**
 * One place of the pool: a thread, the problems it has loaded, and the questions waiting for it. One question is under way
 * at a time, so a question that takes too long or a thread that dies is no other question's fault: the thread is thrown
 * away, that question fails, and the next one starts a new thread, which loads its problem again.
 */
import { EngineStopped, EngineTimeout } from '#server/engine/engine-errors.ts';
import type { Problem } from '#server/engine/problem.ts';
import { EngineThread } from './engine-thread.ts';
import { MemoryBound } from './memory-bound.ts';
import type { CacheSettings } from './snapshot-cache.ts';
import type { Task } from './worker-messages.ts';

/** About a problem, and not about the thread. */
type ProblemTask = Exclude<Task, { kind: 'tidy' }>;

export interface WorkerSettings {
  /** The module to run in the thread: engine-worker.ts as built, or engine-worker-source.mjs. */
  readonly entry: URL;
  /**
   * Milliseconds for one answer, once its turn has come. A question whose turn does not come in twice that time is not
   * asked at all: nobody is waiting for it any more.
   */
  readonly answerLimit: number;
  /** Milliseconds for compiling a problem. */
  readonly loadLimit: number;
  /** Problems kept in memory; beyond that the one that has not been asked for longest is unloaded. */
  readonly problemsPerWorker: number;
  /** Bytes that the engines of the thread may take together; beyond that, problems are unloaded in the same order. */
  readonly memoryLimit: number;
  /** Where engines are kept between starts. */
  readonly cache?: CacheSettings | undefined;
  /** Is given what a thread has to say to the operator. */
  readonly notice?: (text: string) => void;
}

/** How many times the time of an answer a question may wait for its turn. */
const PATIENCE = 2;

export class SolverWorker {
  private readonly settings: WorkerSettings;
  private thread: EngineThread | undefined;
  private memory: MemoryBound;
  /** Keys loaded in the present thread, least recently used first. */
  private readonly loaded = new Set<string>();
  /** The end of the queue. */
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private closed = false;

  constructor(settings: WorkerSettings) {
    this.settings = settings;
    this.memory = new MemoryBound(settings.memoryLimit);
  }

  /** Problems in memory. */
  get resident(): number {
    return this.loaded.size;
  }

  /** Questions under way or waiting. */
  get load(): number {
    return this.waiting;
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
   * Does a task when its turn comes, loading the problem first when the thread does not have it.
   * @throws EngineTimeout, EngineStopped, and what the engine throws
   */
  async perform(task: ProblemTask, problem: Problem): Promise<unknown> {
    const asked = performance.now();
    this.waiting += 1;
    try {
      return await this.inTurn(() => {
        if (task.kind !== 'load' && performance.now() - asked > this.settings.answerLimit * PATIENCE)
          throw new EngineTimeout('Too many questions were waiting for the engine.');
        return this.performNow(task, problem);
      });
    } finally {
      this.waiting -= 1;
    }
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

  private async performNow(task: ProblemTask, problem: Problem): Promise<unknown> {
    const thread = this.start();
    const { key } = task;
    if (!this.loaded.has(key)) {
      const [oldest] = this.loaded;
      if (oldest !== undefined && this.loaded.size >= this.settings.problemsPerWorker)
        await this.unloadNow(oldest);
      await thread.ask({ kind: 'load', key, problem }, this.settings.loadLimit);
      this.memory.grew();
    }
    this.loaded.delete(key);
    this.loaded.add(key);
    const answer = task.kind === 'load' ? undefined : await thread.ask(task, this.settings.answerLimit);
    // In a turn of its own: whoever has asked does not wait for it.
    if (this.memory.isTimeFor(thread.memory)) this.inTurn(() => this.makeRoom()).catch(() => undefined);
    return answer;
  }

  /** Unloads problems, least recently used first, until the others fit; the last one stays in any case. */
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
