import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AuditLog } from '#server/platform/audit/audit-log.ts';
import { openDatabase } from '#server/platform/open-database.ts';
import { OpenIdProvider, ProviderUnavailable, type OpenIdSettings } from '#server/sign-in/openid-provider.ts';
import { PeopleStore } from '#server/sign-in/people-store.ts';
import { PersonSessions } from '#server/sign-in/person-sessions.ts';
import { startOpenIdProvider, type TestProvider } from '#server/sign-in/testing/openid-provider.ts';
import { claimsOf, newSigningKey } from '#server/sign-in/testing/signing-key.ts';
import { buildGateway } from './build-gateway.ts';
import { buildSessions } from './sessions.ts';
import { embeddedUpstream } from './upstream.ts';

const SHOP = 'http://shop.localhost';
const folder = mkdtempSync(join(tmpdir(), 'bespoke-sign-in-'));
const database = await openDatabase(folder);
let now = Date.UTC(2026, 0, 5, 9);
const clock = () => new Date(now);
const people = new PeopleStore({ database, clock });
const sessions = new PersonSessions({ database, clock, isSecure: () => false });
const logger = pino({ level: 'silent' });
let provider: TestProvider;
let settings: OpenIdSettings;
let gateway: ReturnType<typeof buildGateway>;

beforeAll(async () => {
  provider = await startOpenIdProvider();
  settings = {
    issuer: provider.issuer,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
    roleClaim: 'groups',
    roles: { rep: ['sales'], admin: ['it'], costs: ['controlling'] },
  };
  const openId = new OpenIdProvider(settings);
  gateway = buildGateway({
    upstream: embeddedUpstream('key', () => new Response()),
    sessions: buildSessions({ secret: 'a secret that signs shoppers sessions', trustProxy: true }),
    signIn: {
      people,
      sessions,
      openId,
      audit: new AuditLog(database, clock),
      secret: 'a secret of this test',
      trustProxy: true,
      logger,
    },
    timeoutMs: 1_000,
    trustProxy: true,
    logger,
  });
  await people.setLocal({ name: 'Ada', role: 'rep', seesCosts: true }, 'correct horse battery');
});

afterAll(async () => {
  await provider.close();
  await database.destroy();
  rmSync(folder, { recursive: true });
});

