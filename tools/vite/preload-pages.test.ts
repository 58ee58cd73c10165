import { expect, it } from 'vitest';
import { preloadsOf } from './preload-pages.ts';

const chunk = (fileName: string, imports: string[] = [], isEntry = false) =>
  ({
    type: 'chunk',
    fileName,
    imports,
    isEntry,
    facadeModuleId: null,
    moduleIds: [`/shop/src/pages/${fileName.replace('.js', '.tsx')}`],
  }) as never;

const bundle = {
  'main.js': chunk('main.js', ['framework.js'], true),
  'framework.js': chunk('framework.js'),
  'cart-page.js': chunk('cart-page.js', ['framework.js', 'order.js']),
  'order.js': chunk('order.js', ['icon.js']),
  'icon.js': chunk('icon.js'),
};

it('names what a page imports, without what every page loads', () => {
  expect(preloadsOf(bundle, { '/cart': 'src/pages/cart-page.tsx' })).toEqual([
    { pattern: '/cart', scripts: ['/cart-page.js', '/order.js', '/icon.js'] },
  ]);
});

it('refuses a page that is not there', () => {
  expect(() => preloadsOf(bundle, { '/cart': 'src/pages/card-page.tsx' })).toThrow(/card-page/);
});
