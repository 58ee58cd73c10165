/**
 * Sends a value that changes faster than it can be sent. Waits for a short pause, sends one at a time, and of all that
 * came in the meantime only the last: answers can never overtake each other, and the last wish always gets through.
 */
export class LatestWins<T> {
  readonly #send: (value: T) => Promise<unknown>;
  readonly #pauseMs: number;
  #waiting: { value: T } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSending = false;

  /** @param send must deal with its own failures; a rejection only ends the turn */
  constructor(send: (value: T) => Promise<unknown>, pauseMs: number) {
    this.#send = send;
    this.#pauseMs = pauseMs;
  }

  /** True while nothing is waiting or under way. */
  get isIdle(): boolean {
    return !this.#isSending && this.#waiting === undefined;
  }

  push(value: T): void {
    this.#waiting = { value };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#next(), this.#pauseMs);
  }

  /** Sends what is waiting without the pause: the page is about to go. */
  flush(): void {
    clearTimeout(this.#timer);
    void this.#next();
  }

  async #next(): Promise<void> {
    if (this.#isSending || !this.#waiting) return;
    const { value } = this.#waiting;
    this.#waiting = undefined;
    this.#isSending = true;
    try {
      await this.#send(value);
    } catch {
      // The sender's business; see the constructor.
    } finally {
      this.#isSending = false;
    }
    await this.#next();
  }
}
