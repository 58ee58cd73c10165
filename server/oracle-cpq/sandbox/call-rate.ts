import { StoreError } from './store-error.ts';

const MINUTE_MS = 60_000;
/** Callers that are counted at most; beyond it the counts begin anew. */
const MOST_CALLERS = 10_000;

/** How many calls each caller has made in the current minute. */
export class CallRate {
  readonly #clock: () => Date;
  readonly #perMinute: number;
  #calls = new Map<string, number>();
  #minute = 0;

  constructor(clock: () => Date, perMinute: number) {
    this.#clock = clock;
    this.#perMinute = perMinute;
  }

  /** @throws StoreError 429 when there were too many, until the minute is over */
  count(caller: string): void {
    const now = this.#clock().getTime();
    const minute = Math.floor(now / MINUTE_MS);
    if (minute !== this.#minute || this.#calls.size > MOST_CALLERS) this.#calls = new Map();
    this.#minute = minute;
    const calls = (this.#calls.get(caller) ?? 0) + 1;
    this.#calls.set(caller, calls);
    if (calls <= this.#perMinute) return;
    throw new StoreError('There were too many calls. Try again later.', {
      status: 429,
      retryAfterSeconds: Math.ceil(((minute + 1) * MINUTE_MS - now) / 1000),
    });
  }
}
