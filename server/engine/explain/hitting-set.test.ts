/** The search for a hitting set against trying every set. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bestHittingSet } from './hitting-set.ts';

const ELEMENTS = 8;
const subset = fc.subarray(
  Array.from({ length: ELEMENTS }, (_, i) => i),
  { minLength: 1 },
);

/** Lowest total, then the one that leaves out the first element they differ in. */
function byTrying(
  cores: readonly number[][],
  forbidden: readonly number[][],
  costs: readonly number[],
): number[] | undefined {
  const all = Array.from({ length: 2 ** ELEMENTS }, (_, mask) =>
    costs.flatMap((_cost, i) => ((mask >> i) % 2 === 1 ? [i] : [])),
  );
  const total = (set: number[]) => set.reduce((sum, element) => sum + (costs[element] ?? 0), 0);
  const order = (set: number[]) => costs.map((_, i) => (set.includes(i) ? '1' : '0')).join('');
  return all
    .filter(
      (set) =>
        cores.every((core) => core.some((element) => set.includes(element))) &&
        !forbidden.some((bad) => bad.every((element) => set.includes(element))),
    )
    .sort((a, b) => total(a) - total(b) || order(a).localeCompare(order(b)))[0];
}

it('finds the best set, for all costs of elements', () => {
  fc.assert(
    fc.property(
      fc.array(subset, { maxLength: 6 }),
      fc.array(subset, { maxLength: 3 }),
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: ELEMENTS, maxLength: ELEMENTS }),
      (cores, forbidden, costs) => {
        expect(bestHittingSet(cores, forbidden, costs)).toEqual(byTrying(cores, forbidden, costs));
      },
    ),
    { numRuns: 500 },
  );
});

it('skips bounds without a hitting set', () => {
  const costs = Array.from({ length: 400 }, (_, i) => 1_000_000 + i);
  const cores = [...costs.keys()].filter((i) => i % 2 === 0).map((i) => [i, i + 1]);
  expect(bestHittingSet(cores, [], costs)).toEqual([...costs.keys()].filter((i) => i % 2 === 0));
});
