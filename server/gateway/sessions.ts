/**
 * The browser session: a random id in a signed, HttpOnly cookie. The id is the external id of the tenant's calls, so carts
 * and configurations belong to the browser that made them. The server stores no session.
 */
import { createHmac, createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import { parse as parseCookies } from 'hono/utils/cookie';
import { requestOrigin } from './request-origin.ts';

const COOKIE = 'bespoke_session';
const ID_BYTES = 32;

/** Browsers keep a cookie for at most 400 days. */
const LIFETIME_S = 400 * 24 * 60 * 60;
/** The cookie is sent again at most this often, so that most answers carry none. */
const RENEW_AFTER_S = 24 * 60 * 60;

export interface Sessions {
  /**
   * The external id of the browser that sent this request; a new one, with its cookie, for a browser that has none.
   * A cookie with a wrong signature counts as none.
   */
  ensure(c: Context): Promise<string>;
  /** The external id of a browser that has a session already. */
  find(c: Context): Promise<string | undefined>;
  /**
   * The same by the header `Cookie`.
   * @param secure whether the browser used https
   */
  findIn(cookies: string | undefined, secure: boolean): BrowserSession | undefined;
}

export interface BrowserSession {
  readonly externalId: string;
  /** Whether the cookie is sent again with the next page. */
  readonly isDue: boolean;
}

/**
 * @param secret signs the cookies; changing it ends all sessions
 * @param trustProxy see `requestOrigin`
 */
export function buildSessions({ secret, trustProxy }: { secret: string; trustProxy: boolean }): Sessions {
  const key = createSecretKey(secret, 'utf8');
  const sign = (value: string) => createHmac('sha256', key).update(value).digest('base64');

  const findIn = (cookies: string | undefined, secure: boolean): BrowserSession | undefined => {
    const name = nameOf(secure);
    const known = parse(verified(parseCookies(cookies ?? '', name)[name], sign));
    return known && { externalId: known.id, isDue: now() - known.issued >= RENEW_AFTER_S };
  };
  const findOf = (c: Context, secure: boolean) => findIn(c.req.header('Cookie'), secure);
  return {
    findIn,
    find: (c) => Promise.resolve(findOf(c, requestOrigin(c, trustProxy).secure)?.externalId),

    ensure(c) {
      const { secure } = requestOrigin(c, trustProxy);
      const known = findOf(c, secure);
      if (known && !known.isDue) return Promise.resolve(known.externalId);

      const id = known?.externalId ?? randomBytes(ID_BYTES).toString('base64url');
      const value = `${id}.${now().toString(36)}`;
      setCookie(c, nameOf(secure), `${value}.${sign(value)}`, {
        path: '/',
        httpOnly: true,
        secure,
        // With Strict, a page opened from a link in a mail would come without the cookie and start a second session.
        sameSite: 'Lax',
        maxAge: LIFETIME_S,
      });
      return Promise.resolve(id);
    },
  };
}

/** Over https a cookie whose name begins so cannot be set by another host of the domain. */
function nameOf(secure: boolean): string {
  return secure ? `__Host-${COOKIE}` : COOKIE;
}

/** Seconds. */
function now(): number {
  return Math.floor(Date.now() / 1000);
}

/** What was signed; undefined without its signature. */
function verified(cookie: string | undefined, sign: (value: string) => string): string | undefined {
  const dot = cookie?.lastIndexOf('.') ?? -1;
  if (cookie === undefined || dot < 1) return undefined;
  const value = cookie.slice(0, dot);
  const expected = Buffer.from(sign(value));
  const signature = Buffer.from(cookie.slice(dot + 1));
  return signature.length === expected.length && timingSafeEqual(signature, expected) ? value : undefined;
}

function parse(value: string | undefined): { id: string; issued: number } | undefined {
  const match = /^([\w-]{43})\.([0-9a-z]{1,9})$/.exec(value ?? '');
  return match?.[1] && match[2] ? { id: match[1], issued: Number.parseInt(match[2], 36) } : undefined;
}
