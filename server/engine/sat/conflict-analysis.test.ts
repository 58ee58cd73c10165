/** Clause learning on random clauses, against trying every assignment. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ClauseBuilder } from '../encode/clause-builder.ts';
import { ClauseSet } from './clause-set.ts';
import { ConflictAnalysis } from './conflict-analysis.ts';
import { UnitPropagation } from './unit-propagation.ts';

const VARIABLES = 9;
/** Variable 1 is the constant. */
const variables = Array.from({ length: VARIABLES }, (_, i) => i + 2);

const literal = fc.tuple(fc.constantFrom(...variables), fc.boolean()).map(([v, holds]) => (holds ? v : -v));
const clauses = fc.array(fc.array(literal, { minLength: 2, maxLength: 5 }), { minLength: 15, maxLength: 45 });
const assumptions = fc.array(literal, { maxLength: 3 });

/** The first assignment in the order of variables, true before false, or undefined. */
function firstModel(all: readonly (readonly number[])[]): number[] | undefined {
  for (let bits = 0; bits < 2 ** VARIABLES; bits += 1) {
    const model = variables.map((v, i) => ((bits >> (VARIABLES - 1 - i)) % 2 === 0 ? v : -v));
    if (all.every((clause) => clause.some((member) => model.includes(member)))) return model;
  }
  return undefined;
}

/** The same by decisions in that order, with a learned clause from every conflict. */
function search(propagation: UnitPropagation, given: readonly number[]): number[] | undefined {
  const analysis = new ConflictAnalysis(propagation);
  propagation.backtrack(0);
  if (propagation.contradictory || !given.every((assumption) => propagation.assume(assumption)))
    return undefined;
  const base = propagation.level;
  for (;;) {
    const next = variables.find((variable) => propagation.value(variable) === 0);
    if (next === undefined) return variables.map((v) => (propagation.value(v) > 0 ? v : -v));
    if (!propagation.assume(next) && analysis.resolve(base) === undefined) return undefined;
  }
}

it.each([
  ['all learned clauses are kept', undefined],
  ['most learned clauses are deleted', 6],
])('decisions in order with learning find the first model, when %s', (_, maxLearnedLiterals) => {
  fc.assert(
    fc.property(clauses, fc.array(assumptions, { minLength: 4, maxLength: 8 }), (all, questions) => {
      const builder = new ClauseBuilder();
      for (const _unused of variables) builder.newVariable();
      builder.forRule(0, () => {
        for (const clause of all) builder.state(clause);
      });
      const propagation = new UnitPropagation(new ClauseSet(builder.pack(0, 1), 0, 1), maxLearnedLiterals);
      // One after the other: clauses learned for an earlier question must not make a later one wrong.
      for (const given of questions)
        expect(search(propagation, given)).toEqual(
          firstModel([...all, ...given.map((assumption) => [assumption])]),
        );
    }),
    { numRuns: 1000 },
  );
});
