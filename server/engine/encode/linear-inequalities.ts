/**
 * Comparisons that always hold, read as "this sum is at most that", and the least that what propagation leaves adds up to.
 * Sums over many different weights are added in binary, which hardly propagates; here their bounds are seen at once.
 *
 * Invariant: no solution makes a part contribute less than `leastOf`. Cost: linear in the values of the parts' fields.
 */
import type { NormalFormula } from './encode-formula.ts';
import { type LinearPart, negated } from './encode-linear.ts';

/** Σ parts ≤ bound, because of a rule. */
export interface UpperSum {
  readonly rule: number;
  readonly parts: readonly LinearPart[];
  readonly bound: number;
}

/** 1 when a literal holds, −1 when its opposite does, 0 when it is open. */
export type Truth = (literal: number) => number;

/** The sums that a rule states. */
export function upperSums(formula: NormalFormula, rule: number): UpperSum[] {
  if (formula.op === 'and') return formula.args.flatMap((arg) => upperSums(arg, rule));
  if (formula.op !== 'linear') return [];
  const { parts, relation, bound } = formula;
  const sums: UpperSum[] = [];
  if (relation === '<=' || relation === '=') sums.push({ rule, parts, bound });
  if (relation === '>=' || relation === '=') sums.push({ rule, parts: parts.map(negated), bound: -bound });
  return sums;
}

/** The least that a part contributes with a value that is not refuted. */
export function leastOf(part: LinearPart, truth: Truth): number {
  if (part.kind === 'wide') {
    const { factor, field } = part;
    // Open digits count as whatever makes the contribution least.
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
