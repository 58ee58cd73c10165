/**
 * Sign-in of people who sell, for the shop's own pages; no part of the Self Service API. Shoppers need none of it.
 *
 * | call                              | answers                                                                 |
 * | --------------------------------- | ----------------------------------------------------------------------- |
 * | `GET /sign-in`                    | who is signed in, and which ways to sign in there are                   |
 * | `POST /sign-in`                   | signs in with `{ name, password }`                                      |
 * | `DELETE /sign-in`                 | signs out; `url` is where the browser goes to sign out at the provider  |
 * | `GET /sign-in/sessions`           | where the person is signed in                                           |
 * | `DELETE /sign-in/sessions/:id`    | ends one of them                                                        |
 * | `GET /sign-in/openid`             | leads to the provider; `returnTo` is a path of the shop                 |
 * | `GET /sign-in/openid/callback`    | where the provider leads back to                                        |
 */
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { Logger } from 'pino';
import * as z from 'zod';
import { GATEWAY_BASE } from '#contract/endpoint.ts';
import type { SignInAnswer, SignedIn, SignOutAnswer } from '#contract/sign-in.ts';
import type { AuditLog } from '#server/platform/audit/audit-log.ts';
import { FailedSignIns } from '#server/sign-in/failed-sign-ins.ts';
import {
  pendingSignIn,
  ProviderUnavailable,
  SignInRefused,
  type OpenIdProvider,
} from '#server/sign-in/openid-provider.ts';
import { normalizeName, type PeopleStore } from '#server/sign-in/people-store.ts';
import type { PersonSessions } from '#server/sign-in/person-sessions.ts';
import type { Person } from '#server/sign-in/person.ts';
import { GatewayError } from './gateway-error.ts';
import { requestOrigin } from './request-origin.ts';
import { requirePerson } from './require-person.ts';

export interface SignIn {
  readonly people: PeopleStore;
  readonly sessions: PersonSessions;
  readonly openId: OpenIdProvider | undefined;
  /** What people read and change of customers. */
  readonly audit: AuditLog;
  /** Signs the cookie that is kept while the browser is at the provider. */
  readonly secret: string;
  readonly trustProxy: boolean;
  readonly logger: Logger;
}

const PENDING_COOKIE = 'bespoke_sign_in';
/** Seconds that somebody may take at the provider. */
const PENDING_LIFETIME = 600;
const CALLBACK = `${GATEWAY_BASE}/sign-in/openid/callback`;
const PAGE = '/sign-in';

const credentials = z.object({ name: z.string().min(1).max(200), password: z.string().min(1).max(1_000) });

