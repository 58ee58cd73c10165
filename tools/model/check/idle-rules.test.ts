import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadCadicalSolver } from '#server/engine/sat/cadical-solver.ts';
import type { Problem } from '#server/engine/problem.ts';
import { allSolutions } from '#server/engine/testing/brute-force.ts';
import { smallProblem } from '#server/engine/testing/random-problem.ts';
import { findIdleRules } from './idle-rules.ts';

const factory = await loadCadicalSolver();

test('a rule is idle exactly when no solution of the others that are kept violates it', () => {
  let idleRules = 0;
  fc.assert(
    fc.property(smallProblem, (problem) => {
      const found = findIdleRules(problem, factory, Number.POSITIVE_INFINITY);
      let kept: Problem = problem;
      const expected: string[] = [];
      for (const rule of problem.rules) {
        const rest = { ...kept, rules: kept.rules.filter((its) => its !== rule) };
        if (allSolutions(rest).length !== allSolutions(kept).length) continue;
        expected.push(rule.name);
        kept = rest;
      }
      expect(found).toEqual(expected);
      idleRules += found.length;
    }),
    { numRuns: 120, seed: 5 },
  );
  expect(idleRules).toBeGreaterThan(30);
});

test('without time no rule is called idle', () => {
  const always = { name: 'always', kind: 'formula', formula: { op: 'and', args: [] } } as const;
  const problem: Problem = { fields: [], rules: [always] };
  expect(findIdleRules(problem, factory, Number.POSITIVE_INFINITY)).toEqual(['always']);
  expect(findIdleRules(problem, factory, performance.now() - 1)).toEqual([]);
});
