/**
 * From a condition to the engine's formula: numbers become sums with whole factors, and what the engine cannot calculate
 * with (products, counts) becomes auxiliary fields. Not everything can be said to the engine: it knows no division, no
 * functions and no computed fields.
 */
import type { Field, Formula } from '#server/engine/problem.ts';
import { add, negate, rational, zero } from '../number/rational.ts';
import { Auxiliaries } from './auxiliaries.ts';
import type { Condition, NumberExpression, Presence, RowArgument, Words } from './expression.ts';
import {
  addSums,
  always,
  compareToZero,
  constantSum,
  isConstant,
  never,
  scaleSum,
  weightSum,
  wholeSum,
  type LinearSum,
  type WholeSum,
} from './linear-sum.ts';
import { ExpressionError } from './tokenize.ts';

const minusOne = rational(-1);

/** What was written, and everything that the engine cannot be told; with errors it means nothing. */
export interface Written<T> {
  readonly result: T;
  readonly errors: readonly ExpressionError[];
}

export class FormulaWriter {
  /** The fields and rules that the formulas need beside those of the problem. */
  readonly auxiliaries: Auxiliaries;
  readonly #written = new WeakMap<Condition, Formula>();
  #errors: ExpressionError[] = [];

  /**
   * @param fields of the problem that the formulas are for
   * @param owner tells apart the auxiliaries of several writers
   */
  constructor(fields: readonly Field[], owner?: string) {
    this.auxiliaries = new Auxiliaries(fields, owner);
  }

  /** The engine's formula. What was written before is not written again. */
  write(condition: Condition): Written<Formula> {
    this.#errors = [];
    const result = this.#caught(always, () => this.#formula(condition));
    return { result, errors: this.#errors };
  }

  /** A sum that is to be made small, and why there is none. */
  writeSum(expression: NumberExpression): Written<WholeSum | undefined> {
    this.#errors = [];
    const result = this.#caught(undefined, () => {
      const sum = this.#sum(expression);
      if (isConstant(sum)) throw new ExpressionError(0, 'This is not a sum that depends on what is chosen.');
      return inRange(0, undefined, () => wholeSum(sum, this.auxiliaries.rangeOf));
    });
    return { result, errors: this.#errors };
  }