/** @param onSignOut what else the browser has to forget */
export function signInRoutes(signIn: SignIn, onSignOut: (c: Context) => void = () => undefined): Hono {
  const { people, sessions, logger } = signIn;
  const failures = new FailedSignIns();
  const routes = new Hono();
  routes.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });

  routes.get('/', async (c) => {
    const found = await sessions.find(c);
    if (!found) sessions.forget(c);
    return c.json({
      person: found ? presentPerson(found.person) : null,
      openId: signIn.openId !== undefined,
    } satisfies SignInAnswer);
  });

  routes.post('/', async (c) => {
    const body = credentials.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success) throw new GatewayError(400, 'Incomplete', 'Send a name and a password as JSON.');
    const { name, password } = body.data;
    const address = addressOf(c, signIn.trustProxy);
    const wait = failures.waitingTime(address, normalizeName(name));
    if (wait > 0) {
      const message = `Too many attempts. Try again in ${Math.ceil(wait / 60)} minutes.`;
      throw new GatewayError(429, 'Too many attempts', message, undefined, wait);
    }
    // Counted before the password is checked, so that attempts side by side count, too.
    failures.add(address, normalizeName(name));
    const person = await people.check(name, password);
    if (!person) {
      logger.warn({ address }, 'A sign-in failed.');
      throw new GatewayError(401, 'Wrong name or password', 'The name or the password is wrong.');
    }
    failures.forget(address, normalizeName(name));
    await sessions.begin(c, person);
    logger.info({ person: person.id }, 'A person has signed in.');
    return c.json(presentPerson(person));
  });

  routes.delete('/', async (c) => {
    const found = await sessions.find(c);
    if (found) await sessions.end(found.person, found.sessionId);
    sessions.forget(c);
    onSignOut(c);
    const url = found?.idToken && (await providerSignOut(c, signIn, found.idToken));
    return c.json((url ? { url } : {}) satisfies SignOutAnswer);
  });

  routes.get('/sessions', async (c) => {
    const { person, sessionId } = await requirePerson(c, sessions, 'stay-signed-in');
    const list = await sessions.list(person);
    return c.json(list.map((session) => ({ ...session, isCurrent: session.id === sessionId })));
  });

  routes.delete('/sessions/:id', async (c) => {
    const { person } = await requirePerson(c, sessions, 'stay-signed-in');
    if (!(await sessions.end(person, c.req.param('id'))))
      throw new GatewayError(404, 'Not found', 'There is no such session.');
    return c.body(null, 204);
  });

  routes.get('/openid', async (c) => {
    if (!signIn.openId) throw new GatewayError(404, 'Not set up', 'There is no OpenID provider.');
    const { origin, secure } = shopOrigin(c, signIn.trustProxy);
    const returnTo = pathIn(c.req.query('returnTo'), origin);
    try {
      const { url, pending } = await signIn.openId.begin(origin + CALLBACK, returnTo);
      await setSignedCookie(c, PENDING_COOKIE, JSON.stringify(pending), signIn.secret, {
        path: CALLBACK,
        httpOnly: true,
        secure,
        sameSite: 'Lax',
        maxAge: PENDING_LIFETIME,
      });
      return c.redirect(url.href);
    } catch (error) {
      return leadBack(c, error, logger);
    }
  });

  routes.get('/openid/callback', async (c) => {
    if (!signIn.openId) throw new GatewayError(404, 'Not set up', 'There is no OpenID provider.');
    const { origin, secure } = shopOrigin(c, signIn.trustProxy);
    const cookie = await getSignedCookie(c, signIn.secret, PENDING_COOKIE);
    // One sign-in, one answer: the same address a second time finds nothing to compare it with.
    deleteCookie(c, PENDING_COOKIE, { path: CALLBACK, secure });
    try {
      const pending = pendingSignIn.safeParse(cookie ? JSON.parse(cookie) : undefined);
      if (!pending.success) throw new SignInRefused('refused', 'No sign-in was begun in this browser.');
      const url = new URL(origin + CALLBACK);
      url.search = new URL(c.req.url).search;
      const { person, idToken } = await signIn.openId.complete(url, pending.data);
      await people.setOpenId(person);
      await sessions.begin(c, person, idToken);
      logger.info({ person: person.id }, 'A person has signed in.');
      return c.redirect(pending.data.returnTo);
    } catch (error) {
      return leadBack(c, error, logger);
    }
  });
  return routes;
}

/** The page of the sign-in, which says what went wrong. */
function leadBack(c: Context, error: unknown, logger: Logger): Response {
  if (error instanceof SignInRefused) {
    logger.warn({ err: error }, 'A sign-in at the provider failed.');
    return c.redirect(`${PAGE}?problem=${error.reason}`);
  }
  if (error instanceof ProviderUnavailable) {
    logger.error({ err: error }, 'The OpenID provider cannot be reached.');
    return c.redirect(`${PAGE}?problem=unavailable`);
  }
  throw error;
}

async function providerSignOut(c: Context, signIn: SignIn, idToken: string): Promise<string | undefined> {
  const { origin } = shopOrigin(c, signIn.trustProxy);
  try {
    return (await signIn.openId?.signOutUrl(idToken, `${origin}${PAGE}`))?.href;
  } catch (error) {
    // Signed out here in any case.
    signIn.logger.warn({ err: error }, 'The OpenID provider cannot be reached for the sign-out.');
    return undefined;
  }
}

function presentPerson({ name, role, seesCosts }: Person): SignedIn {
  return { name, role, seesCosts };
}

function shopOrigin(c: Context, trustProxy: boolean): { origin: string; secure: boolean } {
  const { host, secure } = requestOrigin(c, trustProxy);
  return { origin: `${secure ? 'https' : 'http'}://${host}`, secure };
}

/** A path of the shop; never an address elsewhere (`//host`, `/\host`). */
function pathIn(path: string | undefined, origin: string): string {
  const url = URL.canParse(path ?? '', origin) ? new URL(path ?? '', origin) : undefined;
  return url?.origin === origin && path?.startsWith('/') ? url.pathname + url.search : '/';
}

function addressOf(c: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined;
  if (forwarded) return forwarded;
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    // Called without a connection, in a test.
    return 'unknown';
  }
}
