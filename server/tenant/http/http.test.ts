import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiErrorSchema } from '#contract/api-error.ts';
import type { Endpoint } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import { startTestTenant, TEST_KEY, type TestTenant } from '../testing/test-tenant.ts';
import { MAX_BODY_BYTES } from './read-body.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

async function errorOf(response: Response) {
  return apiErrorSchema.parse(await response.json());
}

describe('the API key', () => {
  const calls: Endpoint[] = Object.values(endpoints);
  const addresses = calls.map(({ method, path }) => [method, path.replace(/:\w+/g, 'x')] as const);

  it.each([...addresses, ['GET', '/no/such/endpoint'] as const])(
    '%s %s is 403 without it and with a wrong one',
    async (method, path) => {
      for (const key of [null, '', 'wrong', `${TEST_KEY}x`, TEST_KEY.slice(1)]) {
        const response = await tenant.call(path, { method, key, as: 'someone' });
        expect(response.status).toBe(403);
        expect(await errorOf(response)).toMatchObject({ type: 'NotAuthorized' });
      }
    },
  );

  it('is taken from the header, the query, an urlencoded and a multipart body', async () => {
    const multipart = new FormData();
    multipart.set('_key', TEST_KEY);
    const write = { method: 'PUT', key: null, as: 'someone' } as const;
    const ways = [
      tenant.call('/catalog/tabs', { key: null, headers: { 'x-KEY': TEST_KEY } }),
      tenant.call('/catalog/tabs', { key: null, query: { _key: TEST_KEY } }),
      tenant.call('/cart', { ...write, form: { _key: TEST_KEY } }),
      tenant.call('/cart', { ...write, body: multipart }),
    ];
    for (const response of await Promise.all(ways)) expect(response.status).toBe(200);
  });

  it('never shows up in an answer or in the log', async () => {
    const response = await tenant.call('/no/such/endpoint', { query: { _key: TEST_KEY } });
    expect(await response.text()).not.toContain(TEST_KEY);
    expect(JSON.stringify(tenant.logLines)).not.toContain(TEST_KEY);
  });
});

describe('errors', () => {
  it('are the object of the API, and their uuid stands in the log', async () => {
    const response = await tenant.call('/catalog/search/nowhere');
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Type')).toBe('application/json');
    const body: unknown = await response.json();
    expect(body).toEqual({
      type: 'NotFound',
      cause: 'Catalog tab not found',
      message: expect.any(String) as string,
      uuid: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      timestamp: expect.stringMatching(/^2026-01-05T09:\d\d:\d\d\.000Z$/) as string,
    });
    const { uuid } = apiErrorSchema.parse(body);
    expect(tenant.logLines).toContainEqual(expect.objectContaining({ uuid, status: 404 }));
  });

  it('of our own making say nothing of the inside', async () => {
    const broken = await startTestTenant({
      configuratorFor: () => Promise.reject(new Error('secret detail of the engine')),
    });
    const response = await broken.call('/config/start/bikes/calvin', { form: {} });
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toContain('secret detail');
    const { uuid } = apiErrorSchema.parse(JSON.parse(text));
    const line = broken.logLines.find((record) => record['uuid'] === uuid);
    expect(JSON.stringify(line)).toContain('secret detail of the engine');
    await broken.close();
  });

  it('404: an endpoint that is not there, the path forms that v1.3 removed, and everything beside the base', async () => {
    for (const path of ['/nowhere', '/config/commit/bike_size_field/small', '/config', '/']) {
      expect((await tenant.call(path, { form: {} })).status).toBe(404);
    }
    const beside = await tenant.app.request('/elsewhere');
    expect(beside.status).toBe(404);
    expect(await errorOf(beside)).toMatchObject({ cause: 'Unknown endpoint' });
  });

  it.each([
    ['POST', '/catalog/tabs', 'GET'],
    ['DELETE', '/catalog/search/bikes', 'GET'],
    ['GET', '/config/commit', 'POST'],
    ['GET', '/config/start/bikes/calvin', 'POST'],
    ['PUT', '/config/step', 'POST'],
    ['POST', '/config/bom', 'GET'],
    ['POST', '/cart', 'GET, PUT, DELETE'],
    ['POST', '/cart/complete', 'GET'],
    ['DELETE', '/cart/items', 'GET, POST'],
    ['POST', '/cart/items/x', 'PUT, DELETE'],
    ['POST', '/proposal/draft', 'GET'],
    ['DELETE', '/proposal/firm-requests', 'GET, POST'],
    ['POST', '/product/calvin/image/image', 'GET'],
    ['PATCH', '/cart', 'GET, PUT, DELETE'],
  ] as const)('405: %s %s, and says what there is', async (method, path, allowed) => {
    const response = await tenant.call(path, { method, as: 'someone' });
    expect(response.status).toBe(405);
    expect(response.headers.get('Allow')).toBe(allowed);
    expect(await errorOf(response)).toMatchObject({ type: 'MethodNotAllowed' });
  });
});

