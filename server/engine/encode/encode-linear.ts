/**
 * Literals for linear comparisons: Σ term ⋈ bound.
 *
 * Every comparison is brought to the form "sum ≤ bound" over groups: a group is one field's contribution, its distinct
 * weights in ascending order. Two-term equations get the support encoding, everything else a decision diagram; a sum whose
 * diagram would be too large is encoded with binary adders. All three are exact; they differ in how much they propagate.
 *
 * Invariant: the literal implies the comparison; an assignment of all its fields that violates the comparison falsifies the
 * literal by unit propagation. (It is not implied by the comparison: formulas are in negation normal form.)
 * Cost: that of the encoding chosen; see encode-diagram.ts and encode-binary-sum.ts.
 */
import { FALSE, TRUE } from '../sat/clause-set.ts';
import { encodeBinarySum } from './encode-binary-sum.ts';
import { encodeDiagram } from './encode-diagram.ts';
import type { EncodedField, ValuesField, WideField } from './encode-field.ts';
import type { LinearContext, WeightClass } from './field-literals.ts';
import { InvalidProblem } from '../engine-errors.ts';

/** One field's part of a sum. */
export type LinearPart =
  | { readonly kind: 'values'; readonly field: ValuesField; readonly weights: readonly number[] }
  | { readonly kind: 'wide'; readonly field: WideField; readonly factor: number };

export type Relation = '<=' | '>=' | '=' | '!=';

/** Two-term equations over more pairs of values than this are encoded like other sums. */
const MAX_SUPPORT_PAIRS = 40_000;

/** A literal that implies Σ parts ⋈ bound. Each field occurs in at most one part. */
export function linearLiteral(
  context: LinearContext,
  parts: readonly LinearPart[],
  relation: Relation,
  bound: number,
): number {
  const { clauses } = context;
  switch (relation) {
    case '<=':
      return atMost(context, parts, bound);
    case '>=':
      return atMost(context, parts.map(negated), -bound);
    case '=':
    case '!=': {
      const [a, b, ...rest] = parts;
      if (a?.kind === 'values' && b?.kind === 'values' && rest.length === 0)
        if (a.weights.length * b.weights.length <= MAX_SUPPORT_PAIRS)
          return pairSupport(context, a, b, (sum) => (sum === bound) === (relation === '='));
      const literal = clauses.newVariable();
      if (relation === '=') {
        clauses.add([-literal, atMost(context, parts, bound)]);
        clauses.add([-literal, atMost(context, parts.map(negated), -bound)]);
      } else {
        clauses.add([
          -literal,
          atMost(context, parts, bound - 1),
          atMost(context, parts.map(negated), -bound - 1),
        ]);
      }
      return literal;
    }
  }
}

/** Smallest and largest value of a part. */
export function partRange(part: LinearPart): { min: number; max: number } {
  if (part.kind === 'values') return { min: Math.min(...part.weights), max: Math.max(...part.weights) };
  const ends = [part.factor * part.field.min, part.factor * part.field.max];
  return { min: Math.min(...ends), max: Math.max(...ends) };
}

/** @throws InvalidProblem when the sum could leave the range of exact whole numbers */
export function assertExact(parts: readonly LinearPart[], bound: number, rule: string): void {
  let largest = Math.abs(bound);
  for (const part of parts) {
    const { min, max } = partRange(part);
    if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max))
      throw new InvalidProblem(`Rule ${rule} uses a number that is not whole or too large.`);
    largest += Math.max(Math.abs(min), Math.abs(max));
  }
  if (!Number.isSafeInteger(bound) || largest > Number.MAX_SAFE_INTEGER / 4)
    throw new InvalidProblem(`The sum of rule ${rule} is too large to be computed exactly.`);
}

/** The part of a field: the weights of its values, or for a wide integer a factor. */
export function partOf(
  field: EncodedField,
  weightOf: (valueIndex: number) => number,
  factor: number,
): LinearPart {
  return field.kind === 'wide'
    ? { kind: 'wide', field, factor }
    : { kind: 'values', field, weights: field.values.map((_, i) => weightOf(i)) };
}

/** The part multiplied by −1. */
export function negated(part: LinearPart): LinearPart {
  return part.kind === 'values'
    ? { ...part, weights: part.weights.map((weight) => -weight) }
    : { ...part, factor: -part.factor };
}

function atMost(context: LinearContext, parts: readonly LinearPart[], bound: number): number {
  let slack = bound;
  const groups: (readonly WeightClass[])[] = [];
  for (const part of parts) {
    if (part.kind === 'values') {
      groups.push(context.literals.weightOrder(part.field, part.weights));
      continue;
    }
    const { field, factor } = part;
    if (parts.length === 1) {
      // factor × value ≤ bound is a comparison of the value alone.
      if (factor > 0) return -context.literals.wideAtLeast(field, Math.floor(bound / factor) - field.min + 1);
      if (factor < 0) return context.literals.wideAtLeast(field, Math.ceil(bound / factor) - field.min);
    }
    slack -= factor * field.min;
    for (const [i, bit] of field.bits.entries()) groups.push(digitGroup(bit, factor * 2 ** i));
  }
  const live = groups.filter((group) => {
    const [only, more] = group;
    if (more) return true;
    slack -= only?.weight ?? 0;
    return false;
  });
  live.sort((a, b) => span(b) - span(a));
  return (
    encodeDiagram(context.clauses, live, slack, context.largestDiagram) ??
    encodeBinarySum(context, live, slack)
  );
}

function digitGroup(bit: number, weight: number): WeightClass[] {
  return weight >= 0
    ? [
        { weight: 0, atLeast: TRUE },
        { weight, atLeast: bit },
      ]
    : [
        { weight, atLeast: TRUE },
        { weight: 0, atLeast: -bit },
      ];
}

function span(group: readonly WeightClass[]): number {
  return (group.at(-1)?.weight ?? 0) - (group[0]?.weight ?? 0);
}

/** Support encoding: a value of one field implies one of the values of the other whose sum with it is allowed. */
function pairSupport(
  context: LinearContext,
  a: LinearPart & { kind: 'values' },
  b: LinearPart & { kind: 'values' },
  allowed: (sum: number) => boolean,
): number {
  const { clauses, literals } = context;
  const literal = clauses.newVariable();
  const addSupports = (part: typeof a, other: typeof a): void => {
    for (const [i, value] of part.field.literals.entries()) {
      const weight = part.weights[i] ?? 0;
      const partners = new Set(other.weights.flatMap((w, j) => (allowed(weight + w) ? [j] : [])));
      if (partners.size === other.weights.length) continue;
      const support = partners.size === 0 ? FALSE : literals.oneOfIndexes(other.field, partners);
      clauses.add([-literal, -value, support]);
    }
  };
  addSupports(a, b);
  addSupports(b, a);
  return literal;
}