  /** @throws ExpressionError for what the engine cannot calculate */
  #sum(expression: NumberExpression): LinearSum {
    switch (expression.kind) {
      case 'constant':
        return constantSum(expression.value);
      case 'field': {
        const factor = rational(1, 10n ** BigInt(expression.decimals));
        return { ...constantSum(zero), integers: new Map([[expression.field, factor]]) };
      }
      case 'feature':
        return weightSum(expression.field, expression.values);
      case 'negate':
        return scaleSum(this.#sum(expression.arg), minusOne);
      case 'add':
        return addSums(this.#sum(expression.left), this.#sum(expression.right));
      case 'multiply': {
        const [left, right] = [this.#sum(expression.left), this.#sum(expression.right)];
        if (isConstant(left)) return scaleSum(right, left.constant);
        if (isConstant(right)) return scaleSum(left, right.constant);
        return this.#product(left, right, expression.start);
      }
      case 'count':
        return expression.conditions
          .map((part) => this.auxiliaries.truth(this.#formula(part)))
          .reduce(addSums, constantSum(zero));
      case 'rows':
        if (expression.name === 'sum')
          return expression.rows.map((row) => this.#addedBy(row)).reduce(addSums, constantSum(zero));
        throw new ExpressionError(
          expression.start,
          `A rule cannot calculate "${expression.name}" over rows.`,
          'Write a rule with "each", or compare with "all(…)" or "any(…)".',
        );
      case 'divide': {
        const hint = 'Multiply the other side instead.';
        throw new ExpressionError(expression.start, 'There is no division in a rule.', hint);
      }
      case 'power':
        throw new ExpressionError(expression.start, 'There are no powers in a rule.', 'Write a product.');
      case 'call':
      case 'choice': {
        const name = expression.kind === 'call' ? expression.name : 'if';
        const hint = 'Only computed fields and warnings can.';
        throw new ExpressionError(expression.start, `A rule cannot calculate "${name}".`, hint);
      }
      case 'computed':
        throw computedInRule(expression.field, expression.start);
    }
  }

  /** One wrong part must not hide what is wrong with its neighbours. */
  #caught<T>(otherwise: T, write: () => T): T {
    try {
      return write();
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.#errors.push(error);
      return otherwise;
    }
  }

  #all(conditions: readonly Condition[]): readonly Formula[] {
    return conditions.map((condition) => this.#caught(always, () => this.#formula(condition)));
  }

  #formula(condition: Condition): Formula {
    const written = this.#written.get(condition);
    if (written) return written;
    const formula = this.#toFormula(condition);
    this.#written.set(condition, formula);
    return formula;
  }

  #toFormula(condition: Condition): Formula {
    switch (condition.kind) {
      case 'and':
      case 'or':
        return { op: condition.kind, args: this.#all(condition.args) };
      case 'one-of':
        return united(this.#all(condition.args));
      case 'not':
        return { op: 'not', arg: this.#formula(condition.arg) };
      case 'implies':
        return { op: 'implies', if: this.#formula(condition.if), then: this.#formula(condition.then) };
      case 'present':
        return presenceFormula(condition);
      case 'has': {
        const { field, values, computed } = condition;
        if (computed !== undefined) throw computedInRule(field, computed);
        return values.length === 0 ? never : { op: 'in', field, values };
      }
      case 'same':
        return this.#same(condition.left, condition.right);
      case 'compare': {
        const difference = addSums(this.#sum(condition.left), scaleSum(this.#sum(condition.right), minusOne));
        return inRange(condition.start, undefined, () =>
          compareToZero(difference, condition.relation, this.auxiliaries.rangeOf),
        );
      }
    }
  }

  /** Words become numbers that are equal when the words are; the engine is good at comparing two of those. */
  #same(left: Words, right: Words): Formula {
    for (const { field, computed } of [left, right])
      if (computed !== undefined) throw computedInRule(field, computed);
    const codes = new Map(
      [...new Set([...left.words.values(), ...right.words.values()])].map((word, index) => [word, index + 1]),
    );
    const coded = ({ field, words }: Words): LinearSum =>
      weightSum(
        field,
        [...words].map(([value, word]) => [value, rational(codes.get(word) ?? 0)]),
      );
    const difference = addSums(coded(left), scaleSum(coded(right), minusOne));
    return compareToZero(difference, '=', this.auxiliaries.rangeOf);
  }

  /**
   * What a row adds to a sum. The fields of a row that is not there have known values, so what they would add is taken off
   * again; only what comes from outside the row has to be multiplied by whether the row is there.
   */
  #addedBy({ presence, absent, arg, start }: RowArgument): LinearSum {
    const all = this.#sum(arg);
    if (!presence) return all;
    const there = this.auxiliaries.truth(presenceFormula(presence));
    const { inside, outside, whenAbsent } = this.auxiliaries.split(all, absent);
    const constant = scaleSum(there, add(all.constant, whenAbsent));
    const own = addSums(addSums(inside, constantSum(negate(whenAbsent))), constant);
    if (isConstant(outside)) return own;
    return addSums(own, this.#product(there, outside, start));
  }

  #product(left: LinearSum, right: LinearSum, start: number): LinearSum {
    const hint = 'Compare with a smaller range, or with a plain number.';
    return inRange(start, hint, () => this.auxiliaries.product(left, right));
  }
}

/** @throws ExpressionError instead of RangeError */
function inRange<T>(start: number, hint: string | undefined, calculate: () => T): T {
  try {
    return calculate();
  } catch (error) {
    if (error instanceof RangeError) throw new ExpressionError(start, error.message, hint);
    throw error;
  }
}

function computedInRule(field: string, start: number): ExpressionError {
  const hint = 'Only other computed fields and warnings can.';
  return new ExpressionError(
    start,
    `"${field}" is computed after all other values: rules cannot use it.`,
    hint,
  );
}

/** That a row is there, for the engine. */
export function presenceFormula({ count, number }: Pick<Presence, 'count' | 'number'>): Formula {
  return {
    op: 'linear',
    terms: [{ kind: 'integer', field: count, factor: 1 }],
    relation: '>=',
    bound: number,
  };
}

/** `a in [x, y]` as one `in` where its parts are about one field. */
function united(args: readonly Formula[]): Formula {
  const [first] = args;
  if (args.length === 1 && first) return first;
  const parts = args.flatMap((arg) => (arg.op === 'in' ? [arg] : []));
  const field = parts[0]?.field;
  if (field === undefined || parts.length !== args.length || parts.some((part) => part.field !== field)) {
    return { op: 'or', args };
  }
  return { op: 'in', field, values: [...new Set(parts.flatMap((part) => part.values))] };
}
