/** The gateway before tenants of its own, in this process and behind a socket, for its tests. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { afterAll, beforeAll, expect } from 'vitest';
import { apiErrorSchema } from '#contract/api-error.ts';
import { API_BASE } from '#contract/endpoint.ts';
import { buildGateway } from '../build-gateway.ts';
import { buildSessions } from '../sessions.ts';
import { embeddedUpstream, remoteUpstream, type Upstream } from '../upstream.ts';

export const KEY = 'k-"7f3c"&0a1b+secret/key';
export const origin = 'http://shop.test';
export const kinds = ['in this process', 'behind a socket'] as const;
/** How every PNG begins. */
export const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3];
type Kind = (typeof kinds)[number];

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
  tenant.get('/cart/complete', (c) => {
    const externalId = c.req.header('X-External-ID') ?? '';
    return c.json({
      externalId,
      ShoppingCart: { externalId, name: 'Cart' },
      ShoppingCartItems: [{ externalId, qty: 1 }],
    });
  });
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
  tenant.get('/catalog/search/broken', (c) =>
    c.body(
      new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('{"rows":')),
        pull: (controller) => controller.error(new Error('the stream broke')),
      }),
      200,
      { 'Content-Type': 'application/json' },
    ),
  );
  tenant.get('/catalog/search/slow', async (c) => {
    await new Promise((done) => setTimeout(done, 2_000));
    return c.json({});
  });
  tenant.get('/proposal/draft', (c) =>
    c.body(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('%PDF-'));
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
    const parts = ['%PDF-'.repeat(1_000), KEY.slice(0, half), KEY.slice(half), 'the end'];
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
    return c.body(new Uint8Array(PNG), 200, {
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
  /** By default far more than a busy machine needs. */
  timeoutMs?: number;
  logger?: Logger;
}

/** The gateway on a tenant, below `/api`. */
export function gatewayTo(
  upstream: Upstream,
  { trustProxy = false, timeoutMs = 30_000, logger }: Options = {},
): Hono {
  const sessions = buildSessions({ secret: 'a secret of the server', trustProxy });
  const deps = { upstream, sessions, trustProxy, timeoutMs, maxBodyBytes: 10_000 };
  const app = new Hono();
  app.route('/api', buildGateway({ ...deps, ...(logger && { logger }) }));
  return app;
}

/** Starts the tenant of each kind for the tests of a file. */
export function tenantsForTests(): { upstream: (kind: Kind) => Upstream } {
  let server: Server;
  const upstreams: Partial<Record<Kind, Upstream>> = {};
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
  return { upstream: (kind) => upstreams[kind]! };
}

export async function expectError(response: Response, status: number) {
  expect(response.status).toBe(status);
  const body = apiErrorSchema.parse(await response.json());
  expect(Object.values(body).every((value) => value.length > 0)).toBe(true);
  return body;
}

/** What the tenant says it was sent. */
export interface Echo {
  method: string;
  url: string;
  headers: Record<string, string>;
  hasKey: boolean;
  body: string;
}
