/**
 * What an expression comes to when all fields have their values: computed fields, warnings, and conditions of prices and
 * of the view. Arithmetic is exact; roots and broken powers are taken to twelve digits.
 *
 * What cannot be calculated (a division by zero, a root of a negative number, a field without a value) is undefined, and
 * so is what depends on it: `false and undefined` is false, `true and undefined` is undefined.
 */
import { parseExact, toEngineText } from '../number/decimal.ts';
import {
  add,
  compare,
  divide,
  floor,
  multiply,
  negate,
  rational,
  round,
  toNumber,
  zero,
  type Rational,
} from '../number/rational.ts';
import type { Condition, NumberExpression, NumberFunction, Presence, Words } from './expression.ts';
import { relationHolds } from './relation.ts';

/** Values by field, as the customer sees them. */
export type Assignment = ReadonlyMap<string, string>;

const maxPlaces = 6;
/** Powers beyond this are no numbers that anybody configures. */
const maxExponent = 64;

/** Whether a condition holds for sure. */
export function holds(condition: Condition, assignment: Assignment): boolean {
  return evaluateCondition(condition, assignment) === true;
}

/** Whether it does not hold for sure: nobody is warned of what cannot be calculated. */
export function fails(condition: Condition, assignment: Assignment): boolean {
  return evaluateCondition(condition, assignment) === false;
}

/** Undefined where it cannot be calculated. */
export function evaluateCondition(condition: Condition, assignment: Assignment): boolean | undefined {
  const of = (part: Condition) => evaluateCondition(part, assignment);
  switch (condition.kind) {
    case 'and':
      return every(condition.args.map(of));
    case 'or':
    case 'one-of':
      return not(every(condition.args.map((arg) => not(of(arg)))));
    case 'not':
      return not(of(condition.arg));
    case 'implies':
      return not(every([of(condition.if), not(of(condition.then))]));
    case 'present':
      return isPresent(condition, assignment);
    case 'has': {
      const value = assignment.get(condition.field);
      if (value === undefined || value === '') return undefined;
      const own = condition.decimals === 0 ? value : toEngineText(value, condition.decimals);
      return own !== undefined && condition.values.includes(own);
    }
    case 'same': {
      const [left, right] = [wordOf(condition.left, assignment), wordOf(condition.right, assignment)];
      return left === undefined || right === undefined ? undefined : left === right;
    }
    case 'compare': {
      const left = evaluateNumber(condition.left, assignment);
      const right = evaluateNumber(condition.right, assignment);
      return left && right && relationHolds(compare(left, right), condition.relation);
    }
  }
}

export function evaluateNumber(expression: NumberExpression, assignment: Assignment): Rational | undefined {
  const of = (part: NumberExpression) => evaluateNumber(part, assignment);
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'field':
    case 'computed': {
      const text = assignment.get(expression.field) ?? '';
      return text === '' ? undefined : parseExact(text);
    }
    case 'feature':
      return expression.values.get(assignment.get(expression.field) ?? '');
    case 'negate':
      return known([of(expression.arg)], ([arg = zero]) => negate(arg));
    case 'add':
    case 'multiply':
    case 'divide':
    case 'power': {
      const operation = operations[expression.kind];
      return known([of(expression.left), of(expression.right)], ([a = zero, b = zero]) => operation(a, b));
    }
    case 'count': {
      const results = expression.conditions.map((part) => evaluateCondition(part, assignment));
      return results.includes(undefined) ? undefined : rational(results.filter(Boolean).length);
    }
    case 'call':
      return known(expression.args.map(of), functions[expression.name]);
    case 'choice': {
      // What is not asked for need not be calculable.
      const test = evaluateCondition(expression.if, assignment);
      return test === undefined ? undefined : of(test ? expression.then : expression.else);
    }
    case 'rows': {
      const there = expression.rows.filter(({ presence }) => !presence || isPresent(presence, assignment));
      const combine = expression.name === 'sum' ? sum : functions[expression.name];
      return known(
        there.map(({ arg }) => of(arg)),
        combine,
      );
    }
  }
}

function isPresent({ count, number }: Presence, assignment: Assignment): boolean {
  return Number(assignment.get(count) ?? 0) >= number;
}

function wordOf({ field, words }: Words, assignment: Assignment): string | undefined {
  return words.get(assignment.get(field) ?? '');
}

/** False as soon as one is, otherwise undefined as soon as one is. */
function every(results: readonly (boolean | undefined)[]): boolean | undefined {
  if (results.includes(false)) return false;
  return results.includes(undefined) ? undefined : true;
}

function not(result: boolean | undefined): boolean | undefined {
  return result === undefined ? undefined : !result;
}

/** Undefined as soon as one of the numbers is. */
function known(
  numbers: readonly (Rational | undefined)[],
  combine: (numbers: readonly Rational[]) => Rational | undefined,
): Rational | undefined {
  const all = numbers.filter((number) => number !== undefined);
  return all.length === numbers.length ? combine(all) : undefined;
}

const operations = { add, multiply, divide, power };
type OfNumbers = (numbers: readonly Rational[]) => Rational | undefined;
const sum: OfNumbers = (numbers) => numbers.reduce(add, zero);

const functions: Readonly<Record<NumberFunction, OfNumbers>> = {
  min: (numbers) => extreme(numbers, -1),
  max: (numbers) => extreme(numbers, 1),
  abs: ([a = zero]) => (a.numerator < 0n ? negate(a) : a),
  round: ([a = zero, places = zero]) => round(a, Math.min(Math.max(toNumber(floor(places)), 0), maxPlaces)),
  floor: ([a = zero]) => floor(a),
  ceil: ([a = zero]) => negate(floor(negate(a))),
  sqrt: ([a = zero]) => fromNumber(Math.sqrt(toNumber(a))),
};

function power(base: Rational, exponent: Rational): Rational | undefined {
  if (exponent.denominator !== 1n) return fromNumber(Math.pow(toNumber(base), toNumber(exponent)));
  const times = exponent.numerator < 0n ? -exponent.numerator : exponent.numerator;
  if (times > BigInt(maxExponent)) return undefined;
  const { numerator, denominator } = base;
  if (exponent.numerator >= 0n) return rational(numerator ** times, denominator ** times);
  return numerator === 0n ? undefined : rational(denominator ** times, numerator ** times);
}

function extreme(numbers: readonly Rational[], sign: 1 | -1): Rational | undefined {
  return numbers.reduce<Rational | undefined>(
    (best, next) => (best === undefined || compare(next, best) * sign > 0 ? next : best),
    undefined,
  );
}

function fromNumber(value: number): Rational | undefined {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return undefined;
  return parseExact(Number(value.toPrecision(12)).toFixed(12));
}
