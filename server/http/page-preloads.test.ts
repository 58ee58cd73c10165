import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { preloadScripts } from './page-preloads.ts';

const folder = mkdtempSync(join(tmpdir(), 'bespoke-preloads-'));
afterAll(() => rmSync(folder, { recursive: true }));

const html = '<head><title>Shop</title><script src="/boot.js"></script></head>';

it('names the scripts and texts of the page that was asked for', () => {
  mkdirSync(join(folder, '.vite'));
  const preloads = [
    {
      pattern: '/',
      scripts: ['/assets/catalog.js'],
      texts: { en: ['/assets/en.js'] },
      calls: ['/api/tabs'],
      list: '/api/:tab',
    },
    { pattern: '/configure/:tab/:productId', scripts: ['/assets/start.js'], texts: {} },
    {
      pattern: '/configure/:tab/:productId/:configId/:step?',
      scripts: ['/assets/a.js', '/assets/b.js'],
      texts: {},
    },
  ];
  writeFileSync(join(folder, '.vite', 'preloads.json'), JSON.stringify(preloads));
  const pageFor = preloadScripts(folder, html);
  const link = (script: string) =>
    `<link rel="modulepreload" fetchpriority="low" crossorigin href="/assets/${script}.js">`;
  const boot =
    '<script src="/boot.js" data-texts="{&quot;en&quot;:[&quot;/assets/en.js&quot;]}" data-calls="[&quot;/api/tabs&quot;]" data-list="/api/:tab"></script>';
  expect(pageFor('/')).toBe(`<head><title>Shop</title>${boot}${link('catalog')}</head>`);
  expect(pageFor('/configure/bikes/x')).toContain(link('start'));
  for (const path of ['/configure/bikes/x/1', '/configure/bikes/x/1/frame'])
    expect(pageFor(path)).toContain(link('a') + link('b'));
  for (const path of ['/cart', '/configure', '/configure/bikes/x/1/frame/more'])
    expect(pageFor(path)).toBe(html);
});

it('leaves the page as it is where the build says nothing', () => {
  expect(preloadScripts(join(folder, 'elsewhere'), html)('/')).toBe(html);
});
