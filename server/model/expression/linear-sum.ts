/**
 * Sums of integer fields and of number features, with exact decimal factors; compared, they become the engine's
 * `linear`, or something simpler where there is something simpler.
 */
import type { Formula, Linear, Term } from '#server/engine/problem.ts';
import {
  add,
  floorDivide,
  greatestCommonDivisor,
  leastCommonMultiple,
  multiply,
  negate,
  zero,
  type Rational,
} from '../number/rational.ts';
import type { Relation } from './parse-expression.ts';
import { relationHolds } from './relation-holds.ts';

export interface LinearSum {
  readonly constant: Rational;
  /** Integer field → factor. */
  readonly integers: ReadonlyMap<string, Rational>;
  /** Enumerated field → what each of its values adds. */
  readonly weights: ReadonlyMap<string, ReadonlyMap<string, Rational>>;
}

/** Ranges of the integer fields, to know how large a sum can get. */
export type Ranges = (field: string) => { readonly min: number; readonly max: number };

export const always: Formula = { op: 'and', args: [] };
export const never: Formula = { op: 'or', args: [] };

export function constantSum(constant: Rational): LinearSum {
  return { constant, integers: new Map(), weights: new Map() };
}

export function isConstant(sum: LinearSum): boolean {
  return sum.integers.size === 0 && sum.weights.size === 0;
}

export function addSums(a: LinearSum, b: LinearSum): LinearSum {
  const weights = new Map(a.weights);
  for (const [field, added] of b.weights) weights.set(field, merge(weights.get(field), added));
  return { constant: add(a.constant, b.constant), integers: merge(a.integers, b.integers), weights };
}

function merge(a: ReadonlyMap<string, Rational> | undefined, b: ReadonlyMap<string, Rational>) {
  const merged = new Map(a);
  for (const [name, value] of b) merged.set(name, add(merged.get(name) ?? zero, value));
  return merged;
}

export function scaleSum(sum: LinearSum, factor: Rational): LinearSum {
  const times = (numbers: ReadonlyMap<string, Rational>) =>
    new Map([...numbers].map(([name, number]) => [name, multiply(number, factor)]));
  return {
    constant: multiply(sum.constant, factor),
    integers: times(sum.integers),
    weights: new Map([...sum.weights].map(([field, numbers]) => [field, times(numbers)])),
  };
}

/**
 * `sum ⋈ 0` in integers, divided by their greatest common divisor.
 * @throws RangeError when a number of it would not be exact
 */
export function compareToZero(sum: LinearSum, relation: Relation, ranges: Ranges): Formula {
  const all = [
    sum.constant,
    ...sum.integers.values(),
    ...[...sum.weights.values()].flatMap((w) => [...w.values()]),
  ];
  const scale = all.reduce((common, { denominator }) => leastCommonMultiple(common, denominator), 1n);
  const whole = ({ numerator, denominator }: Rational) => numerator * (scale / denominator);
  const integers = [...sum.integers].map(([field, factor]) => [field, whole(factor)] as const);
  const weights = [...sum.weights].map(
    ([field, numbers]) => [field, [...numbers].map(([value, w]) => [value, whole(w)] as const)] as const,
  );
  const factors = [
    ...integers.map(([, f]) => f),
    ...weights.flatMap(([, numbers]) => numbers.map(([, w]) => w)),
  ];
  const divisor = factors.reduce(greatestCommonDivisor, 0n);
  const bound = whole(negate(sum.constant));
  if (divisor === 0n) return relationHolds(-bound, relation) ? always : never;

  const [asked, limit] = inclusive(relation, bound);
  if ((asked === '=' || asked === '!=') && limit % divisor !== 0n) return asked === '=' ? never : always;
  const divided = asked === '>=' ? -floorDivide(-limit, divisor) : floorDivide(limit, divisor);
  const terms = [
    ...integers.filter(([, f]) => f !== 0n).map(([field, f]) => integerTerm(field, f / divisor)),
    ...weights
      .filter(([, w]) => w.some(([, n]) => n !== 0n))
      .map(([field, w]) => weightTerm(field, w, divisor)),
  ];
  const linear: Linear = { op: 'linear', terms, relation: asked, bound: exact(divided) };
  exact(largest(terms, ranges) + (divided < 0n ? -divided : divided));
  return simplified(linear, weights);
}

function integerTerm(field: string, factor: bigint): Term {
  return { kind: 'integer', field, factor: exact(factor) };
}

function weightTerm(field: string, numbers: readonly (readonly [string, bigint])[], divisor: bigint): Term {
  const weights = Object.create(null) as Record<string, number>;
  for (const [value, number] of numbers) weights[value] = exact(number / divisor);
  return { kind: 'weight', field, weights };
}

/** A comparison about one enumerated field says which of its values are allowed. */
function simplified(
  linear: Linear,
  weights: readonly (readonly [string, readonly (readonly [string, bigint])[]])[],
): Formula {
  const [term] = linear.terms;
  if (linear.terms.length !== 1 || term?.kind !== 'weight') return linear;
  const values = weights.find(([field]) => field === term.field)?.[1].map(([value]) => value) ?? [];
  const fitting = values.filter((value) =>
    relationHolds(BigInt(term.weights[value] ?? 0) - BigInt(linear.bound), linear.relation),
  );
  if (fitting.length === values.length) return always;
  return fitting.length === 0 ? never : { op: 'in', field: term.field, values: fitting };
}

function inclusive(relation: Relation, bound: bigint): readonly [Linear['relation'], bigint] {
  if (relation === '<') return ['<=', bound - 1n];
  if (relation === '>') return ['>=', bound + 1n];
  return [relation, bound];
}

/** An upper limit of the absolute value of the terms' sum. */
function largest(terms: readonly Term[], ranges: Ranges): bigint {
  let sum = 0n;
  for (const term of terms) {
    if (term.kind === 'integer') {
      const { min, max } = ranges(term.field);
      sum += BigInt(Math.abs(term.factor)) * BigInt(Math.max(Math.abs(min), Math.abs(max)));
    } else {
      sum += BigInt(Math.max(...Object.values(term.weights).map(Math.abs)));
    }
  }
  return sum;
}

function exact(number: bigint): number {
  const result = Number(number);
  if (!Number.isSafeInteger(result))
    throw new RangeError('The numbers of this comparison are too large to be exact.');
  return result;
}
