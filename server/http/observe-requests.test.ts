import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../settings/config.ts';
import { nameCall } from './name-call.ts';
import { modelText } from '../model/testing/model-folder.ts';
import { observeUpstream } from '../observe-tenant.ts';
import { createLog } from '../platform/log.ts';
import { observeRequests } from './observe-requests.ts';
import { startServer, type RunningServer } from '../start-server.ts';

const KEY = 'key-of-this-tenant';
const CATALOG = `format: 1
language: en
currency: EUR
tabs:
  - tab: lamps
    title: Lamps
    configurable: yes
    columns: { name: Lamp }
    products: [{ id: lamp, model: lamp, price: 1 }]
`;
const folder = mkdtempSync(join(tmpdir(), 'bespoke-observe-'));
const sent: string[] = [];
const lines: string[] = [];
let collector: Server;
let server: RunningServer;

beforeAll(async () => {
  collector = createServer((request, response) => {
    void text(request).then((body) => {
      sent.push(body);
      response.end('{}');
    });
  }).listen(0);
  const { port } = collector.address() as AddressInfo;
  mkdirSync(join(folder, 'models', 'lamp'), { recursive: true });
  writeFileSync(join(folder, 'models', 'lamp', 'model.yaml'), modelText({}));
  writeFileSync(join(folder, 'models', 'catalog.yaml'), CATALOG);
  const config = readConfig(
    {
      PORT: '0',
      DATA_DIR: folder,
      MODELS_DIR: join(folder, 'models'),
      TENANT_API_KEY: KEY,
      METRICS_PORT: '0',
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://localhost:${port}`,
    },
    join(import.meta.dirname, '..', '..'),
  );
  server = await startServer(config, createLog('info', { write: (line) => lines.push(line) }));
});
afterAll(() => {
  collector.close();
  rmSync(folder, { recursive: true });
});

const search = (headers: Record<string, string> = {}) =>
  fetch(`${server.url}/self-service-api-v1.3/catalog/search/nowhere?_key=${KEY}`, { headers });
const start = (headers: Record<string, string>) =>
  fetch(`${server.url}/self-service-api-v1.3/config/start/lamps/lamp`, {
    method: 'POST',
    headers: { 'X-Key': KEY, 'X-External-ID': 'somebody-in-particular', ...headers },
  });

describe('a server with everything switched on', () => {
  it('gives each answer an id, which is in all log lines about it', async () => {
    const answer = await search({ 'X-Request-ID': 'chosen-by-a-caller' });
    const id = answer.headers.get('X-Request-ID');
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    const { uuid } = (await answer.json()) as { uuid: string };
    const about = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ requestId }) => requestId === id);
    expect(about).toMatchObject([
      { uuid, status: 404 },
      { msg: 'request', status: 404, path: '/self-service-api-v1.3/catalog/search/nowhere' },
    ]);
  });

  it('is ready', async () => {
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ready' });
  });

  it('tells figures on their own port only', async () => {
    expect((await start({})).status).toBe(200);
    const page = await fetch(`http://localhost:${server.metricsPort}/metrics`);
    expect(page.headers.get('Content-Type')).toContain('text/plain');
    const figures = await page.text();
    expect(figures).toMatch(
      /bespoke_http_request_duration_seconds_count\{part="tenant",call="search",method="GET",status="404"\} 1/,
    );
    expect(figures).toMatch(/bespoke_engine_question_duration_seconds_count\{kind="start"\} [1-9]/);
    expect(figures).toContain('process_resident_memory_bytes');
    const outside = await (await fetch(`${server.url}/metrics`)).text();
    expect(outside).not.toContain('bespoke_http_request_duration_seconds');
  });

  it('sends traces that continue those of its callers, and nothing secret anywhere', async () => {
    const trace = 'a'.repeat(32);
    await start({ traceparent: `00-${trace}-${'b'.repeat(16)}-01` });
    await server.stop();
    const spans = sent.flatMap((body) => spansIn(JSON.parse(body) as Export));
    const request = spans.find(({ parentSpanId }) => parentSpanId === 'b'.repeat(16));
    expect(request).toMatchObject({ name: 'POST tenant start', traceId: trace });
    const below = spans.find(({ parentSpanId }) => parentSpanId === request?.spanId);
    expect(below).toMatchObject({ name: 'engine start', traceId: trace });
    const everything = [...sent, ...lines].join('');
    expect(everything).not.toContain(KEY);
    expect(everything).not.toContain('somebody-in-particular');
  });
});

interface SentSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
}

interface Export {
  readonly resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[];
}

function spansIn(body: Export): SentSpan[] {
  return body.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
}

describe('the id of a request', () => {
  const app = new Hono();
  const passed: (string | null)[] = [];
  const upstream = observeUpstream(
    {
      base: 'http://tenant.test',
      key: KEY,
      send: (request) => {
        passed.push(request.headers.get('X-Request-ID'));
        return Promise.resolve(new Response());
      },
      brokenAnswer: (cause) => cause,
    },
    {},
  );
  const logger = createLog('silent');
  app.use('/trusting', observeRequests({ trustProxy: true, logger, telemetry: {} }));
  app.all('*', () => upstream.send(new Request('http://tenant.test/cart'), new AbortController().signal));

  it('is that of a trusted proxy, where it can stand in a log, and goes on to the tenant', async () => {
    const idFor = async (sentId: string) => {
      const answer = await app.request('/trusting', { headers: { 'X-Request-ID': sentId } });
      return answer.headers.get('X-Request-ID');
    };
    expect(await idFor('from-the-proxy.1')).toBe('from-the-proxy.1');
    expect(passed).toEqual(['from-the-proxy.1']);
    expect(await idFor('two words, and more')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

it('names calls by the table, never by what is in the address', () => {
  expect(nameCall('GET', '/api/catalog/search/my-own-words')).toEqual({ part: 'gateway', call: 'search' });
  expect(nameCall('HEAD', '/self-service-api-v1.3/cart')).toEqual({ part: 'tenant', call: 'cart' });
  expect(nameCall('POST', '/self-service-api-v1.3/cart/items/x/y/z')).toEqual({
    part: 'tenant',
    call: 'unknown',
  });
  expect(nameCall('GET', '/configure/bikes/calvin')).toEqual({ part: 'shop', call: '' });
});
