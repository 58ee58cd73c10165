import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { measurePages } from './page-sizes.ts';

const root = mkdtempSync(join(tmpdir(), 'bespoke-sizes-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Chunks whose compressed size is the number in their name, so that sums show what was counted. */
function buildShop(manifest: Record<string, object>) {
  const client = join(root, 'dist', 'client');
  mkdirSync(join(client, '.vite'), { recursive: true });
  writeFileSync(join(client, '.vite', 'manifest.json'), JSON.stringify(manifest));
  for (const { file } of Object.values(manifest) as { file: string }[]) {
    writeFileSync(join(client, file), '//');
    writeFileSync(join(client, `${file}.br`), Buffer.alloc(Number.parseInt(file)));
  }
}

it('counts what a page needs to stand once, and what it may load later apart', () => {
  buildShop({
    'index.html': {
      file: '1.js',
      isEntry: true,
      imports: ['_shared'],
      dynamicImports: [
        'src/pages/a-page.tsx',
        'src/pages/b-page.tsx',
        'src/locales/en.json?groups=shop',
        'src/locales/de.json?groups=shop',
      ],
    },
    _shared: { file: '10.js', dynamicImports: ['src/ui/toaster.tsx'] },
    'src/pages/a-page.tsx': {
      file: '100.js',
      imports: ['_shared', '_form'],
      dynamicImports: ['src/ui/dialog.tsx', 'src/locales/en.json?groups=a', 'src/locales/de.json?groups=a'],
    },
    'src/pages/b-page.tsx': { file: '1000.js', imports: ['_shared'] },
    _form: { file: '10000.js' },
    'src/ui/dialog.tsx': { file: '100000.js', imports: ['_form', '_layer'] },
    'src/ui/toaster.tsx': { file: '200000.js', imports: ['_layer'] },
    _layer: { file: '500000.js' },
    'src/locales/en.json?groups=shop': { file: '2.js' },
    'src/locales/de.json?groups=shop': { file: '4.js' },
    'src/locales/en.json?groups=a': { file: '50.js' },
    'src/locales/de.json?groups=a': { file: '30.js' },
    'font.woff2': { file: '7.woff2' },
  });
  expect(measurePages(root)).toEqual([
    { name: 'a-page', firstLoad: 1 + 10 + 100 + 10_000 + 4 + 50, onDemand: 100_000 + 200_000 + 500_000 },
    { name: 'b-page', firstLoad: 1 + 10 + 1_000 + 4, onDemand: 200_000 + 500_000 },
  ]);
});
