import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { compressFolder } from './precompress.ts';

const folder = mkdtempSync(join(tmpdir(), 'bespoke-compress-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('puts smaller copies beside text, at any depth, and leaves everything else alone', async () => {
  const script = 'export const answer = 42;\n'.repeat(100);
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets', 'main.js'), script);
  writeFileSync(join(folder, 'tiny.js'), 'export {}');
  writeFileSync(join(folder, 'font.woff2'), Buffer.alloc(2_000));
  await compressFolder(folder);
  expect(brotliDecompressSync(readFileSync(join(folder, 'assets', 'main.js.br'))).toString()).toBe(script);
  expect(gunzipSync(readFileSync(join(folder, 'assets', 'main.js.gz'))).toString()).toBe(script);
  for (const name of ['tiny.js.br', 'tiny.js.gz', 'font.woff2.br'])
    expect(existsSync(join(folder, name))).toBe(false);
});
