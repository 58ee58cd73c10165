/**
 * Runs tasks one at a time, in the order they were added. Knows nothing of configurations.
 *
 * - A task with a key replaces a waiting one with the same key and goes behind the others.
 * - While the queue is held, only what is added with `runNext` runs.
 * - A task handles its own failures. Whatever it throws all the same is a defect: it is reported, the task is not run
 *   again, and the queue goes on.
 */
export interface Task {
  readonly key?: string;
  readonly run: () => Promise<void>;
  /** Called instead of `run` when waiting has become pointless. Tasks without it stay. */
  readonly abandon?: (reason: unknown) => void;
}

export interface QueueOptions {
  isHeld: () => boolean;
  onBug: (error: unknown) => void;
  /** Nothing is left to do, or what is left has to wait. */
  onIdle: () => void;
}

export class SerialQueue {
  readonly #options: QueueOptions;
  readonly #urgent: Task[] = [];
  #waiting: Task[] = [];
  #isRunning = false;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Whether a task with this key waits. */
  has(key: string): boolean {
    return this.#waiting.some((task) => task.key === key);
  }

  add(task: Task): void {
    if (task.key !== undefined) this.remove(task.key);
    this.#waiting.push(task);
    this.resume();
  }

  remove(key: string): void {
    this.#waiting = this.#waiting.filter((task) => task.key !== key);
  }

  /** Puts a task at the head again; to be called by the task itself, before the queue is held. */
  putBack(task: Task): void {
    this.#waiting.unshift(task);
  }

  /** Does something as soon as what is running has ended, whether the queue is held or not. */
  runNext<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#urgent.push({ run: () => work().then(resolve, reject) });
      this.resume();
    });
  }

  /** Calls off the waiting tasks that can be. */
  abandon(reason: unknown): void {
    const abandoned = this.#waiting.filter((task) => task.abandon);
    this.#waiting = this.#waiting.filter((task) => !task.abandon);
    for (const task of abandoned) task.abandon?.(reason);
  }

  /** Goes on; to be called whenever what held the queue may be over. */
  resume(): void {
    if (!this.#isRunning) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let task = this.#next(); task; task = this.#next()) {
      try {
        await task.run();
      } catch (error) {
        this.#options.onBug(error);
      }
    }
    this.#isRunning = false;
    this.#options.onIdle();
  }

  #next(): Task | undefined {
    return this.#urgent.shift() ?? (this.#options.isHeld() ? undefined : this.#waiting.shift());
  }
}
