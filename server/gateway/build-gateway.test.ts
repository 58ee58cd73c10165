import type { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  expectError,
  gatewayTo,
  kinds,
  origin,
  tenantsForTests,
  type Echo,
} from './testing/gateway-to-tenant.ts';

const tenants = tenantsForTests();

describe.each(kinds)('the gateway to a tenant %s', (kind) => {
  let gateway: Hono;
  beforeAll(() => {
    gateway = gatewayTo(tenants.upstream(kind));
  });

  const call = (path: string, init?: RequestInit) => gateway.request(`${origin}/api${path}`, init);
  const echo = async (response: Response | Promise<Response>) => (await (await response).json()) as Echo;
  const cookieOf = (response: Response) => response.headers.get('Set-Cookie')?.split(';')[0] ?? '';

  describe('who is calling', () => {
    it('adds the key and an external id, which stays the same with the cookie', async () => {
      const first = await call('/cart');
      const cookie = cookieOf(first);
      const sent = await echo(first);
      expect(sent.hasKey).toBe(true);
      expect(sent.headers['x-external-id']).toMatch(/^[\w-]{43}$/);

      const second = await call('/cart', { headers: { Cookie: cookie } });
      expect(second.headers.get('Set-Cookie')).toBeNull();
      expect((await echo(second)).headers['x-external-id']).toBe(sent.headers['x-external-id']);
    });

    it('keeps the external id from the browser where the tenant repeats it', async () => {
      const answer: unknown = await (await call('/cart/complete')).json();
      expect(answer).toEqual({ ShoppingCart: { name: 'Cart' }, ShoppingCartItems: [{ qty: 1 }] });
    });

    it('gives every browser its own', async () => {
      const ids = await Promise.all(
        [1, 2, 3].map(async () => (await echo(call('/cart'))).headers['x-external-id']),
      );
      expect(new Set(ids).size).toBe(3);
    });

    it('keeps the cookie from scripts and other sites', async () => {
      const cookie = (await call('/cart')).headers.get('Set-Cookie');
      expect(cookie).toMatch(/^bespoke_session=.*; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/);
    });

    it('takes a changed or foreign cookie for none', async () => {
      const cookie = cookieOf(await call('/cart'));
      const mine = (await echo(call('/cart', { headers: { Cookie: cookie } }))).headers['x-external-id'];
      const forged = [
        cookie.replace(/=(.)/, (_, first: string) => `=${first === 'A' ? 'B' : 'A'}`),
        `bespoke_session=${mine}.abc`,
        `bespoke_session=${mine}`,
        'bespoke_session=%00',
      ];
      for (const value of forged) {
        const answer = await call('/cart', { headers: { Cookie: value } });
        expect(answer.headers.get('Set-Cookie'), value).toContain('bespoke_session=');
        expect((await echo(answer)).headers['x-external-id'], value).not.toBe(mine);
      }
    });

    it('asks without an external id, and starts no session, where everyone gets the same answer', async () => {
      const answer = await call('/catalog/tabs');
      expect(answer.headers.get('Set-Cookie')).toBeNull();
      const sent = await echo(answer);
      expect(sent.headers['x-external-id']).toBeUndefined();
      expect(sent.hasKey).toBe(true);
    });

    it('asks for a list of products as whoever is known already, and starts no session for others', async () => {
      const stranger = await call('/catalog/search/bikes');
      expect(stranger.headers.get('Set-Cookie')).toBeNull();
      expect((await echo(stranger)).headers['x-external-id']).toBeUndefined();
      const first = await call('/cart');
      const known = await call('/catalog/search/bikes', { headers: { Cookie: cookieOf(first) } });
      expect((await echo(known)).headers['x-external-id']).toBe((await echo(first)).headers['x-external-id']);
    });

    it('keeps what a browser says about key and external id away from the tenant, wherever it says so', async () => {
      const sent = await echo(
        call('/config/commit?_key=mine&_externalId=other&_EXTERNALID=other&configId=1', {
          method: 'POST',
          headers: {
            'X-Key': 'mine',
            'X-External-ID': 'other',
            Cookie: 'other=1',
            Authorization: 'Basic abc',
            'X-Forwarded-For': '10.0.0.1',
            'Content-Type': 'application/x-www-form-urlencoded',
          },
          body: 'parameter=a&value=%C3%A4+1&parameter=b&value=2&_key=mine&_externalId=other&%5Fkey=mine',
        }),
      );
      expect(sent.url).toBe('/config/commit?configId=1');
      expect(sent.body).toBe('parameter=a&value=%C3%A4+1&parameter=b&value=2');
      expect(sent.hasKey).toBe(true);
      expect(sent.headers['x-external-id']).toMatch(/^[\w-]{43}$/);
      expect(JSON.stringify(sent)).not.toMatch(/mine|other|Basic|10\.0\.0\.1/);
    });

    it('marks the cookie Secure behind https, as the trusted proxy says', async () => {
      const proxied = gatewayTo(tenants.upstream(kind), { trustProxy: true });
      const answer = await proxied.request('http://inside/api/cart', {
        headers: { 'X-Forwarded-Proto': 'https' },
      });
      expect(answer.headers.get('Set-Cookie')).toMatch(/^__Host-bespoke_session=.*; Secure/);
      const untrusted = await call('/cart', { headers: { 'X-Forwarded-Proto': 'https' } });
      expect(untrusted.headers.get('Set-Cookie')).not.toContain('Secure');
    });
  });

  describe('what it passes on', () => {
    it('keeps parameters, their order and the language', async () => {
      const sent = await echo(
        call('/catalog/search/tab%2F1%20%C3%BC?sort=name&f=1&f=2', { headers: { 'X-Language': 'de' } }),
      );
      expect(sent.url).toBe('/catalog/search/tab%2F1%20%C3%BC?sort=name&f=1&f=2');
      expect(sent.headers['x-language']).toBe('de');
    });

    it('passes JSON', async () => {
      const sent = await echo(
        call('/config/variant-bom', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: '{"items":[]}',
        }),
      );
      expect(sent.body).toBe('{"items":[]}');
      expect(sent.headers['content-type']).toBe('application/json');
    });

    it.each([
      ['GET', '/nothing'],
      ['GET', ''],
      ['GET', '/admin/keys'],
      ['GET', '/cart/items/1/2/3/4/5'],
      ['GET', '/catalog/search/%2e%2e'],
      ['GET', '/product/%2E%2E/image/..%2f/x'],
      ['POST', '/session/x'],
      ['POST', '/visualization'],
    ])('answers %s %s with 404 and does not ask the tenant', async (method, path) => {
      await expectError(await call(path, { method }), 404);
    });

    it.each([
      ['PATCH', '/cart', 'GET, PUT, DELETE'],
      ['GET', '/config/commit', 'POST'],
      ['OPTIONS', '/cart/items', 'GET, POST'],
      ['PUT', '/cart/attachment', 'POST, DELETE'],
      ['GET', '/custom-images/1/2', 'POST, PUT, DELETE'],
    ])('answers %s %s with 405', async (method, path, allowed) => {
      const answer = await call(path, { method });
      expect(answer.headers.get('Allow')).toBe(allowed);
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull();
      await expectError(answer, 405);
    });

    it('refuses bodies that are too large, announced or not, and of an unknown kind', async () => {
      const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
      const large = `value=${'x'.repeat(20_000)}`;
      await expectError(await call('/config/commit', { method: 'POST', headers: form, body: large }), 413);
      const stream = new Blob([large]).stream();
      const init = { method: 'POST', headers: form, body: stream, duplex: 'half' } as RequestInit;
      await expectError(await call('/config/commit', init), 413);
      const body = new FormData();
      body.set('_externalId', 'other');
      await expectError(await call('/config/commit', { method: 'POST', body }), 415);
    });
  });

  describe('writes from elsewhere', () => {
    it.each([
      [{ 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
      [{ 'Sec-Fetch-Site': 'same-site', Origin: 'http://other.shop.test' }],
      [{ Origin: 'https://evil.example' }],
      [{ Origin: 'null' }],
      [{ Origin: 'http://shop.test:81' }],
    ])('refuses %j', async (headers: Record<string, string>) => {
      for (const method of ['POST', 'PUT', 'DELETE']) {
        const path = method === 'POST' ? '/cart/items' : '/cart';
        await expectError(await call(path, { method, headers }), 403);
      }
    });

    it.each([
      [{ 'Sec-Fetch-Site': 'same-origin', Origin: 'http://shop.test' }],
      [{ Origin: 'http://shop.test' }],
      [{}],
    ])('lets %j pass', async (headers: Record<string, string>) => {
      expect((await call('/cart/items', { method: 'POST', headers })).status).toBe(200);
    });

    it('lets cross-site reads pass, which no other site can see', async () => {
      const answer = await call('/cart', { headers: { 'Sec-Fetch-Site': 'cross-site' } });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    });

    it('compares with the address the trusted proxy was asked for', async () => {
      const proxied = gatewayTo(tenants.upstream(kind), { trustProxy: true });
      const headers = { Origin: 'https://shop.example', 'X-Forwarded-Host': 'shop.example' };
      expect((await proxied.request('http://inside/api/cart', { method: 'PUT', headers })).status).toBe(200);
      await expectError(await call('/cart', { method: 'PUT', headers }), 403);
    });
  });
});
