/**
 * Fields that nobody sees: the engine's comparisons are sums of what single fields add, so a product of two fields, or a
 * condition that counts, becomes the weight of one more field, whose value follows from the others by a rule.
 *
 * Cost: a product has a value for every pair of values; it is refused when there are too many of them.
 */
import type { EnumeratedField, Formula, Rule } from '#server/engine/problem.ts';
import { add, multiply, one, rational, zero, type Rational } from '../number/rational.ts';
import { addSums, always, constantSum, never, scaleSum, type LinearSum } from './linear-sum.ts';
import type { Scope } from './scope.ts';

const maxPairs = 10_000;
const truthValues = ['Yes', 'No'];
/** No name of an author's field looks like this. */
const mark = '= ';

/** What one field adds to a sum, by its value. */
interface Part {
  readonly field: string;
  readonly sum: LinearSum;
  readonly weightOf: (value: string) => Rational;
}

export class Auxiliaries {
  readonly fields: EnumeratedField[] = [];
  /** Named like their fields; they have no text, for they say nothing that is not said by the rules that use them. */
  readonly rules: Rule[] = [];
  /** Those that say whether something holds. */
  readonly #truths = new Set<string>();
  readonly #prefix: string;
  readonly #names = new Map<string, string>();
  readonly #pairs = new Map<string, readonly (readonly [string, string])[]>();
  /** The two fields of a product. */
  readonly #factors = new Map<string, readonly [string, string]>();

  /** @param about tells names apart from those of others, for what is not in the same problem from the start */
  constructor(about = '') {
    this.#prefix = `${about}${mark}`;
  }

  /** 1 when the formula holds, otherwise 0. */
  truth(formula: Formula, scope: Scope): LinearSum {
    if (formula === always) return constantSum(one);
    if (formula === never) return constantSum(zero);
    const field = formula.op === 'in' ? scope.get(formula.field) : undefined;
    if (formula.op === 'in' && field && 'values' in field) {
      const values = new Set(formula.values);
      return weights(
        formula.field,
        field.values.map((value) => [value, values.has(value) ? one : zero]),
      );
    }
    const name = this.#make(JSON.stringify(formula), truthValues, (its) => {
      const holds: Formula = { op: 'in', field: its, values: ['Yes'] };
      const both: Formula[] = [
        { op: 'implies', if: formula, then: holds },
        { op: 'implies', if: holds, then: formula },
      ];
      return { name: its, kind: 'formula', formula: { op: 'and', args: both } };
    });
    this.#truths.add(name);
    return weights(name, [
      ['Yes', one],
      ['No', zero],
    ]);
  }

  /** @throws RangeError when the fields have too many pairs of values */
  product(left: LinearSum, right: LinearSum, scope: Scope): LinearSum {
    const withoutConstant = (sum: LinearSum): LinearSum => ({ ...sum, constant: zero });
    let total = addSums(scaleSum(right, left.constant), scaleSum(withoutConstant(left), right.constant));
    for (const a of partsOf(left)) {
      for (const b of partsOf(right)) {
        const [first, second] = a.field <= b.field ? [a, b] : [b, a];
        const name = this.#pair(first.field, second.field, scope);
        const pairs = this.#pairs.get(name) ?? [];
        const products = pairs.map(([x, y], index): readonly [string, Rational] => [
          String(index),
          multiply(first.weightOf(x), second.weightOf(y)),
        ]);
        total = addSums(total, weights(name, products));
      }
    }
    return total;
  }

  /**
   * What a sum takes from fields with known values and from products of them, what from others (its constant is in
   * neither), and what the former comes to with those values.
   * @param known values in the engine's notation
   */
  split(
    sum: LinearSum,
    known: ReadonlyMap<string, string>,
  ): { readonly inside: LinearSum; readonly outside: LinearSum; readonly whenAbsent: Rational } {
    let [inside, outside, whenAbsent] = [constantSum(zero), constantSum(zero), zero];
    for (const { field, weightOf, sum: part } of partsOf(sum)) {
      const value = this.#knownValue(field, known);
      if (value === undefined) outside = addSums(outside, part);
      else {
        inside = addSums(inside, part);
        whenAbsent = add(whenAbsent, weightOf(value));
      }
    }
    return { inside, outside, whenAbsent };
  }

  #knownValue(field: string, known: ReadonlyMap<string, string>): string | undefined {
    const factors = this.#factors.get(field);
    if (!factors) return known.get(field);
    const [a, b] = factors.map((factor) => known.get(factor));
    const index = this.#pairs.get(field)?.findIndex(([x, y]) => x === a && y === b) ?? -1;
    return index < 0 ? undefined : String(index);
  }

  #pair(a: string, b: string, scope: Scope): string {
    const [left, right] = [this.#valuesOf(a, scope), this.#valuesOf(b, scope)];
    const count = a === b ? left.length : left.length * right.length;
    if (count > maxPairs) {
      throw new RangeError(
        `"${a}" and "${b}" have ${count} pairs of values; a product can have ${maxPairs}.`,
      );
    }
    const pairs =
      a === b
        ? left.map((value) => [value, value] as const)
        : left.flatMap((x) => right.map((y) => [x, y] as const));
    const name = this.#make(
      JSON.stringify([a, b]),
      pairs.map((_, index) => String(index)),
      (its) => ({
        name: its,
        kind: 'table',
        fields: a === b ? [a, its] : [a, b, its],
        rows: pairs.map(([x, y], index) => (a === b ? [x, String(index)] : [x, y, String(index)])),
      }),
    );
    this.#pairs.set(name, pairs);
    this.#factors.set(name, [a, b]);
    return name;
  }

  #valuesOf(name: string, scope: Scope): readonly string[] {
    return this.#truths.has(name) ? truthValues : valuesOf(name, scope);
  }

  #make(meaning: string, values: readonly string[], rule: (name: string) => Rule): string {
    const known = this.#names.get(meaning);
    if (known !== undefined) return known;
    const name = `${this.#prefix}${this.#names.size + 1}`;
    this.#names.set(meaning, name);
    this.fields.push({ kind: 'enumerated', name, values, preference: [] });
    this.rules.push(rule(name));
    return name;
  }
}

function partsOf(sum: LinearSum): readonly Part[] {
  return [
    ...[...sum.integers].map(([field, factor]) => ({
      field,
      sum: { ...constantSum(zero), integers: new Map([[field, factor]]) },
      weightOf: (value: string) => multiply(factor, rational(BigInt(value))),
    })),
    ...[...sum.weights].map(([field, numbers]) => ({
      field,
      sum: { ...constantSum(zero), weights: new Map([[field, numbers]]) },
      weightOf: (value: string) => numbers.get(value) ?? zero,
    })),
  ];
}

function valuesOf(name: string, scope: Scope): readonly string[] {
  const field = scope.get(name);
  if (field && 'values' in field) return field.values;
  if (field?.type !== 'integer') throw new RangeError('A product of more than two fields is not possible.');
  const size = field.max - field.min + 1;
  if (size > maxPairs) return { length: size } as readonly string[]; // refused for its length before it is read
  return Array.from({ length: size }, (_, index) => String(field.min + index));
}

function weights(field: string, numbers: readonly (readonly [string, Rational])[]): LinearSum {
  return { ...constantSum(zero), weights: new Map([[field, new Map(numbers)]]) };
}
