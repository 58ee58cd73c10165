/**
 * The browser session: a random id in a signed, HttpOnly cookie. The id is the external id of the tenant's calls, so carts
 * and configurations belong to the browser that made them. The server stores no session.
 */
import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getSignedCookie, setSignedCookie } from 'hono/cookie';
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
}

/**
 * @param secret signs the cookies; changing it ends all sessions
 * @param trustProxy see `requestOrigin`
 */
export function buildSessions({ secret, trustProxy }: { secret: string; trustProxy: boolean }): Sessions {
  const read = async (c: Context) => {
    const { secure } = requestOrigin(c, trustProxy);
    const prefix = secure ? ('host' as const) : undefined;
    return { secure, prefix, known: parse(await getSignedCookie(c, secret, COOKIE, prefix)) };
  };
  return {
    find: async (c) => (await read(c)).known?.id,

    async ensure(c) {
      const { secure, prefix, known } = await read(c);
      const now = Math.floor(Date.now() / 1000);
      if (known && now - known.issued < RENEW_AFTER_S) return known.id;

      const id = known?.id ?? randomBytes(ID_BYTES).toString('base64url');
      await setSignedCookie(c, COOKIE, `${id}.${now.toString(36)}`, secret, {
        ...(prefix ? { prefix } : {}),
        path: '/',
        httpOnly: true,
        secure,
        // With Strict, a page opened from a link in a mail would come without the cookie and start a second session.
        sameSite: 'Lax',
        maxAge: LIFETIME_S,
      });
      return id;
    },
  };
}

function parse(value: string | false | undefined): { id: string; issued: number } | undefined {
  const match = /^([\w-]{43})\.([0-9a-z]{1,9})$/.exec(value || '');
  return match?.[1] && match[2] ? { id: match[1], issued: Number.parseInt(match[2], 36) } : undefined;
}
