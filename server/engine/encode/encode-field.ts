/**
 * The encoding of a field's domain.
 *
 * - A field with few values (for an integer: up to a limit) has one literal per value, exactly one of which holds (direct
 *   encoding). Two values share one variable. Integers also have order literals "at least this value" (order encoding), by
 *   which comparisons and sums propagate.
 * - A wider integer is a binary number (log encoding), exact over its whole range; it has no value literals.
 *
 * Invariant: the models of the clauses of the domain correspond one-to-one to the field's values.
 * Cost: linear in the number of values (quadratic for up to six values), logarithmic for a wide integer.
 */
import type { ClauseBuilder } from './clause-builder.ts';
import { FALSE, TRUE } from '../sat/clause-set.ts';
import { InvalidProblem } from '../engine-errors.ts';
import { type EnumeratedField, type Field, MAX_KEEP, type IntegerField } from '../problem.ts';

/** Up to this many literals, "at most one" is encoded pairwise. */
const MAX_PAIRWISE = 6;
/** Offsets of wide integers are stored in 32-bit arrays. */
const MAX_VALUES = 2 ** 31 - 1;

export interface ValuesField {
  readonly kind: 'values';
  readonly index: number;
  readonly name: string;
  /** In domain order. */
  readonly values: readonly string[];
  readonly valueIndex: ReadonlyMap<string, number>;
  /** Literal of each value. */
  readonly literals: readonly number[];
  /** Number of this field's first value among all values of the problem. */
  readonly firstValue: number;
  /** Cost of changing a commit of it in a conflict. */
  readonly keep: number;
  /** Indexes into `values`, most preferred first. */
  readonly preference: readonly number[];
  /** For an integer: its smallest value and, per value, the literal "at least this value". */
  readonly integer: { readonly min: number; readonly atLeast: readonly number[] } | undefined;
}

export interface WideField {
  readonly kind: 'wide';
  readonly index: number;
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly keep: number;
  /** Literals of the binary digits of value − min, least significant first. */
  readonly bits: readonly number[];
  /** Offset from `min` of the preferred value, clamped to the range. */
  readonly preferred: number;
}

export type EncodedField = ValuesField | WideField;

/**
 * Encodes one field.
 *
 * @param index place of the field in the problem
 * @param firstValue number of values of the fields before it
 * @param enumerable integers with more values than this become wide
 * @throws InvalidProblem
 */
export function encodeField(
  clauses: ClauseBuilder,
  field: Field,
  index: number,
  firstValue: number,
  enumerable: number,
): EncodedField {
  return field.kind === 'enumerated'
    ? encodeEnumerated(clauses, field, index, firstValue)
    : encodeInteger(clauses, field, index, firstValue, enumerable);
}

function encodeEnumerated(
  clauses: ClauseBuilder,
  field: EnumeratedField,
  index: number,
  firstValue: number,
): ValuesField {
  const { name, values } = field;
  if (values.length === 0) throw new InvalidProblem(`Field ${name} has no values.`);
  const valueIndex = new Map(values.map((value, i) => [value, i]));
  if (valueIndex.size < values.length) throw new InvalidProblem(`Field ${name} has a value twice.`);
  const literals = valueLiterals(clauses, values.length);
  if (literals.length > 2) {
    clauses.add(literals);
    atMostOne(clauses, literals);
  }
  const preference = new Set<number>();
  for (const value of field.preference) {
    const preferred = valueIndex.get(value);
    if (preferred === undefined) throw new InvalidProblem(`Field ${name} prefers ${value}, which it lacks.`);
    preference.add(preferred);
  }
  for (const i of literals.keys()) preference.add(i);
  return {
    kind: 'values',
    index,
    name,
    values,
    valueIndex,
    literals,
    firstValue,
    keep: keepOf(field),
    preference: [...preference],
    integer: undefined,
  };
}

function encodeInteger(
  clauses: ClauseBuilder,
  field: IntegerField,
  index: number,
  firstValue: number,
  enumerable: number,
): EncodedField {
  const { name, min, max, preferred } = field;
  if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || min > max)
    throw new InvalidProblem(`Field ${name} needs whole numbers min ≤ max.`);
  if (max - min >= MAX_VALUES) throw new InvalidProblem(`Field ${name} has more than ${MAX_VALUES} values.`);
  const size = max - min + 1;
  const keep = keepOf(field);
  const preferredOffset = Math.min(Math.max(Math.round(preferred), min), max) - min;
  if (size > enumerable) {
    const bits = Array.from({ length: Math.ceil(Math.log2(size)) }, () => clauses.newVariable());
    return { kind: 'wide', index, name, min, max, keep, bits, preferred: preferredOffset };
  }
  const values = Array.from({ length: size }, (_, i) => String(min + i));
  const literals = valueLiterals(clauses, size);
  const atLeast = orderLiterals(clauses, literals);
  const distance = (i: number): number => Math.abs(min + i - preferred);
  return {
    kind: 'values',
    index,
    name,
    values,
    valueIndex: new Map(values.map((value, i) => [value, i])),
    literals,
    firstValue,
    keep,
    preference: [...literals.keys()].sort((a, b) => distance(a) - distance(b) || a - b),
    integer: { min, atLeast },
  };
}

function keepOf({ name, keep = 1 }: Field): number {
  if (Number.isInteger(keep) && keep >= 0 && keep <= MAX_KEEP) return keep;
  throw new InvalidProblem(`Field ${name} needs a whole number from 0 to ${MAX_KEEP} as "keep".`);
}

function valueLiterals(clauses: ClauseBuilder, count: number): number[] {
  if (count === 1) return [TRUE];
  if (count === 2) {
    const first = clauses.newVariable();
    return [first, -first];
  }
  return Array.from({ length: count }, () => clauses.newVariable());
}

/** Order literals of an integer, channelled to its value literals: `value i ⇔ at least i ∧ ¬ at least i+1`. */
function orderLiterals(clauses: ClauseBuilder, literals: readonly number[]): number[] {
  const [first = TRUE, second = FALSE] = literals;
  if (literals.length === 1) return [TRUE];
  if (literals.length === 2) return [TRUE, second];
  const atLeast = literals.map((literal, i) => {
    if (i === 0) return TRUE;
    if (i === 1) return -first;
    return i === literals.length - 1 ? literal : clauses.newVariable();
  });
  for (const [i, literal] of literals.entries()) {
    const from = atLeast[i] ?? FALSE;
    const next = atLeast[i + 1] ?? FALSE;
    clauses.add([-literal, from]);
    clauses.add([-literal, -next]);
    clauses.add([-from, next, literal]);
    clauses.add([-next, from]);
  }
  return atLeast;
}

/** At most one of the literals holds: pairwise for a few, the sequential counter (Sinz 2005) for many. */
function atMostOne(clauses: ClauseBuilder, literals: readonly number[]): void {
  if (literals.length <= MAX_PAIRWISE) {
    for (const [i, a] of literals.entries()) for (const b of literals.slice(i + 1)) clauses.add([-a, -b]);
    return;
  }
  let earlier = literals[0] ?? FALSE;
  for (const literal of literals.slice(1, -1)) {
    const upToHere = clauses.newVariable();
    clauses.add([-earlier, upToHere]);
    clauses.add([-literal, upToHere]);
    clauses.add([-earlier, -literal]);
    earlier = upToHere;
  }
  clauses.add([-earlier, -(literals.at(-1) ?? TRUE)]);
}
