/**
 * Work on threads that is bounded in number, memory and time: for answers whose cost grows with what a customer has put in.
 * A thread does one task at a time. One that takes too long, too much memory, or whose caller has gone is ended, and with it
 * everything it holds; the next task starts another.
 */
import { Worker } from 'node:worker_threads';
import { FairSlots, type SlotSettings } from './fair-slots.ts';

export interface ThreadSettings extends SlotSettings {
  /** The module to run: answers each message that it gets with `done` or `failed`. */
  readonly entry: URL;
  /** Milliseconds for preparing and doing a task, once its turn has come. */
  readonly limit: number;
  /** Megabytes of JavaScript's heap that a thread may take. */
  readonly memory: number;
}

/** The answer of a thread: `failure` is the stack of an error that it did not expect. */
export type ThreadAnswer =
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly failure: string }
  /** One of several steps is done; the answer is still to come. */
  | { readonly kind: 'progress'; readonly step: number; readonly of: number };

/** A task took longer than it may. */
export class ThreadTimeout extends Error {
  override readonly name = 'ThreadTimeout';
}

/** A task needed more memory than a thread may take. */
export class ThreadOutOfMemory extends Error {
  override readonly name = 'ThreadOutOfMemory';
}

/** What callers need of a pool. */
export interface Threads {
  /**
   * Prepares a task when its turn comes, and has a thread do it.
   *
   * @param owner takes turns with other owners
   * @param signal aborted when nobody waits for the result any more
   * @param prepare makes the task, which has to survive structured cloning; its signal is aborted when the task is not needed
   *   any more, or has no time left
   * @throws QueueFull, ThreadTimeout, ThreadOutOfMemory, the reason of the signal, and what `prepare` throws
   */
  run(
    owner: string,
    signal: AbortSignal,
    prepare: (stop: AbortSignal) => Promise<unknown>,
    onProgress?: (step: number, of: number) => void,
  ): Promise<unknown>;
}

/** Milliseconds after which a thread without work is ended, and its memory given back. */
const IDLE_LIMIT = 60_000;

export class ThreadPool implements Threads {
  readonly #settings: ThreadSettings;
  readonly #slots: FairSlots;
  readonly #idle = new Map<Worker, NodeJS.Timeout>();
  readonly #busy = new Set<Worker>();

  constructor(settings: ThreadSettings) {
    this.#settings = settings;
    this.#slots = new FairSlots(settings);
  }

  async run(
    owner: string,
    signal: AbortSignal,
    prepare: (stop: AbortSignal) => Promise<unknown>,
    onProgress: (step: number, of: number) => void = () => undefined,
  ): Promise<unknown> {
    return this.#slots.run(owner, signal, async () => {
      const { limit } = this.#settings;
      const expired = new AbortController();
      const timer = setTimeout(() => {
        expired.abort(new ThreadTimeout(`The task was not done within ${limit} ms.`));
      }, limit);
      try {
        const stop = AbortSignal.any([signal, expired.signal]);
        const task = await prepare(stop);
        stop.throwIfAborted();
        return await this.#perform(task, stop, onProgress);
      } finally {
        clearTimeout(timer);
      }
    });
  }

  /** Ends all threads; tasks under way fail. */
  close(): void {
    for (const thread of [...this.#idle.keys(), ...this.#busy]) void thread.terminate();
  }

  async #perform(
    task: unknown,
    stop: AbortSignal,
    onProgress: (step: number, of: number) => void,
  ): Promise<unknown> {
    const thread = this.#takeThread();
    this.#busy.add(thread);
    let isUsable = false;
    let stopListening = (): void => undefined;
    try {
      const answer = await new Promise<Exclude<ThreadAnswer, { kind: 'progress' }>>((resolve, reject) => {
        const listeners = {
          message: (message: ThreadAnswer) => {
            if (message.kind === 'progress') onProgress(message.step, message.of);
            else resolve(message);
          },
          error: (error: Error & { code?: string }) => {
            reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ThreadOutOfMemory(error.message) : error);
          },
          exit: () => {
            reject(new Error('The thread ended before its task was done.'));
          },
        };
        const abort = (): void => {
          reject(stop.reason as Error);
        };
        for (const [event, listener] of Object.entries(listeners)) thread.on(event, listener);
        stop.addEventListener('abort', abort);
        stopListening = () => {
          for (const [event, listener] of Object.entries(listeners)) thread.off(event, listener);
          stop.removeEventListener('abort', abort);
        };
        thread.postMessage(task);
      });
      isUsable = true;
      if (answer.kind === 'done') return answer.result;
      throw new Error(`The task failed on its thread: ${answer.failure}`);
    } finally {
      stopListening();
      this.#busy.delete(thread);
      if (isUsable) this.#keep(thread);
      else await thread.terminate();
    }
  }

  #takeThread(): Worker {
    const [known] = this.#idle;
    if (known) {
      const [thread, timer] = known;
      clearTimeout(timer);
      this.#idle.delete(thread);
      thread.ref();
      return thread;
    }
    const { entry, memory } = this.#settings;
    const resourceLimits = { maxOldGenerationSizeMb: memory };
    const thread = new Worker(entry, { name: 'drawing', execArgv: [], resourceLimits });
    // An error that nobody hears would end the process, and a thread may fail between two tasks.
    thread.on('error', () => undefined);
    thread.on('exit', () => {
      clearTimeout(this.#idle.get(thread));
      this.#idle.delete(thread);
    });
    return thread;
  }

  #keep(thread: Worker): void {
    const timer = setTimeout(() => {
      this.#idle.delete(thread);
      void thread.terminate();
    }, IDLE_LIMIT);
    timer.unref();
    thread.unref();
    this.#idle.set(thread, timer);
  }
}
