import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiErrorSchema } from '#contract/api-error.ts';
import { API_BASE } from '#contract/endpoint.ts';
import { buildGateway } from './build-gateway.ts';
import { buildSessions } from './sessions.ts';
import { embeddedUpstream, remoteUpstream, type Upstream } from './upstream.ts';

const KEY = 'k-"7f3c"&0a1b+secret/key';

/** A tenant that tells what it was sent, and misbehaves on request. Real enough: it runs behind a socket, too. */
function buildTenant(): Hono {
  const tenant = new Hono().basePath(API_BASE);
  tenant.get('/catalog/search/repeats-key', (c) =>
    c.json(
      { json: KEY, url: `/x?_key=${encodeURIComponent(KEY)}`, base64: Buffer.from(KEY).toString('base64') },
      200,
      {
        'X-Debug': KEY,
        'Content-Language': KEY,
      },
    ),
  );
  tenant.get('/catalog/search/error-with-key', (c) =>
    c.json({ type: 'X', cause: KEY, message: `wrong key ${KEY}`, uuid: '1', timestamp: '' }, 403),
  );
  tenant.get('/catalog/search/large', (c) =>
    c.json({ rows: Array.from({ length: 2_000 }, (_, i) => `row ${i}`) }),
  );
  tenant.get('/catalog/search/html', (c) => c.html(`<h1>Proxy error</h1>${KEY}`, 500));
  tenant.get('/catalog/search/overloaded', (c) => c.body('<error/>', 504, { 'Content-Type': 'text/xml' }));
  tenant.get('/catalog/search/redirect', (c) =>
    c.redirect(`https://login.example/?_key=${encodeURIComponent(KEY)}`),
  );
  tenant.get('/catalog/search/slow', async (c) => {
    await new Promise((done) => setTimeout(done, 2_000));
    return c.json({});
  });
  tenant.get('/proposal/draft', (c) =>
    c.body(
      new ReadableStream({
        start(controller) {
          for (let i = 0; i < 64; i++) controller.enqueue(new Uint8Array(4_096).fill(i));
          controller.close();
        },
      }),
      200,
      { 'Content-Type': 'application/pdf', 'Content-Disposition': 'attachment; filename="proposal.pdf"' },
    ),
  );
  tenant.get('/cart/document/download', (c) => {
    const half = Math.floor(KEY.length / 2);
    const parts = ['%PDF '.repeat(1_000), KEY.slice(0, half), KEY.slice(half), 'the end'];
    const body = new ReadableStream({
      async start(controller) {
        for (const part of parts) {
          controller.enqueue(new TextEncoder().encode(part));
          await new Promise((done) => setTimeout(done, 5));
        }
        controller.close();
      },
    });
    return c.body(body, 200, { 'Content-Type': 'application/pdf' });
  });
  tenant.get('/product/:id/image/:section/:sectionId', (c) => {
    if (c.req.header('If-None-Match') === '"v1"') return c.body(null, 304, { ETag: '"v1"' });
    return c.body(new Uint8Array([1, 2, 3]), 200, {
      'Content-Type': 'image/png',
      'Cache-Control': 'public, max-age=86400',
      ETag: '"v1"',
    });
  });
  tenant.delete('/cart/items/:id', (c) =>
    c.body(null, 204, { Location: `${API_BASE}/cart/items?_key=1&_externalId=2` }),
  );
  tenant.all('*', async (c) =>
    c.json(
      {
        method: c.req.method,
        url: c.req.url.slice(new URL(c.req.url).origin.length + API_BASE.length),
        headers: c.req.header(),
        hasKey: c.req.header('X-Key') === KEY,
        body: await c.req.text(),
      },
      200,
      { 'Set-Cookie': 'JSESSIONID=1', 'X-Powered-By': 'a tenant', Server: 'a tenant' },
    ),
  );
  return tenant;
}

interface Options {
  trustProxy?: boolean;
  timeoutMs?: number;
  logger?: Logger;
}

