import { expect, it } from 'vitest';
import { addressOf, pathOf, type Endpoint } from './endpoint.ts';
import * as endpoints from './endpoints.ts';
import { routesOf } from './routes.ts';

const all = Object.entries(endpoints) as [string, Endpoint][];

it('has every call once: no two entries answer the same method of the same path', () => {
  const calls = all.map(
    ([, { method, base = '', path }]) => `${method} ${base}${path.replace(/:\w+/g, ':')}`,
  );
  expect(calls.filter((call, i) => calls.indexOf(call) !== i)).toEqual([]);
});

it('names the parts of every path once, and no parameter in two places', () => {
  for (const [name, { path, query = [], form = [], pairs = {} }] of all) {
    const names = [
      ...[...path.matchAll(/:(\w+)/g)].map(([, part]) => part),
      ...[...query, ...form, pairs].flatMap((group) => Object.keys(group)),
    ];
    expect(names, name).toEqual([...new Set(names)]);
  }
});

it('gives every call one place for its parameters: the query where there is no form', () => {
  for (const [name, { method, query, form, pairs, body }] of all) {
    const hasForm = form !== undefined || pairs !== undefined;
    const mayHaveForm = (method === 'POST' || method === 'PUT') && body === undefined;
    expect([name, hasForm && !mayHaveForm, query !== undefined && mayHaveForm]).toEqual([name, false, false]);
  }
});

it('puts fixed segments before others, and methods in the order of a 405', () => {
  const routes = routesOf(({ path, alias }) => [path, alias]);
  const at = (path: string) => routes.findIndex((route) => route.path === path);
  expect(at('/cart/items/:itemId/attachment')).toBeLessThan(at('/:type/:id/image/:property'));
  expect(at('/Product/:productId/image/:section/:sectionId')).toBeGreaterThan(-1);
  expect(routes[at('/cart')]?.calls.map(({ endpoint }) => endpoint.method)).toEqual(['GET', 'PUT', 'DELETE']);
});

it('fills and encodes paths', () => {
  expect(pathOf(endpoints.search, { tab: 'a/b ü?' })).toBe('/catalog/search/a%2Fb%20%C3%BC%3F');
  expect(pathOf(endpoints.cart, {})).toBe('/cart');
  expect(addressOf(endpoints.objectImage, { type: 'product', id: '1', property: 'image' })).toBe(
    '/self-service-api-v1.3/product/1/image/image',
  );
});
