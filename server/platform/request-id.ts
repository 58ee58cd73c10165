/**
 * The id of the request being answered: a header of its answer, a field of every log line written on its behalf, and passed on to
 * a tenant elsewhere.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

export const REQUEST_ID_HEADER = 'X-Request-ID';

const current = new AsyncLocalStorage<string>();

/** What a proxy may have given; anything else could break a log line or a header. */
const ACCEPTABLE = /^[\w.:-]{8,64}$/;

/**
 * @param sent the header of the request
 * @param trustProxy whether a proxy sets it: otherwise callers could choose the id of each other's requests
 */
export function requestIdOf(sent: string | undefined, trustProxy: boolean): string {
  return trustProxy && sent !== undefined && ACCEPTABLE.test(sent) ? sent : randomUUID();
}

export function withRequestId<T>(id: string, work: () => T): T {
  return current.run(id, work);
}

/** Undefined for what no request asked for. */
export function currentRequestId(): string | undefined {
  return current.getStore();
}