interface Echo {
  method: string;
  url: string;
  headers: Record<string, string>;
  hasKey: boolean;
  body: string;
}

let server: Server;
const upstreams: Partial<Record<string, Upstream>> = {};

beforeAll(async () => {
  const tenant = buildTenant();
  server = createServer((incoming, outgoing) => void getRequestListener(tenant.fetch)(incoming, outgoing));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  upstreams['in this process'] = embeddedUpstream(KEY, (request) => tenant.fetch(request));
  upstreams['behind a socket'] = remoteUpstream(`http://127.0.0.1:${port}`, KEY);
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe.each(['in this process', 'behind a socket'])('the gateway to a tenant %s', (kind) => {
  let gateway: Hono;
  const origin = 'http://shop.test';

  beforeAll(() => {
    gateway = build(upstreams[kind]!);
  });

  /** @param timeoutMs by default far more than a busy machine needs */
  function build(upstream: Upstream, { trustProxy = false, timeoutMs = 30_000, logger }: Options = {}): Hono {
    const sessions = buildSessions({ secret: 'a secret of the server', trustProxy });
    const app = new Hono();
    app.route(
      '/api',
      buildGateway({
        upstream,
        sessions,
        trustProxy,
        timeoutMs,
        maxBodyBytes: 10_000,
        ...(logger && { logger }),
      }),
    );
    return app;
  }

  const call = (path: string, init?: RequestInit) => gateway.request(`${origin}/api${path}`, init);
  const echo = async (response: Response | Promise<Response>) => (await (await response).json()) as Echo;
  const cookieOf = (response: Response) => response.headers.get('Set-Cookie')?.split(';')[0] ?? '';

  async function expectError(response: Response, status: number) {
    expect(response.status).toBe(status);
    const body = apiErrorSchema.parse(await response.json());
    expect(Object.values(body).every((value) => value.length > 0)).toBe(true);
    return body;
  }

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
      const proxied = build(upstreams[kind]!, { trustProxy: true });
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
      ['POST', '/cart/attachment', 'DELETE'],
      ['POST', '/custom-images/1/2', 'PUT, DELETE'],
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
      const proxied = build(upstreams[kind]!, { trustProxy: true });
      const headers = { Origin: 'https://shop.example', 'X-Forwarded-Host': 'shop.example' };
      expect((await proxied.request('http://inside/api/cart', { method: 'PUT', headers })).status).toBe(200);
      await expectError(await call('/cart', { method: 'PUT', headers }), 403);
    });
  });

  describe('what comes back', () => {
    it('is without cookies and internal headers, and is not cached', async () => {
      const answer = await call('/catalog/tabs');
      expect(Object.fromEntries(answer.headers)).toEqual({
        'cache-control': 'private, no-store',
        'content-type': 'application/json',
        'cross-origin-resource-policy': 'same-origin',
        vary: 'Accept-Encoding',
      });
    });

    it('keeps pictures in the browser, and asks again with their tag', async () => {
      const picture = await call('/product/bike/image/group/frame');
      expect(picture.headers.get('Cache-Control')).toBe('private, max-age=86400');
      expect(picture.headers.get('ETag')).toBe('"v1"');
      expect(new Uint8Array(await picture.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
      const again = await call('/product/bike/image/group/frame', { headers: { 'If-None-Match': '"v1"' } });
      expect(again.status).toBe(304);
    });

    it('passes documents byte by byte, with their name', async () => {
      const answer = await call('/proposal/draft');
      expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="proposal.pdf"');
      const bytes = new Uint8Array(await answer.arrayBuffer());
      expect(bytes.length).toBe(64 * 4_096);
      expect(bytes.every((byte, i) => byte === Math.floor(i / 4_096))).toBe(true);
    });

    it('turns a Location of the tenant into one of the shop', async () => {
      const answer = await call('/cart/items/1', { method: 'DELETE' });
      expect(answer.status).toBe(204);
      expect(answer.headers.get('Location')).toBe('/api/cart/items');
    });

    it('answers HEAD as GET, without the body', async () => {
      const answer = await call('/catalog/tabs', { method: 'HEAD' });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toBe('');
    });

    it('compresses large text for browsers that take it', async () => {
      const plain = await call('/catalog/search/large');
      const packed = await call('/catalog/search/large', { headers: { 'Accept-Encoding': 'gzip, br' } });
      expect(plain.headers.get('Content-Encoding')).toBeNull();
      expect(packed.headers.get('Content-Encoding')).toBe('gzip');
      const unpacked = packed.body!.pipeThrough(new DecompressionStream('gzip'));
      expect(await text(unpacked)).toBe(await plain.text());
      const refused = await call('/catalog/search/large', { headers: { 'Accept-Encoding': 'gzip;q=0' } });
      expect(refused.headers.get('Content-Encoding')).toBeNull();
    });
  });

  describe('the key', () => {
    /** Everything a browser could see of an answer. */
    async function visible(response: Response): Promise<string> {
      const headers = [...response.headers].map((pair) => pair.join(': ')).join('\n');
      return `${headers}\n${await response.text().catch((error: unknown) => String(error))}`;
    }

    it.each([
      ['/catalog/search/repeats-key', 200],
      ['/catalog/search/error-with-key', 403],
      ['/catalog/search/html', 502],
      ['/catalog/search/redirect', 502],
    ])('is not in the answer to %s', async (path, status) => {
      const answer = await call(path);
      expect(answer.status).toBe(status);
      const seen = await visible(answer);
      const spellings = [KEY, encodeURIComponent(KEY), JSON.stringify(KEY).slice(1, -1), btoa(KEY), '7f3c'];
      for (const spelling of spellings) expect(seen).not.toContain(spelling);
    });

    it('breaks a download off before the key, even when it is spread over two chunks', async () => {
      const answer = await call('/cart/document/download');
      const chunks: Uint8Array[] = [];
      const read = async () => {
        for await (const chunk of answer.body!) chunks.push(chunk);
      };
      await expect(read()).rejects.toThrow();
      const seen = Buffer.concat(chunks).toString();
      expect(seen).toContain('%PDF');
      expect(seen).not.toContain(KEY.slice(0, 8));
    });
  });

  describe('a tenant in trouble', () => {
    it('is a 504 when it is too slow', async () => {
      const impatient = build(upstreams[kind]!, { timeoutMs: 100 });
      const body = await expectError(await impatient.request(`${origin}/api/catalog/search/slow`), 504);
      expect(body.message).toContain('too long');
    });

    it('is a 504 in JSON when it says so in XML', async () => {
      await expectError(await call('/catalog/search/overloaded'), 504);
    });

    it('is a 502 when it cannot be reached', async () => {
      const gone = build(
        kind === 'behind a socket'
          ? remoteUpstream('http://127.0.0.1:9', KEY)
          : embeddedUpstream(KEY, () => Promise.reject(new Error(`refused ${KEY}`))),
      );
      const answer = await gone.request(`${origin}/api/catalog/tabs`);
      const body = await expectError(answer, 502);
      expect(JSON.stringify(body)).not.toContain('refused');
    });
  });
});

describe('remoteUpstream', () => {
  it.each([
    ['https://acme.example', 'https://acme.example/self-service-api-v1.3'],
    ['https://acme.example/', 'https://acme.example/self-service-api-v1.3'],
    ['https://acme.example/cpq/', 'https://acme.example/cpq/self-service-api-v1.3'],
    ['https://acme.example/self-service-api-v1.3/', 'https://acme.example/self-service-api-v1.3'],
    ['https://acme.example/self-service-api-v1.2', 'https://acme.example/self-service-api-v1.2'],
  ])('finds the API below %s', (url, base) => {
    expect(remoteUpstream(url, KEY).base).toBe(base);
  });
});
