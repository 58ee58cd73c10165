import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { Hono } from 'hono';
import { pino } from 'pino';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { buildSessions } from './gateway/sessions.ts';
import { buildApp, type AppDeps } from './app.ts';
import { embeddedUpstream, remoteUpstream } from './gateway/upstream.ts';
import { listen } from './http/listen.ts';
import { startTestTenant, TEST_KEY } from './tenant/testing/test-tenant.ts';

const script = 'console.log("the shop");'.repeat(100);
const clientDir = mkdtempSync(join(tmpdir(), 'bespoke-client-'));

beforeAll(() => {
  mkdirSync(join(clientDir, 'assets'));
  mkdirSync(join(clientDir, 'vis'));
  mkdirSync(join(clientDir, '.vite'));
  writeFileSync(join(clientDir, 'index.html'), '<!doctype html><title>The shop</title>');
  writeFileSync(join(clientDir, 'favicon.svg'), '<svg/>');
  writeFileSync(join(clientDir, 'assets', 'main-abc.js'), script);
  writeFileSync(join(clientDir, 'assets', 'main-abc.js.br'), brotliCompressSync(script));
  writeFileSync(join(clientDir, '.vite', 'manifest.json'), '{}');
});
afterAll(() => rmSync(clientDir, { recursive: true }));

function build(changes: Partial<AppDeps> = {}): Hono {
  const tenant = new Hono();
  tenant.all('*', (c) => c.json({ path: c.req.path, cart: c.req.header('X-External-ID') ?? null }));
  return buildApp({
    upstream: embeddedUpstream('the-tenants-key', (request) => tenant.fetch(request)),
    upstreamTimeoutMs: 1_000,
    tenant,
    tenantCorsOrigins: [],
    sessions: buildSessions({ secret: 'a secret of the server', trustProxy: changes.trustProxy ?? false }),
    clientDir,
    visualizationDir: join(clientDir, 'vis'),
    trustProxy: false,
    logger: pino({ level: 'silent' }),
    ...changes,
  });
}

describe('the shop', () => {
  let app: Hono;
  beforeAll(() => {
    app = build();
  });
  const get = (path: string, headers: Record<string, string> = {}) =>
    app.request(`http://shop.test${path}`, { headers });

  it.each(['/', '/cart', '/catalog/bikes', '/configure/bikes/bike/123/frame'])(
    'opens at %s',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Content-Type')).toContain('text/html');
      expect(answer.headers.get('Cache-Control')).toBe('private, no-cache');
      expect(await answer.text()).toContain('The shop');
    },
  );

  it('opens at addresses with a dot in them, too', async () => {
    const answer = await get('/configure/bikes/bike-1.0', { Accept: 'text/html,*/*' });
    expect(await answer.text()).toContain('The shop');
  });

  it('costs a 304 when the browser has it', async () => {
    const tag = (await get('/cart')).headers.get('ETag');
    const again = await get('/cart', { 'If-None-Match': tag ?? '' });
    expect(again.status).toBe(304);
  });

  it('brings the session that the calls of the page then use', async () => {
    const cookie = (await get('/')).headers.get('Set-Cookie')?.split(';')[0] ?? '';
    const [one, two] = await Promise.all(
      ['/api/cart', '/api/cart/items'].map(async (path) => {
        const answer = await get(path, { Cookie: cookie });
        expect(answer.headers.get('Set-Cookie')).toBeNull();
        return ((await answer.json()) as { cart: string }).cart;
      }),
    );
    expect(one).toMatch(/^[\w-]{43}$/);
    expect(two).toBe(one);
    expect((await get('/', { Cookie: cookie })).headers.get('Set-Cookie')).toBeNull();
  });

  it('sends files as they were compressed, to be kept for ever when their name has a hash', async () => {
    const answer = await get('/assets/main-abc.js', { 'Accept-Encoding': 'gzip, br' });
    expect(answer.headers.get('Content-Encoding')).toBe('br');
    expect(answer.headers.get('Content-Type')).toContain('javascript');
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(brotliDecompressSync(await answer.arrayBuffer()).toString()).toBe(script);
    expect(await (await get('/assets/main-abc.js')).text()).toBe(script);
    expect((await get('/favicon.svg')).headers.get('Cache-Control')).toBe('public, max-age=3600');
  });

  it.each([
    '/assets/main-old.js',
    '/robots.txt',
    '/.vite/manifest.json',
    '/assets/../../package.json',
    '/..%2fpackage.json',
  ])('has no %s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('Not found');
  });

  it('says what to do when it was not built', async () => {
    const answer = await build({ clientDir: join(clientDir, 'nowhere') }).request('http://shop.test/');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('npm start');
  });
});

