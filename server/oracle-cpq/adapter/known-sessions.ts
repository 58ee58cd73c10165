import type { OracleSession } from './oracle-session.ts';

/** Beyond it the ones that were used least recently are forgotten; then they are made anew. */
const MOST_SESSIONS = 10_000;

/**
 * The sessions that the store has exactly as they are here. A call that ended without an answer, a second tab or a restart leave one
 * that it may have otherwise: then the configuration is made anew from its commits.
 */
export class KnownSessions {
  readonly #revisions = new Map<string, number>();

  has({ cacheInstanceId, revision }: OracleSession): boolean {
    return this.#revisions.get(cacheInstanceId) === revision;
  }

  add({ cacheInstanceId, revision }: OracleSession): void {
    this.#revisions.delete(cacheInstanceId);
    this.#revisions.set(cacheInstanceId, revision);
    for (const oldest of this.#revisions.keys()) {
      if (this.#revisions.size <= MOST_SESSIONS) break;
      this.#revisions.delete(oldest);
    }
  }

  forget({ cacheInstanceId }: OracleSession): void {
    this.#revisions.delete(cacheInstanceId);
  }
}
