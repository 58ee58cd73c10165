/**
 * Slows down whoever guesses passwords. Failures count for an address together with a name, and for an address alone; never for a
 * name alone, or anybody could lock others out by failing in their name. Kept in memory: a restart forgives.
 */
export interface SignInLimits {
  /** Failures of one address with one name before it has to wait. */
  readonly perName: number;
  /** Failures of one address with any names. */
  readonly perAddress: number;
  /** Milliseconds after which a failure counts no more. */
  readonly window: number;
}

const LIMITS: SignInLimits = { perName: 5, perAddress: 20, window: 15 * 60_000 };
/** Pairs kept; beyond them the oldest are forgotten. */
const MAX_ENTRIES = 10_000;

export class FailedSignIns {
  readonly #failures = new Map<string, number[]>();
  readonly #now: () => number;
  readonly #limits: SignInLimits;

  constructor(now: () => number = Date.now, limits: SignInLimits = LIMITS) {
    this.#now = now;
    this.#limits = limits;
  }

  /** Seconds until the address may try again; 0 for at once. */
  waitingTime(address: string, name: string): number {
    const { perName, perAddress } = this.#limits;
    return Math.max(this.#wait(pair(address, name), perName), this.#wait(address, perAddress));
  }

  add(address: string, name: string): void {
    for (const key of [pair(address, name), address]) {
      const failures = [...this.#recent(key), this.#now()];
      this.#failures.delete(key);
      this.#failures.set(key, failures);
    }
    for (const key of this.#failures.keys()) {
      if (this.#failures.size <= MAX_ENTRIES) break;
      this.#failures.delete(key);
    }
  }

  /** After a success: mistyping before counts no more. */
  forget(address: string, name: string): void {
    this.#failures.delete(pair(address, name));
  }

  #wait(key: string, limit: number): number {
    const recent = this.#recent(key);
    const first = recent[recent.length - limit];
    return first === undefined ? 0 : Math.ceil((first + this.#limits.window - this.#now()) / 1_000);
  }

  #recent(key: string): number[] {
    const since = this.#now() - this.#limits.window;
    return (this.#failures.get(key) ?? []).filter((time) => time > since);
  }
}

function pair(address: string, name: string): string {
  return `${address} ${name}`;
}
