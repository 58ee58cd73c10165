/**
 * Puts the write-ahead log of a SQLite database on the disk without stopping the thread. SQLite itself (`synchronous=FULL`) does it
 * within `COMMIT`, some milliseconds each, in which the thread does nothing else.
 *
 * Invariant: a flush begins after the commits that wait for it, so it covers them; those that come while it runs wait for the next
 * one together. After a flush has failed nobody knows what the disk has, and a later one may succeed without having written it:
 * all that follow fail, too, until the process starts again.
 */
import { fdatasync, openSync, closeSync } from 'node:fs';
import { promisify } from 'node:util';

const flushFile = promisify(fdatasync);

/** The disk did not take what was written. */
export class FlushFailed extends Error {
  override readonly name = 'FlushFailed';
}

export class LogFlusher {
  private readonly file: string;
  private readonly flush: (descriptor: number) => Promise<void>;
  private descriptor: number | undefined;
  private failure: FlushFailed | undefined;
  private running: Promise<void> = Promise.resolve();
  /** Begins when `running` has ended. */
  private next: Promise<void> | undefined;

  /**
   * @param file the log of a database that stays open for as long as this is used, which keeps SQLite from replacing the file
   * @param flush of a file, by its descriptor
   */
  constructor(file: string, flush: (descriptor: number) => Promise<void> = flushFile) {
    this.file = file;
    this.flush = flush;
  }

  /** Resolves when all that was committed before the call is on the disk. @throws FlushFailed */
  async flushed(): Promise<void> {
    this.next ??= this.running.then(() => this.begin());
    await this.next;
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    await (this.next ?? this.running).catch(() => undefined);
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  private begin(): Promise<void> {
    this.next = undefined;
    const flush = this.flushNow();
    this.running = flush.catch(() => undefined);
    return flush;
  }

  private async flushNow(): Promise<void> {
    if (this.failure) throw this.failure;
    try {
      // The first commit has made the file. Windows flushes only what may be written.
      this.descriptor ??= openSync(this.file, 'r+');
      await this.flush(this.descriptor);
    } catch (cause) {
      this.failure = new FlushFailed(
        'The disk did not take a write: free space or repair it, then restart.',
        {
          cause,
        },
      );
      throw this.failure;
    }
  }
}
