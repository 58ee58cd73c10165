import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readConfig } from '../settings/config.ts';
import { KeptAnswers, type AnswerName } from './kept-answers.ts';
import { getRequestListener } from '@hono/node-server';
import { startServer, type RunningServer } from '../start-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'bespoke-kept-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the shop', () => {
  let server: RunningServer;
  const key = 'a key of thirty-two characters..';
  const script = join(folder, 'client', 'assets', 'main-x1.js');
  beforeAll(async () => {
    mkdirSync(join(folder, 'client', 'assets'), { recursive: true });
    writeFileSync(join(folder, 'client', 'index.html'), '<title>the page</title>');
    writeFileSync(script, 'the script');
    const config = readConfig(
      { PORT: '0', DATA_DIR: folder, TENANT_API_KEY: key },
      join(import.meta.dirname, '..', '..'),
    );
    server = await startServer({ ...config, clientDir: join(folder, 'client') }, pino({ level: 'silent' }));
  });
  afterAll(() => server.stop());

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(server.url + path, { headers, redirect: 'manual' });
  const newBrowser = async () => {
    const page = await get('/');
    return { Cookie: page.headers.get('Set-Cookie')?.split(';')[0] ?? '' };
  };
  const valves = '/api/catalog/search/valves';
  const pricesFor = async (headers: Record<string, string>, query = '') => {
    const { rows } = (await (await get(valves + query, headers)).json()) as {
      rows: { price: string; currency: string; name: string }[];
    };
    return rows;
  };

  it('answers the same bytes and headers the second time', async () => {
    const someone = await newBrowser();
    for (const path of ['/', '/cart', '/assets/main-x1.js', '/api/catalog/tabs', valves]) {
      const [first, second] = [await get(path, someone), await get(path, someone)];
      expect(second.status).toBe(200);
      const headersOf = (answer: Response) =>
        [...answer.headers].filter(([name]) => name !== 'date' && name !== 'x-request-id');
      expect(headersOf(second)).toEqual(headersOf(first));
      expect(second.headers.get('X-Request-ID')).not.toBe(first.headers.get('X-Request-ID'));
      expect(await second.text()).toBe(await first.text());
    }
  });

  it('does not read a file of the build again', async () => {
    await (await get('/assets/main-x1.js')).text();
    writeFileSync(script, 'something else');
    const again = await get('/assets/main-x1.js');
    expect(await again.text()).toBe('the script');
    expect(again.headers.get('Content-Security-Policy')).toContain("default-src 'self'");
    writeFileSync(script, 'the script');
  });

  it('gives each new browser a cookie of its own with the page', async () => {
    const [first, second] = [await newBrowser(), await newBrowser()];
    expect(first.Cookie).toMatch(/^bespoke_session=/);
    expect(second.Cookie).not.toBe(first.Cookie);
    expect((await get('/', first)).headers.has('Set-Cookie')).toBe(false);
    expect((await get('/', { Cookie: `${first.Cookie}x` })).headers.has('Set-Cookie')).toBe(true);
  });

  it('lets browsers ask whether a list of the catalog has changed', async () => {
    const answer = await get(valves);
    expect(answer.headers.get('Cache-Control')).toBe('private, no-cache');
    const etag = answer.headers.get('ETag') ?? '';
    const unchanged = await get(valves, { 'If-None-Match': etag });
    expect(unchanged.status).toBe(304);
    expect(await unchanged.text()).toBe('');
    expect(unchanged.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect((await get(valves, { 'If-None-Match': etag, 'X-Language': 'de' })).status).toBe(200);
    expect((await get(valves, { 'If-None-Match': '"another"' })).status).toBe(200);
  });

  it('shows each customer the language and currency asked for', async () => {
    const [someone, other] = [await newBrowser(), await newBrowser()];
    const before = await pricesFor(someone);
    expect(await pricesFor(someone)).toEqual(before);
    const changed = await fetch(`${server.url}/api/cart`, {
      method: 'PUT',
      headers: { ...someone, Origin: server.url },
      body: new URLSearchParams({ currency: 'CHF' }),
    });
    expect(changed.status).toBe(200);
    expect((await pricesFor(someone))[0]).toMatchObject({ currency: 'CHF' });
    expect(await pricesFor(other)).toEqual(before);
    expect(await pricesFor(other, '?sort=price&order=asc')).not.toEqual(before);
    const german = await pricesFor({ ...other, 'X-Language': 'de' });
    expect(german.map(({ name }) => name)).not.toEqual(before.map(({ name }) => name));
  });

  it('keeps lists for API clients, by customer and not by what stands in the address', async () => {
    const list = '/self-service-api-v1.3/catalog/search/valves?material=Brass';
    const ask = async (headers: Record<string, string>, more = '') => {
      const answer = await get(list + more, headers);
      return { status: answer.status, etag: answer.headers.get('ETag'), text: await answer.text() };
    };
    const buyer = { 'X-Key': key, 'X-External-ID': 'buyer' };
    const first = await ask(buyer);
    expect(first.etag).toMatch(/^"/);
    expect(await ask(buyer)).toEqual(first);
    expect((await ask({ ...buyer, 'If-None-Match': first.etag ?? '' })).status).toBe(304);
    await fetch(`${server.url}/self-service-api-v1.3/cart`, {
      method: 'PUT',
      headers: buyer,
      body: new URLSearchParams({ currency: 'CHF' }),
    });
    const inFrancs = await ask(buyer);
    expect(inFrancs.text).toContain('CHF');
    expect((await ask({ 'X-Key': key, 'X-External-ID': 'another' })).text).toBe(first.text);
    expect((await ask({ 'X-Key': key })).text).toBe(first.text);
    // None of these has an ETag: the app answers.
    expect(await ask({})).toMatchObject({ status: 403, etag: null });
    expect(await ask({ ...buyer, 'X-Key': 'wrong' })).toMatchObject({ status: 403, etag: null });
    expect(await ask({ ...buyer, 'X-External-ID': ' ' })).toMatchObject({ status: 400, etag: null });
    for (const name of ['_externalId', '%5fexternalId', '%5FexternalId', '_extern%61lId']) {
      const named = await ask({ 'X-Key': key }, `&${name}=buyer`);
      expect(named, name).toEqual({ ...inFrancs, etag: null });
    }
    expect(await ask({ ...buyer, Origin: 'https://shop.example' })).toEqual({ ...inFrancs, etag: null });
  });

  it.each(['/api/cart', '/%61pi/cart', '/api/%63art'])('keeps nothing of %s', async (path) => {
    const [first, second] = [await newBrowser(), await newBrowser()];
    const added = await fetch(`${server.url}/api/cart`, {
      method: 'PUT',
      headers: { ...first, Origin: server.url },
      body: new URLSearchParams({ attr_note: 'for my eyes only' }),
    });
    expect(added.status).toBe(200);
    for (let i = 0; i < 2; i++) await (await get(path, first)).text();
    expect(await (await get(path, second)).text()).not.toContain('my eyes');
  });
});

