import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadCadicalSolver } from '#server/engine/sat/cadical-solver.ts';
import { compileProblem, DEFAULT_LIMITS } from '#server/engine/encode/compile-problem.ts';
import type { Problem } from '#server/engine/problem.ts';
import { allSolutions, valuesOf } from '#server/engine/testing/brute-force.ts';
import { smallProblem } from '#server/engine/testing/random-problem.ts';
import { boundSolutions } from './bound-solutions.ts';
import { countSolutions } from './count-solutions.ts';
import { findPossibleValues } from '#tools/feature-models/find-possible-values.ts';

const factory = await loadCadicalSolver();
/** Every encoding of numbers and sums: by value, in binary, as diagrams and as adders. */
const encodings = [
  DEFAULT_LIMITS,
  { enumerable: 2, largestDiagram: 20_000 },
  { enumerable: 2, largestDiagram: 0 },
];
const options = { timeLimit: 60_000 };

test('counts, possible values and bounds agree with trying every assignment', async () => {
  await fc.assert(
    fc.asyncProperty(
      smallProblem,
      fc.constantFrom(...encodings),
      fc.integer({ min: 0, max: 31 }),
      async (problem, limits, mask) => {
        const solutions = allSolutions(problem);
        const compiled = compileProblem(problem, limits);
        expect(countSolutions(compiled, options)).toBe(BigInt(solutions.length));

        const some = problem.fields.filter((_, i) => (mask >> (i % 5)) % 2 === 1).map(({ name }) => name);
        const different = new Set(solutions.map((its) => JSON.stringify(some.map((name) => its.get(name)))));
        expect(countSolutions(compiled, { ...options, counted: new Set(some) })).toBe(BigInt(different.size));

        const possible = await findPossibleValues(compiled, factory);
        expect(possible.satisfiable).toBe(solutions.length > 0);
        for (const field of problem.fields) {
          if (compiled.fieldsByName.get(field.name)?.kind === 'wide') continue;
          for (const value of valuesOf(field)) {
            expect(possible.has(field.name, value)).toBe(
              solutions.some((its) => its.get(field.name) === value),
            );
          }
        }

        for (const limit of [0, 1, 2]) {
          const { atLeast, atMost } = boundSolutions(compiled, factory, options, [limit]);
          expect(atLeast).toBeLessThanOrEqual(BigInt(solutions.length));
          expect(atMost).toBeGreaterThanOrEqual(BigInt(solutions.length));
          if (solutions.length > 0) expect(atLeast).toBeGreaterThan(0n);
        }
      },
    ),
    { numRuns: 150, seed: 7 },
  );
});

/** n boxes of k sizes in a row, neighbours different: k · (k − 1)^(n − 1). */
function rowOfBoxes(boxes: number, sizes: readonly string[]): Problem {
  const fields = Array.from({ length: boxes }, (_, i) => ({
    kind: 'enumerated' as const,
    name: `box_${i}`,
    values: sizes,
    preference: [],
  }));
  const rows = sizes.flatMap((a) => sizes.filter((b) => b !== a).map((b) => [a, b]));
  const rules = fields.slice(1).map(({ name }, i) => ({
    name: `rule_${i}`,
    kind: 'table' as const,
    fields: [`box_${i}`, name],
    rows,
  }));
  return { fields, rules };
}

test('a number of solutions far beyond 64 bits', () => {
  const compiled = compileProblem(rowOfBoxes(1000, ['s', 'm', 'l', 'xl']));
  expect(countSolutions(compiled, options)).toBe(4n * 3n ** 999n);
});

test('the same when all but some do not count', () => {
  const compiled = compileProblem(rowOfBoxes(9, ['s', 'm', 'l']));
  // Any sizes of first, middle and last can be completed.
  expect(countSolutions(compiled, { ...options, counted: new Set(['box_0', 'box_4', 'box_8']) })).toBe(27n);
});

/** Every pair of neighbours in a grid different: no order keeps a large one narrow. */
function grid(size: number): Problem {
  const { fields } = rowOfBoxes(size * size, ['a', 'b', 'c', 'd']);
  const pairs = fields.flatMap((_, at) => [
    ...((at + 1) % size === 0 ? [] : [[at, at + 1]]),
    ...(at + size < size * size ? [[at, at + size]] : []),
  ]);
  const different = ['a', 'b', 'c', 'd'].map((value) => ({ op: 'in' as const, values: [value] }));
  return {
    fields,
    rules: pairs.map(([a, b], i) => ({
      name: `rule_${i}`,
      kind: 'formula',
      formula: {
        op: 'and',
        args: different.map((its) => ({
          op: 'not',
          arg: {
            op: 'and',
            args: [
              { ...its, field: `box_${a}` },
              { ...its, field: `box_${b}` },
            ],
          },
        })),
      },
    })),
  };
}

test('when time runs out there is no count, and bounds hold', () => {
  const compiled = compileProblem(grid(20));
  expect(countSolutions(compiled, { timeLimit: 200 })).toBeUndefined();
  const { atLeast, atMost } = boundSolutions(compiled, factory, { timeLimit: 800 });
  // With one colour of a chessboard fixed to a and b, each field of the other has 2 colours left; at most 3 per field after a first.
  expect(atLeast).toBeGreaterThan(0n);
  expect(atMost).toBeGreaterThanOrEqual(atLeast);
  expect(atMost).toBeGreaterThanOrEqual(2n * 2n ** 199n);
  expect(atLeast).toBeLessThanOrEqual(4n * 3n ** 399n);
});
