/**
 * Linear inequalities that hold in every solution, and the minimum activity of their parts under the current propagation
 * (the term is that of presolving in integer programming). The adder encoding of sums with many different weights hardly
 * propagates; bounds propagation over these inequalities makes up for it.
 *
 * Invariant: in no solution does a part contribute less than `minActivity`. Cost: linear in the values of the parts' fields.
 */
import type { NormalFormula } from './encode-formula.ts';
import { type LinearPart, negated } from './encode-linear.ts';

/** Σ parts ≤ bound, stated by a rule. */
export interface LinearInequality {
  readonly rule: number;
  readonly parts: readonly LinearPart[];
  readonly bound: number;
}

/** 1 when a literal is true, −1 when it is false, 0 when it is unassigned. */
export type Truth = (literal: number) => number;

/** The inequalities that a rule states unconditionally. */
export function inequalitiesOf(formula: NormalFormula, rule: number): LinearInequality[] {
  if (formula.op === 'and') return formula.args.flatMap((arg) => inequalitiesOf(arg, rule));
  if (formula.op !== 'linear') return [];
  const { parts, relation, bound } = formula;
  const inequalities: LinearInequality[] = [];
  if (relation === '<=' || relation === '=') inequalities.push({ rule, parts, bound });
  if (relation === '>=' || relation === '=')
    inequalities.push({ rule, parts: parts.map(negated), bound: -bound });
  return inequalities;
}

/** The least contribution of a part over the values that are not refuted. */
export function minActivity(part: LinearPart, truth: Truth): number {
  if (part.kind === 'wide') {
    const { factor, field } = part;
    // Unassigned digits take the value with the least contribution.
    const counts = (bit: number): boolean => (factor > 0 ? truth(bit) > 0 : truth(bit) >= 0);
    const offset = field.bits.reduce((sum, bit, i) => sum + (counts(bit) ? 2 ** i : 0), 0);
    return factor * (field.min + Math.min(offset, field.max - field.min));
  }
  let least = Infinity;
  for (const [i, literal] of part.field.literals.entries()) {
    const weight = part.weights[i] ?? 0;
    if (weight < least && truth(literal) >= 0) least = weight;
  }
  return least;
}