describe('KeptAnswers', () => {
  const noted: string[] = [];
  const opened: (() => void)[] = [];
  afterAll(() => opened.forEach((close) => close()));

  /** A server whose answers tell how often it was asked. */
  function serve(nameOf: (request: IncomingMessage) => AnswerName | undefined, options = {}) {
    let count = 0;
    const kept = new KeptAnswers(nameOf, options);
    const answer = (request: Request) => {
      count += 1;
      noted.push(request.url);
      const status = request.url.endsWith('missing') ? 404 : 200;
      return new Response(`${count} ${'.'.repeat(1000)}`, { status, headers: { ETag: `"${count}"` } });
    };
    const listener = getRequestListener(kept.keeping(answer));
    const server = createServer((request: IncomingMessage, response: ServerResponse) => {
      kept.handle(request, response, () => void listener(request, response));
    }).listen(0);
    opened.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    return async (path: string) =>
      (await (await fetch(`http://localhost:${port}${path}`)).text()).split(' ')[0];
  }

  it('keeps what succeeded, by its key', async () => {
    const ask = serve(({ url = '' }) => (url === '/none' ? undefined : { key: url }));
    expect([await ask('/a'), await ask('/b'), await ask('/a'), await ask('/b')]).toEqual([
      '1',
      '2',
      '1',
      '2',
    ]);
    expect([await ask('/none'), await ask('/none')]).toEqual(['3', '4']);
    expect([await ask('/missing'), await ask('/missing')]).toEqual(['5', '6']);
  });

  it('does not keep what was made while its stamp changed', async () => {
    let stamp = 0;
    const ask = serve(() => ({ key: 'same', stamp: String((stamp += 1)) }));
    expect([await ask('/'), await ask('/')]).toEqual(['1', '2']);
  });

  it('removes what was used longest ago when there is too much', async () => {
    const ask = serve(({ url = '' }) => ({ key: url }), { maxBytes: 11_000 });
    expect([await ask('/a'), await ask('/b'), await ask('/a'), await ask('/c')]).toEqual([
      '1',
      '2',
      '1',
      '3',
    ]);
    expect([await ask('/a'), await ask('/b')]).toEqual(['1', '4']);
  });
});