describe('the addresses of the server', () => {
  it('are the gateway, the tenant and the health check', async () => {
    const app = build();
    const path = async (address: string) =>
      ((await (await app.request(address)).json()) as { path: string }).path;
    expect(await path('/api/cart')).toBe('/self-service-api-v1.3/cart');
    expect(await path('/self-service-api-v1.3/cart')).toBe('/self-service-api-v1.3/cart');
    expect(await (await app.request('/healthz')).json()).toEqual({ status: 'ok' });
    const reference = await app.request('/docs/api');
    expect(reference.headers.get('Content-Type')).toContain('text/html');
    expect(await reference.text()).toContain('Self Service API');
    expect(await (await app.request('/docs/api/openapi.json')).json()).toMatchObject({ openapi: '3.1.1' });
  });

  it('leave the tenant out when there is another one', async () => {
    const app = build({ tenant: undefined });
    const answer = await app.request('/self-service-api-v1.3/catalog/tabs');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ type: 'NotFound' });
  });

  it.each([
    '/self-service-api-v1.3',
    '/self-service-api-v1.3/',
    '/self-service-api-v1.1/cart',
    '/self-service-api-v2.0/cart',
    '/Self-Service-API/cart',
    '/configurator-api',
    '/configurator-api-v2/start',
  ])('answer the API at %s, although there is no such base or call, with an error object', async (path) => {
    const tenant = await startTestTenant();
    onTestFinished(() => tenant.close());
    const answer = await build({ tenant: tenant.app }).request(path, {
      headers: { Accept: 'text/html', 'X-Key': TEST_KEY },
    });
    expect(answer.status).toBe(404);
    const { type, uuid } = (await answer.json()) as { type: string; uuid: string };
    expect(type).toBe('NotFound');
    expect(tenant.logLines).toContainEqual(expect.objectContaining({ uuid }));
  });

  it('answer unknown calls with an error object, not with the shop', async () => {
    const answer = await build().request('/api/nothing', { headers: { Accept: 'text/html' } });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ type: 'NotFound' });
  });
});

describe('a browser that leaves in the middle of a call', () => {
  it.each(['/api/cart/items', '/self-service-api-v1.3/cart/items'])('is no error at %s', async (path) => {
    const lines: { level: number }[] = [];
    const logger = pino({}, { write: (line: string) => lines.push(JSON.parse(line) as { level: number }) });
    const tenant = await startTestTenant();
    onTestFinished(() => tenant.close());
    const app = build({ logger, tenant: tenant.app });
    const answered = new Promise<void>((resolve) => {
      void listen(
        async (request) => {
          const answer = await app.fetch(request);
          resolve();
          return answer;
        },
        { port: 0, host: '127.0.0.1' },
      ).then((listening) => {
        onTestFinished(() => listening.close(0));
        const head = `POST ${path} HTTP/1.1\r\nHost: shop.test\r\nX-Key: ${TEST_KEY}\r\nContent-Length: 1000\r\n\r\n`;
        const socket = connect(listening.port, '127.0.0.1', () => socket.write(`${head}tab=`));
        socket.once('error', () => undefined);
        setTimeout(() => socket.destroy(), 100);
      });
    });
    await answered;
    const errors = [...lines, ...tenant.logLines].filter(({ level }) => Number(level) >= 50);
    expect(errors).toEqual([]);
  });
});

describe('security headers', () => {
  const paths = [
    '/',
    '/assets/main-abc.js',
    '/assets/none.js',
    '/api/cart',
    '/api/nothing',
    '/healthz',
    '/docs/api',
  ];

  it.each(paths)('are on %s', async (path) => {
    const { headers } = await build().request(`http://shop.test${path}`);
    const policy = headers.get('Content-Security-Policy') ?? '';
    if (path.startsWith('/api/')) {
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toMatch(/(^|; ?)sandbox(;|$)/);
      expect(policy).not.toMatch(/script|\*|https?:|allow/);
    } else {
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'self'");
      expect(policy).not.toMatch(/unsafe|data:|\*|https?:/);
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).toMatch(/; ?trusted-types same-origin-script(;|$)/);
    }
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('same-origin');
    expect(headers.get('X-Frame-Options')).toBe('SAMEORIGIN');
    expect(headers.get('Permissions-Policy')).toContain('camera=()');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    expect(headers.get('Strict-Transport-Security')).toBeNull();
    expect(headers.get('X-Powered-By')).toBeNull();
  });

  it('keep a browser on https once it came by https', async () => {
    const app = build({ trustProxy: true });
    const answer = await app.request('http://inside/', { headers: { 'X-Forwarded-Proto': 'https' } });
    expect(answer.headers.get('Strict-Transport-Security')).toBe('max-age=31536000');
  });

  it('let the pages of allowed origins show what the tenant sends, and nothing else', async () => {
    const app = build({ tenantCorsOrigins: ['https://other.example'] });
    const policyOf = async (path: string) =>
      (await app.request(path)).headers.get('Cross-Origin-Resource-Policy');
    expect(await policyOf('/self-service-api-v1.3/product/1/image/a/b')).toBe('cross-origin');
    expect(await policyOf('/api/product/1/image/a/b')).toBe('same-origin');
  });
});

it('may frame the visualization of a tenant elsewhere', async () => {
  const upstream = remoteUpstream('https://acme.example', 'the-tenants-key');
  const shop = build({ upstream, tenant: undefined, visualizationOrigins: ['https://viz.example'] });
  const { headers } = await shop.request('https://shop.test/cart');
  expect(headers.get('Content-Security-Policy')).toContain(
    "frame-src 'self' https://acme.example https://viz.example;",
  );
  expect(headers.get('Permissions-Policy')).toContain(
    'xr-spatial-tracking=(self "https://acme.example" "https://viz.example")',
  );
});
