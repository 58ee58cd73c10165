/**
 * Fields that nobody sees: the engine's comparisons are sums of what single fields add, so a product of two fields, or a
 * condition that counts, becomes the weight of one more field, whose value follows from the others by a rule.
 *
 * Cost: a product has a value for every pair of values; it is refused when there are too many of them.
 */
import type { EnumeratedField, Field, Formula, Rule } from '#server/engine/problem.ts';
import { add, multiply, one, rational, zero, type Rational } from '../number/rational.ts';
import { engineNames } from './generated-names.ts';
import { addSums, always, constantSum, never, scaleSum, weightSum, type LinearSum } from './linear-sum.ts';
import { NO, YES } from './scope.ts';

const maxPairs = 10_000;

/** What one field adds to a sum, by its value. */
interface Part {
  readonly field: string;
  readonly sum: LinearSum;
  readonly weightOf: (value: string) => Rational;
}

/** A field that stands for two others. */
interface Pair {
  readonly of: readonly [string, string];
  /** The pair of values that each of its values is, by its number. */
  readonly values: readonly (readonly [string, string])[];
}

export class Auxiliaries {
  readonly fields: EnumeratedField[] = [];
  /** Named like their fields; they have no text, for they say nothing that is not said by the rules that use them. */
  readonly rules: Rule[] = [];
  readonly #owner: string;
  readonly #known: Map<string, Field>;
  readonly #names = new Map<string, string>();
  readonly #pairs = new Map<string, Pair>();

  /**
   * @param fields of the problem that the auxiliaries are to be added to
   * @param owner tells their names apart from those of others that are not in the same problem from the start
   */
  constructor(fields: readonly Field[], owner = '') {
    this.#owner = owner;
    this.#known = new Map(fields.map((field) => [field.name, field]));
  }

  /** The range of an integer field. */
  readonly rangeOf = (name: string): { readonly min: number; readonly max: number } => {
    const field = this.#known.get(name);
    return field?.kind === 'integer' ? field : { min: 0, max: 0 };
  };

  /** 1 when the formula holds, otherwise 0. */
  truth(formula: Formula): LinearSum {
    if (formula === always) return constantSum(one);
    if (formula === never) return constantSum(zero);
    const field = formula.op === 'in' ? this.#known.get(formula.field) : undefined;
    if (formula.op === 'in' && field?.kind === 'enumerated') {
      const values = new Set(formula.values);
      return weightSum(
        field.name,
        field.values.map((value) => [value, values.has(value) ? one : zero]),
      );
    }
    const name = this.#make(JSON.stringify(formula), [YES, NO], (own) => {
      const holds: Formula = { op: 'in', field: own, values: [YES] };
      const both: Formula[] = [
        { op: 'implies', if: formula, then: holds },
        { op: 'implies', if: holds, then: formula },
      ];
      return { name: own, kind: 'formula', formula: { op: 'and', args: both } };
    });
    return weightSum(name, [
      [YES, one],
      [NO, zero],
    ]);
  }

  /** @throws RangeError when the fields have too many pairs of values */
  product(left: LinearSum, right: LinearSum): LinearSum {
    const withoutConstant = (sum: LinearSum): LinearSum => ({ ...sum, constant: zero });
    let total = addSums(scaleSum(right, left.constant), scaleSum(withoutConstant(left), right.constant));
    for (const a of partsOf(left)) {
      for (const b of partsOf(right)) {
        const [first, second] = a.field <= b.field ? [a, b] : [b, a];
        const name = this.#pair(first.field, second.field);
        const products = (this.#pairs.get(name)?.values ?? []).map(([x, y], index) => {
          return [String(index), multiply(first.weightOf(x), second.weightOf(y))] as const;
        });
        total = addSums(total, weightSum(name, products));
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
    const pair = this.#pairs.get(field);
    if (!pair) return known.get(field);
    const [a, b] = pair.of.map((factor) => known.get(factor));
    const index = pair.values.findIndex(([x, y]) => x === a && y === b);
    return index < 0 ? undefined : String(index);
  }

  #pair(a: string, b: string): string {
    const [left, right] = [this.#valuesOf(a), this.#valuesOf(b)];
    const count = a === b ? left.length : left.length * right.length;
    if (count > maxPairs) {
      throw new RangeError(
        `"${a}" and "${b}" have ${count} pairs of values; a product can have ${maxPairs}.`,
      );
    }
    const values =
      a === b
        ? left.map((value) => [value, value] as const)
        : left.flatMap((x) => right.map((y) => [x, y] as const));
    const name = this.#make(
      JSON.stringify([a, b]),
      values.map((_, index) => String(index)),
      (own) => ({
        name: own,
        kind: 'table',
        fields: a === b ? [a, own] : [a, b, own],
        rows: values.map(([x, y], index) => (a === b ? [x, String(index)] : [x, y, String(index)])),
      }),
    );
    this.#pairs.set(name, { of: [a, b], values });
    return name;
  }

  #valuesOf(name: string): readonly string[] {
    const field = this.#known.get(name);
    if (!field || this.#pairs.has(name))
      throw new RangeError('A product of more than two fields is not possible.');
    if (field.kind === 'enumerated') return field.values;
    const size = field.max - field.min + 1;
    if (size > maxPairs) return { length: size } as readonly string[]; // refused for its length before it is read
    return Array.from({ length: size }, (_, index) => String(field.min + index));
  }

  #make(meaning: string, values: readonly string[], rule: (name: string) => Rule): string {
    const known = this.#names.get(meaning);
    if (known !== undefined) return known;
    const name = engineNames.auxiliary(this.#owner, this.#names.size + 1);
    const field: EnumeratedField = { kind: 'enumerated', name, values, preference: [] };
    this.#names.set(meaning, name);
    this.#known.set(name, field);
    this.fields.push(field);
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
      sum: weightSum(field, numbers),
      weightOf: (value: string) => numbers.get(value) ?? zero,
    })),
  ];
}
