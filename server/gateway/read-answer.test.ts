import { text } from 'node:stream/consumers';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  expectError,
  gatewayTo,
  KEY,
  kinds,
  origin,
  PNG,
  tenantsForTests,
} from './testing/gateway-to-tenant.ts';
import { embeddedUpstream, remoteUpstream } from './upstream.ts';

const tenants = tenantsForTests();

describe.each(kinds)('the gateway to a tenant %s', (kind) => {
  let gateway: Hono;
  beforeAll(() => {
    gateway = gatewayTo(tenants.upstream(kind));
  });

  const call = (path: string, init?: RequestInit) => gateway.request(`${origin}/api${path}`, init);

  describe('what comes back', () => {
    it('is without cookies and internal headers, and is not cached', async () => {
      const answer = await call('/catalog/tabs');
      expect(Object.fromEntries(answer.headers)).toEqual({
        'cache-control': 'private, no-store',
        'content-type': 'application/json',
        'cross-origin-resource-policy': 'same-origin',
        vary: 'Accept-Encoding',
        'x-content-type-options': 'nosniff',
      });
    });

    it('keeps pictures in the browser, and asks again with their tag', async () => {
      const picture = await call('/product/bike/image/group/frame');
      expect(picture.headers.get('Cache-Control')).toBe('private, max-age=86400');
      expect(picture.headers.get('ETag')).toBe('"v1"');
      expect(new Uint8Array(await picture.arrayBuffer())).toEqual(new Uint8Array(PNG));
      const again = await call('/product/bike/image/group/frame', { headers: { 'If-None-Match': '"v1"' } });
      expect(again.status).toBe(304);
    });

    it('passes documents byte by byte, with their name', async () => {
      const answer = await call('/proposal/draft');
      expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="proposal.pdf"');
      const all = new Uint8Array(await answer.arrayBuffer());
      expect(Buffer.from(all.subarray(0, 5)).toString()).toBe('%PDF-');
      const bytes = all.subarray(5);
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
        for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
      };
      await expect(read()).rejects.toThrow();
      const seen = Buffer.concat(chunks).toString();
      expect(seen).toContain('%PDF');
      expect(seen).not.toContain(KEY.slice(0, 8));
    });
  });

  describe('a tenant in trouble', () => {
    it('is a 504 when it is too slow', async () => {
      const impatient = gatewayTo(tenants.upstream(kind), { timeoutMs: 100 });
      const body = await expectError(await impatient.request(`${origin}/api/catalog/search/slow`), 504);
      expect(body.message).toContain('too long');
    });

    it('is a 504 in JSON when it says so in XML', async () => {
      await expectError(await call('/catalog/search/overloaded'), 504);
    });

    it('is a 502 when it cannot be reached, and a 500 when it fails in this process', async () => {
      const gone = gatewayTo(
        kind === 'behind a socket'
          ? remoteUpstream('http://127.0.0.1:9', KEY)
          : embeddedUpstream(KEY, () => Promise.reject(new Error(`refused ${KEY}`))),
      );
      const answer = await gone.request(`${origin}/api/catalog/tabs`);
      const body = await expectError(answer, kind === 'behind a socket' ? 502 : 500);
      expect(JSON.stringify(body)).not.toContain('refused');
    });

    it('is a 502 when the connection breaks in the middle of an answer, and a 500 in this process', async () => {
      const answer = await call('/catalog/search/broken');
      await expectError(answer, kind === 'behind a socket' ? 502 : 500);
    });
  });

  it('calls a bug of its own a 500, says nothing of the tenant, and logs it', async () => {
    const lines: unknown[] = [];
    const bug = new TypeError('a bug of ours');
    const logger = {
      error: (line: { err?: unknown }) => {
        // The gateway logs that the tenant refused the key; let that fail.
        if (!('err' in line)) throw bug;
        lines.push(line);
      },
    };
    const buggy = gatewayTo(tenants.upstream(kind), { logger: logger as unknown as Logger });
    const answer = await buggy.request(`${origin}/api/catalog/search/error-with-key`);
    const body = await expectError(answer, 500);
    expect(body).toMatchObject({
      type: 'InternalError',
      message: expect.not.stringContaining('tenant') as string,
    });
    expect(lines).toEqual([expect.objectContaining({ err: bug, uuid: body.uuid })]);
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
