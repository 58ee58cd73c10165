/**
 * Numbers that depend on which features are chosen. A comparison of them becomes an exact linear one where it can; what
 * is not linear but depends on few features is written out as the cases in which it holds.
 *
 * An attribute counts when its feature is chosen and is 0 otherwise; the average of nothing is 0; a comparison in which
 * something is divided by 0 does not hold.
 */
import { relationHolds } from '#server/model/expression/relation.ts';
import { always, type Condition, type LinearTerm, never } from '../feature-model.ts';
import {
  add,
  divide,
  isZero,
  leastCommonMultiple,
  multiply,
  negate,
  one,
  type Rational,
  rational,
  zero,
} from '#server/model/number/rational.ts';
import type { Comparison } from './uvl-syntax.ts';

export type Numeric =
  | { readonly kind: 'constant'; readonly value: Rational }
  | {
      readonly kind: 'atom';
      readonly of: LinearTerm['of'];
      readonly feature: number;
      readonly factor: Rational;
    }
  | { readonly kind: 'sum'; readonly parts: readonly Numeric[] }
  | {
      readonly kind: 'product';
      readonly factors: readonly { readonly divide: boolean; readonly factor: Numeric }[];
    }
  /** Over the items whose feature is chosen. */
  | {
      readonly kind: 'average';
      readonly items: readonly { readonly feature: number; readonly value: Rational }[];
    };

/** Written out, so many features make 2^n cases. */
const mostFeatures = 12;

interface Linear {
  readonly constant: Rational;
  /** By kind and feature. */
  readonly atoms: ReadonlyMap<
    string,
    { readonly of: LinearTerm['of']; readonly feature: number; readonly factor: Rational }
  >;
  readonly averages: readonly {
    readonly items: readonly { readonly feature: number; readonly value: Rational }[];
    readonly factor: Rational;
  }[];
}

/** Undefined when it is neither linear nor about few features. */
export function compareNumbers(left: Numeric, relation: Comparison, right: Numeric): Condition | undefined {
  const difference: Numeric = { kind: 'sum', parts: [left, scaled(right, negate(one))] };
  const linear = linearOf(difference);
  if (linear?.averages.length === 0) return compareLinear(linear, relation);
  const [average, another] = linear?.averages ?? [];
  if (linear && average && !another && linear.atoms.size === 0) {
    return compareAverage(average.items, average.factor, linear.constant, relation);
  }
  return writtenOut(difference, relation);
}

export function scaled(number: Numeric, factor: Rational): Numeric {
  return {
    kind: 'product',
    factors: [
      { divide: false, factor: number },
      { divide: false, factor: { kind: 'constant', value: factor } },
    ],
  };
}

function linearOf(number: Numeric): Linear | undefined {
  switch (number.kind) {
    case 'constant':
      return { constant: number.value, atoms: new Map(), averages: [] };
    case 'atom':
      return { constant: zero, atoms: new Map([[`${number.of}${number.feature}`, number]]), averages: [] };
    case 'average':
      return { constant: zero, atoms: new Map(), averages: [{ items: number.items, factor: one }] };
    case 'sum':
      return sumOf(number.parts);
    case 'product':
      return productOf(number.factors);
  }
}

function sumOf(parts: readonly Numeric[]): Linear | undefined {
  let constant = zero;
  const atoms = new Map<string, { of: LinearTerm['of']; feature: number; factor: Rational }>();
  const averages: Linear['averages'][number][] = [];
  for (const part of parts) {
    const linear = linearOf(part);
    if (!linear) return undefined;
    constant = add(constant, linear.constant);
    averages.push(...linear.averages);
    for (const [key, atom] of linear.atoms) {
      atoms.set(key, { ...atom, factor: add(atoms.get(key)?.factor ?? zero, atom.factor) });
    }
  }
  return { constant, atoms, averages };
}

function productOf(factors: Extract<Numeric, { kind: 'product' }>['factors']): Linear | undefined {
  let product: Linear = { constant: one, atoms: new Map(), averages: [] };
  for (const { divide: divides, factor } of factors) {
    const linear = linearOf(factor);
    if (!linear) return undefined;
    const constant = isConstant(linear);
    if (divides) {
      const inverse = constant ? divide(one, linear.constant) : undefined;
      if (!inverse) return undefined;
      product = times(product, inverse);
    } else if (constant) product = times(product, linear.constant);
    else if (isConstant(product)) product = times(linear, product.constant);
    else return undefined;
  }
  return product;
}

function isConstant({ atoms, averages }: Linear): boolean {
  return atoms.size === 0 && averages.length === 0;
}

function times({ constant, atoms, averages }: Linear, by: Rational): Linear {
  return {
    constant: multiply(constant, by),
    atoms: new Map([...atoms].map(([key, atom]) => [key, { ...atom, factor: multiply(atom.factor, by) }])),
    averages: averages.map((average) => ({ ...average, factor: multiply(average.factor, by) })),
  };
}

