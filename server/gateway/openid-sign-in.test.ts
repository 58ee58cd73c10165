import { afterAll, expect, test } from 'vitest';
import { OpenIdProvider, ProviderUnavailable } from '#server/sign-in/openid-provider.ts';
import { startOpenIdProvider, type TestProvider } from '#server/sign-in/testing/openid-provider.ts';
import { claimsOf, newSigningKey } from '#server/sign-in/testing/signing-key.ts';
import { SHOP, startSignInGateway, type Browser } from './testing/sign-in-gateway.ts';

const { provider, settings, browser, close } = await startSignInGateway();
afterAll(close);

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
  const problem = async (from: Browser, path: string) =>
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
