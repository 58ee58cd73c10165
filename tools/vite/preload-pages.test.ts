import { expect, it } from 'vitest';
import { afterTheFirstPaint, preloadsOf } from './preload-pages.ts';

const chunk = (fileName: string, imports: string[] = [], isEntry = false, dynamicImports: string[] = []) =>
  ({
    type: 'chunk',
    fileName,
    imports,
    isEntry,
    dynamicImports,
    facadeModuleId: null,
    moduleIds: [`/shop/src/pages/${fileName.replace('.js', '.tsx')}`],
  }) as never;

const texts = (fileName: string, language: string) =>
  ({
    type: 'chunk',
    fileName,
    imports: [],
    dynamicImports: [],
    facadeModuleId: `/shop/src/locales/${language}.json?groups=${fileName}`,
    moduleIds: [],
  }) as never;

const bundle = {
  'main.js': chunk('main.js', ['framework.js'], true, ['en.js', 'de.js', 'cart-page.js']),
  'framework.js': chunk('framework.js'),
  'cart-page.js': chunk('cart-page.js', ['framework.js', 'order.js'], false, ['en-cart.js']),
  'order.js': chunk('order.js', ['icon.js']),
  'icon.js': chunk('icon.js'),
  'en.js': texts('en.js', 'en'),
  'de.js': texts('de.js', 'de'),
  'en-cart.js': texts('en-cart.js', 'en'),
};

it('names what a page imports and its texts, without what every page loads', () => {
  const calls = { '/cart': { calls: ['/api/cart'], list: '/api/list/:tab' } };
  expect(preloadsOf(bundle, { '/cart': 'src/pages/cart-page.tsx' }, calls)).toEqual([
    {
      ...calls['/cart'],
      pattern: '/cart',
      scripts: ['/cart-page.js', '/order.js', '/icon.js'],
      texts: { en: ['/en.js', '/en-cart.js'], de: ['/de.js'] },
    },
  ]);
});

it('names what several pages import, and the small chunk of a page whose modules are in a shared one', () => {
  const start = {
    ...(bundle['order.js'] as object),
    fileName: 'start.js',
    facadeModuleId: '/shop/src/pages/cart-page.tsx',
  };
  const pages = { '/start': ['src/pages/cart-page.tsx', 'src/pages/icon.tsx'] };
  const [{ scripts } = {}] = preloadsOf({ ...bundle, 'start.js': start as never }, pages);
  expect(scripts).toEqual(['/start.js', '/icon.js']);
});

it('refuses a page that is not there', () => {
  expect(() => preloadsOf(bundle, { '/cart': 'src/pages/card-page.tsx' })).toThrow(/card-page/);
});

it('loads scripts after what the page is painted with', () => {
  const head = '<script src="/boot.js"></script><script type="module" src="/main.js"></script>';
  expect(afterTheFirstPaint(`${head}<link rel="modulepreload" href="/a.js"><link rel="stylesheet">`)).toBe(
    '<script src="/boot.js"></script><script type="module" fetchpriority="low" src="/main.js"></script>' +
      '<link rel="modulepreload" fetchpriority="low" href="/a.js"><link rel="stylesheet">',
  );
});
