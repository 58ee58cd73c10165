import type { Endpoint } from '#contract/endpoint.ts';
import { optimize } from '#contract/endpoints.ts';
import { GatewayError } from './gateway-error.ts';

/** Browsers open six connections to a server; the shop sends a commit after the answer to the one before. */
const MOST_CALLS = 16;

/** Calls that may take seconds of a processor, and how many of them a session may have under way. */
const MOST_SLOW_CALLS = 2;
const slowCalls: readonly Endpoint[] = [optimize];

/** Seconds after which a refused call may be tried again. */
const RETRY_AFTER_S = 1;

/** How many calls a browser session has under way, so that one session cannot have the tenant work for it alone. */
export class CallLimit {
  private readonly underWay = new Map<string, number>();

  /**
   * Runs a call, and counts it until the tenant has ended its work, whether or not anybody still waits for the answer.
   *
   * @param externalId of the session; calls without one are not limited
   * @throws GatewayError 429 when the session has too many under way
   */
  async run<T>(externalId: string | undefined, endpoint: Endpoint, work: () => Promise<T>): Promise<T> {
    if (externalId === undefined) return work();
    const counters = [{ key: externalId, most: MOST_CALLS }];
    if (slowCalls.includes(endpoint)) counters.push({ key: `${externalId} slow`, most: MOST_SLOW_CALLS });
    if (counters.some(({ key, most }) => this.count(key) >= most)) {
      const message = 'There are too many calls under way. Try again in a moment.';
      throw new GatewayError(429, 'Too many calls', message, undefined, RETRY_AFTER_S);
    }
    for (const { key } of counters) this.underWay.set(key, this.count(key) + 1);
    try {
      return await work();
    } finally {
      for (const { key } of counters) this.end(key);
    }
  }

  private count(key: string): number {
    return this.underWay.get(key) ?? 0;
  }

  private end(key: string): void {
    const rest = this.count(key) - 1;
    if (rest > 0) this.underWay.set(key, rest);
    else this.underWay.delete(key);
  }
}
