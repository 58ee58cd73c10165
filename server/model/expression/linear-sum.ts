/**
 * Sums of number fields and of number features, with exact factors; compared, they become the engine's `linear`, or
 * something simpler where there is something simpler.
 */
import type { Formula, Linear, Term } from '#server/engine/problem.ts';
import {
  add,
  floorDivide,
  greatestCommonDivisor,
  leastCommonMultiple,
  multiply,
  negate,
  toNumber,
  zero,
  type Rational,
} from '../number/rational.ts';
import { relationHolds, type Relation } from './relation.ts';

export interface LinearSum {
  readonly constant: Rational;
  /** Integer field of the engine → factor. */
  readonly integers: ReadonlyMap<string, Rational>;
  /** Enumerated field of the engine → what each of its values adds. */
  readonly weights: ReadonlyMap<string, ReadonlyMap<string, Rational>>;
}

/** Ranges of the integer fields, to know how large a sum can get. */
export type Ranges = (field: string) => { readonly min: number; readonly max: number };

export const always: Formula = { op: 'and', args: [] };
export const never: Formula = { op: 'or', args: [] };

export function constantSum(constant: Rational): LinearSum {
  return { constant, integers: new Map(), weights: new Map() };
}

export function weightSum(field: string, weights: Iterable<readonly [string, Rational]>): LinearSum {
  return { constant: zero, integers: new Map(), weights: new Map([[field, new Map(weights)]]) };
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
  const scale = leastCommonMultiple(commonDenominator(sum), sum.constant.denominator);
  const divisor = commonDivisor(sum, scale);
  const bound = whole(negate(sum.constant), scale);
  if (divisor === 0n) return relationHolds(-bound, relation) ? always : never;

  const [asked, limit] = inclusive(relation, bound);
  if ((asked === '=' || asked === '!=') && limit % divisor !== 0n) return asked === '=' ? never : always;
  const divided = asked === '>=' ? -floorDivide(-limit, divisor) : floorDivide(limit, divisor);
  const terms = wholeTerms(sum, scale, divisor);
  const linear: Linear = { op: 'linear', terms, relation: asked, bound: exact(divided) };
  exact(largest(terms, ranges) + (divided < 0n ? -divided : divided));
  return simplified(linear, sum);
}

/** (Σ terms) / scale + constant, with whole numbers in the terms. */
export interface WholeSum {
  readonly terms: readonly Term[];
  readonly scale: number;
  readonly constant: number;
}

/** @throws RangeError when a number of it would not be exact */
export function wholeSum(sum: LinearSum, ranges: Ranges): WholeSum {
  const scale = commonDenominator(sum);
  const divisor = greatestCommonDivisor(commonDivisor(sum, scale), scale);
  const terms = wholeTerms(sum, scale, divisor);
  exact(largest(terms, ranges));
  return { terms, scale: exact(scale / divisor), constant: toNumber(sum.constant) };
}

function factorsOf(sum: LinearSum): readonly Rational[] {
  return [...sum.integers.values(), ...[...sum.weights.values()].flatMap((weights) => [...weights.values()])];
}

function commonDenominator(sum: LinearSum): bigint {
  return factorsOf(sum).reduce((common, { denominator }) => leastCommonMultiple(common, denominator), 1n);
}

function commonDivisor(sum: LinearSum, scale: bigint): bigint {
  return factorsOf(sum).reduce((common, factor) => greatestCommonDivisor(common, whole(factor, scale)), 0n);
}

function whole({ numerator, denominator }: Rational, scale: bigint): bigint {
  return numerator * (scale / denominator);
}

function wholeTerms({ integers, weights }: LinearSum, scale: bigint, divisor: bigint): readonly Term[] {
  const counted = (factor: Rational) => whole(factor, scale) / divisor;
  return [
    ...[...integers]
      .map(([field, factor]) => [field, counted(factor)] as const)
      .filter(([, factor]) => factor !== 0n)
      .map(([field, factor]): Term => ({ kind: 'integer', field, factor: exact(factor) })),
    ...[...weights]
      .map(([field, numbers]) => [field, [...numbers].map(([v, n]) => [v, counted(n)] as const)] as const)
      .filter(([, numbers]) => numbers.some(([, number]) => number !== 0n))
      .map(([field, numbers]) => weightTerm(field, numbers)),
  ];
}

function weightTerm(field: string, numbers: readonly (readonly [string, bigint])[]): Term {
  const weights = Object.create(null) as Record<string, number>;
  for (const [value, number] of numbers) weights[value] = exact(number);
  return { kind: 'weight', field, weights };
}

/** A comparison about one enumerated field says which of its values are allowed. */
function simplified(linear: Linear, sum: LinearSum): Formula {
  const [term] = linear.terms;
  if (linear.terms.length !== 1 || term?.kind !== 'weight') return linear;
  const values = [...(sum.weights.get(term.field)?.keys() ?? [])];
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
