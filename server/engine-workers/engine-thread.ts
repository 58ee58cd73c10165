/**
 * A worker thread that answers one task at a time. Whatever goes wrong with it (an answer that takes too long, a crash, an
 * error nobody expected, which may have left the solver in pieces) ends the thread: it is never used half broken.
 */
import { Worker } from 'node:worker_threads';
import { EngineStopped, EngineTimeout } from '#server/engine/engine-errors.ts';
import { type Reply, type Task, type WorkerData, unpackError } from './worker-messages.ts';

interface Question {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: Error) => void;
  readonly compiled: () => void;
}

export class EngineThread {
  private readonly worker: Worker;
  private readonly notice: (text: string) => void;
  private question: Question | undefined;
  private ended = false;
  private reported = 0;

  /** @param notice is given what the thread says to nobody in particular */
  constructor(entry: URL, workerData: WorkerData, notice: (text: string) => void) {
    this.worker = new Worker(entry, { name: 'engine', execArgv: [], workerData });
    this.notice = notice;
    // A thread may also end between two questions, and an `error` that nobody hears would end the whole process.
    this.worker.on('error', (cause) => {
      this.end(new EngineStopped('The engine failed.', { cause }));
    });
    this.worker.on('exit', () => {
      this.end(new EngineStopped('The engine stopped before it had an answer.'));
    });
    this.worker.on('message', (reply: Reply) => {
      this.deliver(reply);
    });
  }

  /** Bytes that its engines took after the last answer, with garbage. */
  get memory(): number {
    return this.reported;
  }

  /** Whether it can be asked. */
  get isAlive(): boolean {
    return !this.ended;
  }

  /**
   * One task after the other: the caller waits for the answer before it asks again.
   * @param limit milliseconds for the answer
   * @param compileLimit milliseconds until the thread says that it has compiled what the answer needs; only then the time
   *   for the answer begins
   * @throws EngineTimeout, EngineStopped, and what the engine throws about the task
   */
  async ask(task: Task, limit: number, compileLimit?: number): Promise<unknown> {
    if (this.ended) throw new EngineStopped('The engine has stopped.');
    let timer: NodeJS.Timeout | undefined;
    const endAfter = (ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        this.end(new EngineTimeout(`The engine had no answer within ${ms} ms.`));
      }, ms);
    };
    try {
      return await new Promise((resolve, reject) => {
        this.question = {
          resolve,
          reject,
          compiled: () => {
            endAfter(limit);
          },
        };
        endAfter(compileLimit ?? limit);
        this.worker.postMessage(task);
      });
    } finally {
      clearTimeout(timer);
      this.question = undefined;
    }
  }

  /** Ends the thread; a question under way fails with the reason. */
  end(reason: Error): void {
    if (this.ended) return;
    this.ended = true;
    this.question?.reject(reason);
    void this.worker.terminate();
  }

  private deliver(reply: Reply): void {
    if (reply.kind === 'notice') {
      this.notice(reply.text);
      return;
    }
    if (reply.kind === 'compiled') {
      this.question?.compiled();
      return;
    }
    if (reply.kind === 'answer') {
      this.reported = reply.memory;
      this.question?.resolve(reply.answer);
      return;
    }
    const error = unpackError(reply.failure);
    if (error) this.question?.reject(error);
    else this.end(new EngineStopped(`The engine failed: ${reply.failure.message}`));
  }
}
