/** Learning on random clauses few enough to try every assignment. */
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
    if (all.every((clause) => clause.some((one) => model.includes(one)))) return model;
  }
  return undefined;
}

/** The same by decisions in that order, learning from every conflict. */
function search(propagation: UnitPropagation, given: readonly number[]): number[] | undefined {
  const analysis = new ConflictAnalysis(propagation);
  propagation.backtrack(0);
  if (propagation.contradictory || !given.every((one) => propagation.assume(one))) return undefined;
  const base = propagation.level;
  for (;;) {
    const next = variables.find((variable) => propagation.value(variable) === 0);
    if (next === undefined) return variables.map((v) => (propagation.value(v) > 0 ? v : -v));
    if (!propagation.assume(next) && analysis.resolve(base) === undefined) return undefined;
  }
}

it.each([
  ['everything learnt is kept', undefined],
  ['most is forgotten', 6],
])('deciding in order and learning finds the first assignment there is, when %s', (_, mostLearnt) => {
  fc.assert(
    fc.property(clauses, fc.array(assumptions, { minLength: 4, maxLength: 8 }), (all, questions) => {
      const builder = new ClauseBuilder();
      for (const _unused of variables) builder.newVariable();
      builder.forRule(0, () => {
        for (const clause of all) builder.state(clause);
      });
      const propagation = new UnitPropagation(new ClauseSet(builder.pack(0, 1), 0, 1), mostLearnt);
      // One after the other: what an earlier question taught must not mislead a later one.
      for (const given of questions)
        expect(search(propagation, given)).toEqual(firstModel([...all, ...given.map((one) => [one])]));
    }),
    { numRuns: 1000 },
  );
});
