import { randomBytes } from 'node:crypto';
import { StoreError } from './store-error.ts';
import type { StoreSession } from './store-session.ts';

export interface SessionLimits {
  /** How long a session that nobody uses lives, in milliseconds. */
  readonly lifetime: number;
  readonly sessions: number;
}

/** Sessions by `cacheInstanceId`, in memory: a restart ends all of them, as the store's cache may at any time. */
export class SessionCache {
  readonly #sessions = new Map<string, { session: StoreSession; used: number }>();
  readonly #clock: () => Date;
  readonly #limits: SessionLimits;

  constructor(clock: () => Date, limits: SessionLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Keeps a session under a new id. */
  add(session: StoreSession): string {
    const id = randomBytes(48).toString('base64url');
    this.set(id, session);
    return id;
  }

  /** @throws StoreError for one that is unknown or has expired */
  get(id: string): StoreSession {
    const entry = this.#sessions.get(id);
    if (entry && this.#clock().getTime() - entry.used <= this.#limits.lifetime) return entry.session;
    this.#sessions.delete(id);
    throw new StoreError('The cacheInstanceId is unknown or has expired. Start the configuration again.');
  }

  set(id: string, session: StoreSession): void {
    // The one that was used last is the last to go.
    this.#sessions.delete(id);
    this.#sessions.set(id, { session, used: this.#clock().getTime() });
    for (const [oldest] of this.#sessions) {
      if (this.#sessions.size <= this.#limits.sessions) break;
      this.#sessions.delete(oldest);
    }
  }

  /** Keeps a session under another id, and ends the one before. */
  move(id: string, session: StoreSession): string {
    this.#sessions.delete(id);
    return this.add(session);
  }
}
