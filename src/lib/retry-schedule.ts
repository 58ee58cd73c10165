/**
 * When to try again what failed for a reason that may pass: after 1, 2, 4 … 60 seconds, fifteen times at most (ten minutes),
 * and at once when the customer comes back to the page or the network does. Each failure is told to it, and each success;
 * it knows nothing of what is tried.
 */
const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
const MOST_TRIES = 15;

export class RetrySchedule {
  readonly #retry: () => void;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isFailed = false;

  constructor(retry: () => void) {
    this.#retry = retry;
  }

  /** @param atLeast what the server asks to wait for, milliseconds */
  failed(atLeast = 0): void {
    clearTimeout(this.#timer);
    this.#isFailed = true;
    if (this.#tries >= MOST_TRIES) return; // from here on only `wake` tries again
    const wait = Math.min(FIRST_MS * 2 ** this.#tries, LONGEST_MS);
    this.#tries += 1;
    this.#timer = setTimeout(() => this.#try(), Math.max(wait, atLeast));
  }

  succeeded(): void {
    this.stop();
    this.#tries = 0;
  }

  /** Something suggests that it works again: try now, if anything has failed. */
  wake(): void {
    if (!this.#isFailed) return;
    this.#tries = 0;
    this.#try();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#isFailed = false;
  }

  #try(): void {
    clearTimeout(this.#timer);
    this.#isFailed = false;
    this.#retry();
  }
}
