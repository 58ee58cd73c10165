import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Kysely } from 'kysely';
import { SIGNED_IN_COOKIE } from '#contract/endpoint.ts';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import { toPerson } from './people-store.ts';
import type { Person } from './person.ts';

const COOKIE = 'bespoke_person';
/** Milliseconds from the sign-in, and from the last call. */
const LIFETIME = 12 * 60 * 60_000;
const IDLE_LIMIT = 2 * 60 * 60_000;
/** The time of the last call is written down at most this often. */
const SEEN_INTERVAL = 60_000;
/** Of a browser's name for itself. */
const MAX_CLIENT_CHARS = 200;

export interface PersonSession {
  readonly id: string;
  readonly client: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly seenAt: string;
}

export interface PersonSessionsDeps {
  readonly database: Kysely<DatabaseSchema>;
  readonly clock: () => Date;
  /** Whether the browser used https. */
  readonly isSecure: (c: Context) => boolean;
}

/**
 * Sign-ins of people who sell, apart from the browser sessions of shoppers: a random token in a cookie, its hash in the database, so
 * that a session can be listed and ended.
 */
export class PersonSessions {
  readonly #deps: PersonSessionsDeps;

  constructor(deps: PersonSessionsDeps) {
    this.#deps = deps;
  }

  /** @param idToken of the OpenID provider, to sign out there as well */
  async begin(c: Context, person: Person, idToken?: string): Promise<void> {
    const { database, clock, isSecure } = this.#deps;
    const token = randomBytes(32).toString('base64url');
    const now = clock().toISOString();
    await this.#removeExpired();
    await database
      .insertInto('person_session')
      .values({
        id: randomBytes(9).toString('base64url'),
        token_hash: hashOf(token),
        person: person.id,
        client: (c.req.header('User-Agent') ?? '').slice(0, MAX_CLIENT_CHARS),
        id_token: idToken ?? null,
        created_at: now,
        seen_at: now,
      })
      .execute();
    const secure = isSecure(c);
    const options = { path: '/', secure, sameSite: 'Lax', maxAge: LIFETIME / 1_000 } as const;
    setCookie(c, cookieName(secure), token, { ...options, httpOnly: true });
    setCookie(c, SIGNED_IN_COOKIE, '1', options);
  }

  /** Who has sent this request; undefined for shoppers. */
  async find(c: Context): Promise<{ person: Person; sessionId: string; idToken?: string } | undefined> {
    const { database, clock, isSecure } = this.#deps;
    const token = getCookie(c, cookieName(isSecure(c)));
    if (!token) return undefined;
    const row = await database
      .selectFrom('person_session as session')
      .innerJoin('person', 'person.id', 'session.person')
      .select(['person.id', 'person.name', 'person.role', 'person.sees_costs'])
      .select(['session.id as sessionId', 'session.created_at', 'session.seen_at', 'session.id_token'])
      .where('session.token_hash', '=', hashOf(token))
      .executeTakeFirst();
    const now = clock().getTime();
    if (!row || isExpired(row, now)) return undefined;
    if (now - Date.parse(row.seen_at) > SEEN_INTERVAL) {
      await database
        .updateTable('person_session')
        .set({ seen_at: new Date(now).toISOString() })
        .where('id', '=', row.sessionId)
        .execute();
    }
    return {
      person: toPerson(row),
      sessionId: row.sessionId,
      ...(row.id_token !== null && { idToken: row.id_token }),
    };
  }

  /** Where a person is signed in, the newest first. */
  async list(person: Person): Promise<PersonSession[]> {
    await this.#removeExpired();
    const rows = await this.#deps.database
      .selectFrom('person_session')
      .select(['id', 'client', 'created_at', 'seen_at'])
      .where('person', '=', person.id)
      .orderBy('created_at', 'desc')
      .execute();
    return rows.map(({ created_at: createdAt, seen_at: seenAt, ...row }) => ({ ...row, createdAt, seenAt }));
  }

  /** Ends a session of the person. False if there is none. */
  async end(person: Person, sessionId: string): Promise<boolean> {
    const { numDeletedRows } = await this.#deps.database
      .deleteFrom('person_session')
      .where('id', '=', sessionId)
      .where('person', '=', person.id)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  /** Lets the browser forget its session, which has ended; nothing for a browser that has none. */
  forget(c: Context): void {
    const secure = this.#deps.isSecure(c);
    for (const name of [cookieName(secure), SIGNED_IN_COOKIE]) {
      if (getCookie(c, name) !== undefined) deleteCookie(c, name, { path: '/', secure });
    }
  }

  async #removeExpired(): Promise<void> {
    const now = this.#deps.clock().getTime();
    await this.#deps.database
      .deleteFrom('person_session')
      .where((session) =>
        session.or([
          session('created_at', '<', new Date(now - LIFETIME).toISOString()),
          session('seen_at', '<', new Date(now - IDLE_LIMIT).toISOString()),
        ]),
      )
      .execute();
  }
}

function isExpired(row: { readonly created_at: string; readonly seen_at: string }, now: number): boolean {
  return now - Date.parse(row.created_at) > LIFETIME || now - Date.parse(row.seen_at) > IDLE_LIMIT;
}

function cookieName(secure: boolean): string {
  return secure ? `__Host-${COOKIE}` : COOKIE;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
