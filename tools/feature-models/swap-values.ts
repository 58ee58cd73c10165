/**
 * Values that are possible because a known solution stays one when a single field changes: the rules of the field are
 * checked for each value, without the solver. A field with thousands of values would otherwise take thousands of questions,
 * for a solution shows one value of it.
 *
 * Invariant: what is named is possible; what is not named may be possible too.
 * Cost: for each field, loading its rules once, and one check of each of them for each of its values.
 */
import type { CompiledProblem } from '#server/engine/encode/compile-problem.ts';
import type { Assignment } from '#server/engine/encode/rule-check.ts';
import type { SatSolver } from '#server/engine/sat/sat-solver.ts';

/** The solution that the solver has found. */
export function readAssignment({ fields }: CompiledProblem, solver: SatSolver): Assignment {
  return Int32Array.from(fields, (field) =>
    field.kind === 'values'
      ? field.literals.findIndex((literal) => solver.value(literal))
      : field.bits.reduce((offset, bit, digit) => offset + (solver.value(bit) ? 2 ** digit : 0), 0),
  );
}

/** Which of these values (indexes) of a field make a solution of this one? */
export function swappableValues(
  { checks, rulesOf }: CompiledProblem,
  solution: Assignment,
  field: number,
  values: readonly number[],
): readonly number[] {
  const rules = (rulesOf[field] ?? []).flatMap((rule) => checks[rule] ?? []);
  for (const rule of rules) rule.load(solution);
  return values.filter((value) => rules.every((rule) => rule.holdsWith(field, value)));
}
