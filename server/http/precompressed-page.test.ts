import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { compressOnce } from './precompressed-page.ts';

const html = `<!doctype html><p>${'Bespoke '.repeat(50)}`;

it('compresses a page as the browser accepts it, once', () => {
  const pageFor = compressOnce();
  const { body, encoding } = pageFor(html, 'gzip, deflate, br, zstd');
  expect(encoding).toBe('br');
  expect(brotliDecompressSync(body).toString()).toBe(html);
  expect(pageFor(html, 'br').body).toBe(body);
  const gzip = pageFor(html, 'gzip, br;q=0');
  expect(gzip.encoding).toBe('gzip');
  expect(gunzipSync(gzip.body).toString()).toBe(html);
});

it('sends a page as it is to a browser that accepts nothing else', () => {
  for (const accepted of ['', 'identity', 'deflate', 'brotli', 'gzip;q=0, br;q=0.0'])
    expect(compressOnce()(html, accepted)).toEqual({ body: html, encoding: undefined });
});