describe('the body', () => {
  const commit = '/config/commit';

  it('400: one megabyte of junk, announced or not', async () => {
    const junk = `parameter=a&value=${'x'.repeat(1024 * 1024)}`;
    const announced = await tenant.call(commit, {
      body: junk,
      headers: { 'Content-Length': String(junk.length) },
    });
    expect(announced.status).toBe(400);
    const streamed = await tenant.app.request('/self-service-api-v1.3/config/commit', {
      method: 'POST',
      headers: { 'X-Key': TEST_KEY },
      body: new Blob([junk]).stream(),
      duplex: 'half',
    });
    expect(streamed.status).toBe(400);
    expect((await errorOf(streamed)).message).toContain(`${MAX_BODY_BYTES / 1024} KiB`);
  });

  it('400: a type nobody reads, a broken multipart body, a file, too many parameters', async () => {
    const json = await tenant.call(commit, { body: '{}', headers: { 'Content-Type': 'application/json' } });
    expect(await errorOf(json)).toMatchObject({ cause: 'Unsupported body' });
    const broken = await tenant.call(commit, {
      body: '--other\r\n',
      headers: { 'Content-Type': 'multipart/form-data; boundary=mine' },
    });
    expect(await errorOf(broken)).toMatchObject({ cause: 'Broken body' });
    const form = new FormData();
    form.set('value', new Blob(['x']), 'x.txt');
    expect(await errorOf(await tenant.call(commit, { body: form }))).toMatchObject({
      cause: 'Unexpected file',
    });
    const many = await tenant.call(commit, {
      body: 'a=1&'.repeat(1_001),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect(await errorOf(many)).toMatchObject({ cause: 'Too many parameters' });
    for (const response of [json, broken, many]) expect(response.status).toBe(400);
  });

  it('400: an external id that could be no id', async () => {
    for (const as of ['', ' ', 'x'.repeat(201)]) {
      expect((await tenant.call('/cart', { as })).status).toBe(400);
    }
    // Control characters, and bytes that are no UTF-8: different ones would name the same customer.
    for (const id of ['a%00b', 'a%0Ab', '%FF', 'a%E2%80%A8b']) {
      expect((await tenant.call(`/cart?_externalId=${id}`)).status).toBe(400);
    }
  });
});

describe('headers', () => {
  it('let nothing be kept and nothing be taken for a page', async () => {
    for (const path of ['/catalog/tabs', '/nowhere']) {
      const { headers } = await tenant.call(path);
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    }
  });

  it('let no other web site in by default', async () => {
    const response = await tenant.call('/catalog/tabs', { headers: { Origin: 'https://shop.example' } });
    expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it('let in the web sites that are configured, preflight included', async () => {
    const open = await startTestTenant({ corsOrigins: ['https://shop.example'] });
    const preflight = (origin: string) =>
      open.call('/config/commit', {
        method: 'OPTIONS',
        key: null,
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'x-key,x-external-id',
        },
      });
    const allowed = await preflight('https://shop.example');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('Access-Control-Allow-Origin')).toBe('https://shop.example');
    expect(allowed.headers.get('Access-Control-Allow-Headers')?.toLowerCase()).toContain('x-external-id');
    expect(
      (await preflight('https://elsewhere.example')).headers.get('Access-Control-Allow-Origin'),
    ).toBeNull();
    const refused = await open.call('/nowhere', { headers: { Origin: 'https://shop.example' } });
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe('https://shop.example');
    await open.close();
  });
});

describe('faults on demand', () => {
  it('are words like any other unless they are switched on', async () => {
    const response = await tenant.call('/catalog/search/bikes', { query: { q: 'fault:503' } });
    expect(await response.json()).toEqual({ total: 0, rows: [] });
  });

  it('fail, fail so many times, or wait', async () => {
    const faulty = await startTestTenant({ faults: true });
    const search = (q: string, as = 'a') => faulty.call('/catalog/search/bikes', { query: { q }, as });
    expect((await search('fault:503')).status).toBe(503);
    expect((await search('fault:503')).status).toBe(503);
    const [first, second, third] = [
      await search('fault:500:2'),
      await search('fault:500:2'),
      await search('fault:500:2'),
    ];
    expect([first.status, second.status, third.status]).toEqual([500, 500, 200]);
    expect((await search('fault:500:2', 'b')).status).toBe(500);
    const before = performance.now();
    expect((await search('fault:slow:60')).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(55);
    const busy = await faulty.call('/catalog/tabs', { headers: { 'X-Bespoke-Fault': 'fault:504' } });
    expect(busy.headers.get('Content-Type')).toContain('xml');
    await faulty.close();
  });
});
