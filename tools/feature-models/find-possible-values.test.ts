import { expect, test } from 'vitest';
import { compileProblem } from '#server/engine/encode/compile-problem.ts';
import type { Field, Term } from '#server/engine/problem.ts';
import { loadCadicalSolver } from '#server/engine/sat/cadical-solver.ts';
import { findPossibleValues } from './find-possible-values.ts';

test('thousands of values of a field do not take thousands of questions', async () => {
  const values = Array.from({ length: 2000 }, (_, index) => `v${index}`);
  const fields = ['a', 'b', 'c'].map((name): Field => ({ kind: 'enumerated', name, values, preference: [] }));
  const weights = Object.fromEntries(values.map((value, index) => [value, (index * 7) % 1000]));
  const terms = fields.map(({ name }): Term => ({ kind: 'weight', field: name, weights }));
  const rules = [
    { name: 'sum', kind: 'formula', formula: { op: 'linear', terms, relation: '<=', bound: 1500 } },
    {
      name: 'b',
      kind: 'formula',
      formula: { op: 'not', arg: { op: 'in', field: 'b', values: ['v7', 'v8'] } },
    },
  ] as const;
  const compiled = compileProblem({ fields, rules });
  const possible = await findPossibleValues(compiled, await loadCadicalSolver());
  const found = fields.map(({ name }) => values.filter((value) => possible.has(name, value)).length);
  expect([possible.undecided, found]).toEqual([false, [2000, 1998, 2000]]);
  expect(possible.questions).toBeLessThan(50);
});