/** `linear ⋈ 0` in whole numbers. */
function compareLinear({ constant, atoms }: Linear, relation: Comparison): Condition {
  const all = [...atoms.values()].filter(({ factor }) => !isZero(factor));
  const scale = [constant, ...all.map(({ factor }) => factor)].reduce(
    (lcm, { denominator }) => leastCommonMultiple(lcm, denominator),
    1n,
  );
  const whole = ({ numerator, denominator }: Rational) => numerator * (scale / denominator);
  const bound = -whole(constant);
  if (all.length === 0) return holds(-bound, relation) ? always : never;
  const terms = all.map(({ of, feature, factor }) => ({ of, feature, factor: whole(factor) }));
  switch (relation) {
    case '<':
      return { kind: 'linear', terms, relation: '<=', bound: bound - 1n };
    case '>':
      return { kind: 'linear', terms, relation: '>=', bound: bound + 1n };
    case '==':
      return { kind: 'linear', terms, relation: '=', bound };
    case '<=':
    case '>=':
    case '!=':
      return { kind: 'linear', terms, relation, bound };
  }
}

/**
 * `factor · average + constant ⋈ 0`. With n ≥ 1 items chosen this is `Σ (factor · item + constant) ⋈ 0`, for both sides
 * may be multiplied by n; with none it is `constant ⋈ 0`.
 */
function compareAverage(
  items: readonly { readonly feature: number; readonly value: Rational }[],
  factor: Rational,
  constant: Rational,
  relation: Comparison,
): Condition {
  const some: Condition = { kind: 'or', args: items.map(({ feature }) => ({ kind: 'feature', feature })) };
  const parts = items.map(({ feature, value }): Numeric => ({
    kind: 'atom',
    of: 'presence',
    feature,
    factor: add(multiply(factor, value), constant),
  }));
  const sum = sumOf(parts);
  const ofSome = sum ? compareLinear(sum, relation) : never;
  const ofNone = holds(constant.numerator, relation) ? always : never;
  return {
    kind: 'and',
    args: [
      { kind: 'implies', left: some, right: ofSome },
      { kind: 'or', args: [some, ofNone] },
    ],
  };
}

/** The cases in which the comparison with 0 holds, as decisions on one feature after the other. */
function writtenOut(number: Numeric, relation: Comparison): Condition | undefined {
  const features = new Set<number>();
  if (!collect(number, features) || features.size > mostFeatures) return undefined;
  const order = [...features].sort((a, b) => a - b);
  const chosen = new Set<number>();
  const decide = (at: number): Condition => {
    const feature = order[at];
    if (feature === undefined) {
      const value = evaluate(number, chosen);
      return value && holds(value.numerator, relation) ? always : never;
    }
    chosen.add(feature);
    const present = decide(at + 1);
    chosen.delete(feature);
    const absent = decide(at + 1);
    return decision(feature, present, absent);
  };
  return decide(0);
}

function decision(feature: number, present: Condition, absent: Condition): Condition {
  if (sameCondition(present, absent)) return present;
  const literal: Condition = { kind: 'feature', feature };
  const not: Condition = { kind: 'not', arg: literal };
  if (present === always && absent === never) return literal;
  if (present === never && absent === always) return not;
  if (present === always) return { kind: 'or', args: [literal, absent] };
  if (absent === always) return { kind: 'or', args: [not, present] };
  if (present === never) return { kind: 'and', args: [not, absent] };
  if (absent === never) return { kind: 'and', args: [literal, present] };
  return {
    kind: 'and',
    args: [
      { kind: 'or', args: [not, present] },
      { kind: 'or', args: [literal, absent] },
    ],
  };
}

function sameCondition(a: Condition, b: Condition): boolean {
  return (
    a === b ||
    (a !== always && a !== never && b !== always && b !== never && JSON.stringify(a) === JSON.stringify(b))
  );
}

/** The features a number depends on; false when it depends on values too. */
function collect(number: Numeric, features: Set<number>): boolean {
  switch (number.kind) {
    case 'constant':
      return true;
    case 'atom':
      features.add(number.feature);
      return number.of === 'presence';
    case 'average':
      for (const { feature } of number.items) features.add(feature);
      return true;
    case 'sum':
      return number.parts.every((part) => collect(part, features));
    case 'product':
      return number.factors.every(({ factor }) => collect(factor, features));
  }
}

/** Undefined when something is divided by 0. */
function evaluate(number: Numeric, chosen: ReadonlySet<number>): Rational | undefined {
  switch (number.kind) {
    case 'constant':
      return number.value;
    case 'atom':
      return chosen.has(number.feature) ? number.factor : zero;
    case 'average': {
      const values = number.items.filter(({ feature }) => chosen.has(feature)).map(({ value }) => value);
      return values.length === 0 ? zero : divide(values.reduce(add, zero), rational(BigInt(values.length)));
    }
    case 'sum': {
      let sum = zero;
      for (const part of number.parts) {
        const value = evaluate(part, chosen);
        if (!value) return undefined;
        sum = add(sum, value);
      }
      return sum;
    }
    case 'product': {
      let product: Rational | undefined = one;
      for (const { divide: divides, factor } of number.factors) {
        const value = evaluate(factor, chosen);
        if (!value) return undefined;
        product = divides ? divide(product, value) : multiply(product, value);
        if (!product) return undefined;
      }
      return product;
    }
  }
}

/** Does `order ⋈ 0` hold? */
function holds(order: bigint, relation: Comparison): boolean {
  return relationHolds(order, relation === '==' ? '=' : relation);
}
