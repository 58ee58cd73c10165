import { expect, test } from 'vitest';
import type { VariantLine } from '#src/api/read/variant-catalog.ts';
import { exceededLimits, roomFor } from '#src/api/variant-limits.ts';
import { matchVariants } from './match-variants.ts';

const line = (variantId: string, quantity: number, color = ''): VariantLine => ({
  variantId,
  positionId: 'p',
  quantity,
  columnValues: color ? { color } : {},
  name: variantId,
  price: '',
  violates: [],
});
const position = {
  id: 'p',
  name: 'P',
  maxQuantity: 10,
  maxQuantityPerVariant: 4,
  maxDifferentVariants: 2,
};

test('a position takes no more than the limit that is reached first', () => {
  expect(roomFor(position, [], 'a')).toEqual({ room: 4, limit: { kind: 'perVariant', max: 4 } });
  const red = line('a', 3, 'red');
  // The same variant in another colour counts for the same limit.
  expect(roomFor(position, [red], 'a').room).toBe(1);
  expect(roomFor(position, [red], 'a', red).room).toBe(4);
  expect(roomFor(position, [red, line('b', 1)], 'c')).toEqual({
    room: 0,
    limit: { kind: 'variants', max: 2 },
  });
  expect(roomFor({ ...position, maxQuantity: 3 }, [red], 'b')).toEqual({
    room: 0,
    limit: { kind: 'quantity', max: 3 },
  });
  expect(roomFor({ id: 'p', name: 'P' }, [red], 'b')).toEqual({ room: Infinity, limit: undefined });
});

test('what a changed configuration exceeds is named', () => {
  const lines = [line('a', 3), line('a', 2, 'red'), line('b', 4), line('c', 3)];
  expect(exceededLimits(position, lines).map(({ kind }) => kind)).toEqual([
    'quantity',
    'perVariant',
    'variants',
  ]);
  expect(exceededLimits(position, [line('a', 4)])).toEqual([]);
});

test('variants are found by filters and words', () => {
  const variant = (id: string, load: string) => ({
    id,
    name: `Shelf ${id}`,
    article: '',
    price: '',
    columnValues: { load, material: 'Steel' },
  });
  const variants = [variant('one', '80'), variant('two', '150'), variant('three', '230')];
  const filter = (operator: string, columnId: string, value: string) => ({
    id: 'f',
    name: 'F',
    columnId,
    operator,
    value,
    valueDescription: '',
  });
  const ids = (filters: ReturnType<typeof filter>[], words = '') =>
    matchVariants(variants, filters, words).map(({ id }) => id);
  expect(ids([filter('at_least', 'load', '100')])).toEqual(['two', 'three']);
  expect(ids([filter('at_most', 'load', '150')])).toEqual(['one', 'two']);
  expect(ids([filter('equals', 'material', 'Steel')], ' steel TWO ')).toEqual(['two']);
  // A filter that the shop does not know hides nothing.
  expect(ids([filter('like', 'load', '1'), filter('at_least', 'load', '')])).toHaveLength(3);
});