/** A browser: keeps cookies. */
function browser(address = '192.0.2.1') {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async send(method: string, path: string, body?: unknown) {
      const headers = new Headers({ 'X-Forwarded-For': address, Host: 'shop.localhost' });
      headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
      if (body !== undefined) headers.set('Content-Type', 'application/json');
      const response = await gateway.request(`${SHOP}${path}`, {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
      return response;
    },
  };
}

const password = 'correct horse battery';

test('nobody is signed in at first, and a password signs in whatever the case of the name', async () => {
  const ada = browser();
  expect(await (await ada.send('GET', '/sign-in')).json()).toEqual({ person: null, openId: true });
  expect((await ada.send('POST', '/sign-in', { name: ' ADA ', password })).status).toBe(200);
  expect(await (await ada.send('GET', '/sign-in')).json()).toEqual({
    person: { name: 'ada', role: 'rep', seesCosts: true },
    openId: true,
  });
  expect([...ada.cookies.keys()]).toEqual(['bespoke_person', 'bespoke_signed_in']);
});

test('a wrong password, an unknown name and a name without a password are refused in the same words', async () => {
  const stranger = browser('192.0.2.2');
  const wrong = await stranger.send('POST', '/sign-in', { name: 'ada', password: 'correct horse' });
  const unknown = await stranger.send('POST', '/sign-in', { name: 'nobody', password });
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  const { message } = (await wrong.json()) as { message: string };
  expect(await unknown.json()).toMatchObject({ message });
  for (const body of [{ name: 'ada' }, { name: '', password }, { name: ['ada'], password }, 'ada'])
    expect((await stranger.send('POST', '/sign-in', body)).status).toBe(400);
});

test('who guesses has to wait, and does not lock out the person', async () => {
  const stranger = browser('192.0.2.3');
  for (let attempt = 0; attempt < 5; attempt++)
    expect((await stranger.send('POST', '/sign-in', { name: 'ada', password: 'guess' })).status).toBe(401);
  const refused = await stranger.send('POST', '/sign-in', { name: 'ada', password });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect((await browser('192.0.2.4').send('POST', '/sign-in', { name: 'ada', password })).status).toBe(200);
});

test('a session ends by sign-out, by time, from another browser and with a new password', async () => {
  const [desk, phone] = [browser('192.0.2.5'), browser('192.0.2.6')];
  const isIn = async ({ send }: ReturnType<typeof browser>) =>
    ((await (await send('GET', '/sign-in')).json()) as { person: unknown }).person !== null;
  const signIn = async ({ send }: ReturnType<typeof browser>) =>
    send('POST', '/sign-in', { name: 'ada', password });

  await signIn(desk);
  const kept = new Map(desk.cookies);
  await desk.send('DELETE', '/sign-in');
  kept.forEach((value, name) => desk.cookies.set(name, value));
  const sessionsAgain = await desk.send('GET', '/sign-in/sessions');
  expect(sessionsAgain.status, 'a call with a session that was ended').toBe(403);
  expect(await isIn(desk), 'the cookie of a session that was ended').toBe(false);

  await signIn(desk);
  await signIn(phone);
  const list = (await (await desk.send('GET', '/sign-in/sessions')).json()) as {
    id: string;
    isCurrent: boolean;
  }[];
  const other = list.find(({ isCurrent }) => !isCurrent);
  expect((await desk.send('DELETE', `/sign-in/sessions/${other?.id}`)).status).toBe(204);
  expect((await desk.send('DELETE', `/sign-in/sessions/${other?.id}`)).status).toBe(404);
  expect([await isIn(desk), await isIn(phone)]).toContain(true);

  await signIn(phone);
  now += 2 * 60 * 60_000 + 1;
  expect(await isIn(phone), 'after two hours without a call').toBe(false);

  await signIn(phone);
  await people.setLocal({ name: 'ada', role: 'rep', seesCosts: true }, password);
  expect(await isIn(phone), 'after a new password').toBe(false);
  expect([...phone.cookies.keys()], 'the browser forgets a session that has ended').toEqual([]);
});

test('shoppers cannot list or end sessions', async () => {
  const shopper = browser('192.0.2.7');
  expect((await shopper.send('GET', '/sign-in/sessions')).status).toBe(403);
  expect((await shopper.send('DELETE', '/sign-in/sessions/x')).status).toBe(403);
});

test('a provider that is down is said to be, and found once it is back', async () => {
  const early = browser('192.0.2.11');
  const begun = await early.send('GET', '/sign-in/openid');
  expect([begun.status, location(begun)]).toEqual([302, '/sign-in?problem=unavailable']);
  await provider.serve(SHOP);
  expect(location(await early.send('GET', '/sign-in/openid'))).toContain(`${provider.issuer}/auth?`);
});

test('a person signs in and out at the OpenID provider', async () => {
  const grace = browser('192.0.2.8');
  const begun = await grace.send('GET', '/sign-in/openid?returnTo=/selling/pricing');
  const callback = await provider.signIn(location(begun), { sub: 'grace', groups: ['sales', 'controlling'] });
  const kept = new Map(grace.cookies);
  const back = await grace.send('GET', callback.replace('/api', ''));
  expect([back.status, back.headers.get('Location')]).toEqual([302, '/selling/pricing']);
  expect(await (await grace.send('GET', '/sign-in')).json()).toMatchObject({
    person: { name: 'grace', role: 'rep', seesCosts: true },
  });
  // The same answer of the provider once more.
  const again = await grace.send('GET', callback.replace('/api', ''));
  expect(again.headers.get('Location')).toBe('/sign-in?problem=refused');
  // And from a browser that has kept what was begun: the provider takes a code once.
  const thief = browser('192.0.2.13');
  kept.forEach((value, name) => thief.cookies.set(name, value));
  const replayed = await thief.send('GET', callback.replace('/api', ''));
  expect(replayed.headers.get('Location')).toBe('/sign-in?problem=refused');
  expect(thief.cookies.has('bespoke_person')).toBe(false);

  const { url } = (await (await grace.send('DELETE', '/sign-in')).json()) as { url: string };
  expect(url).toContain(`${provider.issuer}/session/end`);
  expect(new URL(url).searchParams.get('post_logout_redirect_uri')).toBe(`${SHOP}/sign-in`);
});

test('what the provider answers is believed only when it fits what was begun', async () => {
  const mallory = browser('192.0.2.9');
  const begun = await mallory.send('GET', '/sign-in/openid');
  const callback = (await provider.signIn(location(begun), { sub: 'mallory', groups: ['sales'] })).replace(
    '/api',
    '',
  );
  const problem = async (from: ReturnType<typeof browser>, path: string) =>
    (await from.send('GET', path)).headers.get('Location');
  const kept = new Map(mallory.cookies);

  expect(await problem(browser(), callback), 'in another browser').toBe('/sign-in?problem=refused');
  expect(await problem(mallory, callback.replace(/state=[^&]+/, 'state=other')), 'another state').toBe(
    '/sign-in?problem=refused',
  );
  kept.forEach((value, name) => mallory.cookies.set(name, value));
  expect(await problem(mallory, callback.replace(/code=[^&]+/, 'code=guessed')), 'another code').toBe(
    '/sign-in?problem=refused',
  );

  const visitor = await mallory.send('GET', '/sign-in/openid');
  const noRole = (await provider.signIn(location(visitor), { sub: 'guest', groups: ['visitors'] })).replace(
    '/api',
    '',
  );
  expect(await problem(mallory, noRole)).toBe('/sign-in?problem=no-role');
});

test('an ID token is believed only when it is of this provider, for this shop and this sign-in, signed and in time', async () => {
  const now = Math.floor(Date.now() / 1_000);
  const forgeries: Readonly<Record<string, TestProvider['forge']>> = {
    nonce: (token, key) => key.tokenOf({ ...claimsOf(token), nonce: 'of another sign-in' }),
    'no nonce': (token, key) => key.tokenOf({ ...claimsOf(token), nonce: undefined }),
    issuer: (token, key) => key.tokenOf({ ...claimsOf(token), iss: 'https://issuer.example' }),
    audience: (token, key) => key.tokenOf({ ...claimsOf(token), aud: 'another shop' }),
    'expired token': (token, key) => key.tokenOf({ ...claimsOf(token), iat: now - 7_200, exp: now - 3_600 }),
    'signature of another key': (token) => newSigningKey().tokenOf(claimsOf(token)),
    'unknown key': (token) => newSigningKey('other').tokenOf(claimsOf(token)),
    'changed claims': (token) => {
      const [head, , signature] = token.split('.');
      const claims = Buffer.from(JSON.stringify({ ...claimsOf(token), sub: 'admin' })).toString('base64url');
      return [head, claims, signature].join('.');
    },
    'no signature': (token) => {
      const head = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
      return `${head}.${token.split('.')[1] ?? ''}.`;
    },
    'no token': () => 'x',
  };
  const mallory = browser('192.0.2.12');
  for (const [name, forge] of [
    ...Object.entries(forgeries),
    ['what the provider signs', undefined] as const,
  ]) {
    const begun = await mallory.send('GET', '/sign-in/openid');
    const callback = await provider.signIn(location(begun), { sub: 'mallory', groups: ['sales'] });
    provider.forge = forge;
    const back = await mallory.send('GET', callback.replace('/api', ''));
    provider.forge = undefined;
    expect(location(back), name).toBe(forge ? '/sign-in?problem=refused' : '/');
    expect(mallory.cookies.has('bespoke_person'), name).toBe(forge === undefined);
  }
});

test('a provider that breaks off between the pages is unavailable, and nobody is signed in', async () => {
  const other = await startOpenIdProvider();
  await other.serve(SHOP);
  const openId = new OpenIdProvider({ ...settings, issuer: other.issuer });
  const { url, pending } = await openId.begin(`${SHOP}/api/sign-in/openid/callback`, '/');
  const callback = await other.signIn(url.href, { sub: 'grace', groups: ['sales'] });
  await other.close();
  await expect(openId.complete(new URL(callback, SHOP), pending)).rejects.toBeInstanceOf(ProviderUnavailable);
});

test('the way back leads to the shop only', async () => {
  for (const returnTo of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
  ]) {
    const eve = browser('192.0.2.10');
    const begun = await eve.send('GET', `/sign-in/openid?returnTo=${encodeURIComponent(returnTo)}`);
    const callback = await provider.signIn(location(begun), { sub: 'eve', groups: ['sales'] });
    const back = await eve.send('GET', callback.replace('/api', ''));
    expect(back.headers.get('Location')).toBe('/');
  }
});

function location(response: Response): string {
  return response.headers.get('Location') ?? '';
}
