/** The functions of computed fields and warnings (docs/authoring.md, "Computed fields"). */
import {
  add,
  compare,
  floor,
  negate,
  rational,
  round,
  toNumber,
  zero,
  type Rational,
} from '../number/rational.ts';
import { parseExact } from '../number/decimal.ts';
import { isTrue, type Assignment, type Calculation, type Result } from './calculation.ts';
import type { Expression, FunctionName } from './parse-expression.ts';
import { ExpressionError } from './tokenize.ts';

export interface ArgumentCompiler {
  readonly compile: (node: Expression) => Calculation;
  readonly truth: (node: Expression) => Calculation;
  readonly numbers: (nodes: readonly Expression[]) => readonly Calculation[];
}

type Call = Extract<Expression, { kind: 'call' }>;
type NumberFunction = (numbers: readonly Rational[]) => Rational | undefined;

const maxPlaces = 6;
/** Powers beyond this are no numbers that anybody configures. */
const maxExponent = 64;

/** How many arguments, and what is made of them. */
const numberFunctions: ReadonlyMap<FunctionName, readonly [min: number, max: number, NumberFunction]> =
  new Map([
    ['sum', [1, Infinity, (numbers: readonly Rational[]) => numbers.reduce(add, zero)]],
    ['min', [1, Infinity, (numbers: readonly Rational[]) => extreme(numbers, -1)]],
    ['max', [1, Infinity, (numbers: readonly Rational[]) => extreme(numbers, 1)]],
    ['abs', [1, 1, ([a = zero]: readonly Rational[]) => (a.numerator < 0n ? negate(a) : a)]],
    [
      'round',
      [
        1,
        2,
        ([a = zero, places = zero]: readonly Rational[]) =>
          round(a, Math.min(Math.max(toNumber(floor(places)), 0), maxPlaces)),
      ],
    ],
    ['floor', [1, 1, ([a = zero]: readonly Rational[]) => floor(a)]],
    ['ceil', [1, 1, ([a = zero]: readonly Rational[]) => negate(floor(negate(a)))]],
    ['sqrt', [1, 1, ([a = zero]: readonly Rational[]) => fromNumber(Math.sqrt(toNumber(a)))]],
  ]);

export function callOf(node: Call, compiler: ArgumentCompiler): Calculation {
  const { name, args } = node;
  if (name === 'if') return choice(node, compiler);
  if (name === 'count' || name === 'all' || name === 'any') {
    const conditions = args.map((arg) => compiler.truth(arg));
    const held = (assignment: Assignment) =>
      conditions.filter((condition) => isTrue(condition.evaluate(assignment))).length;
    if (name === 'count')
      return { type: 'number', words: undefined, evaluate: (its) => rational(BigInt(held(its))) };
    const wanted = name === 'all' ? conditions.length : 1;
    return { type: 'truth', words: undefined, evaluate: (its) => held(its) >= wanted };
  }
  const [least, most, combine] = numberFunctions.get(name) ?? [0, 0, () => undefined];
  if (args.length < least || args.length > most) {
    const wanted = least === most ? String(least) : `${least} to ${most}`;
    throw new ExpressionError(node.start, `"${name}" takes ${wanted} numbers, not ${args.length}.`);
  }
  const parts = compiler.numbers(args);
  return {
    type: 'number',
    words: undefined,
    evaluate: (assignment) => {
      const numbers = parts.map((part) => part.evaluate(assignment));
      const known = numbers.filter((one): one is Rational => typeof one === 'object');
      return known.length === numbers.length ? combine(known) : undefined;
    },
  };
}

/** A function of as many values as there are rows. */
export function overRows(
  name: FunctionName,
  valuesOf: (assignment: Assignment) => readonly Result[],
): Calculation {
  const combine = numberFunctions.get(name)?.[2];
  if (combine) {
    const evaluate = (assignment: Assignment) => {
      const values = valuesOf(assignment);
      const numbers = values.filter((one): one is Rational => typeof one === 'object');
      return numbers.length === values.length ? combine(numbers) : undefined;
    };
    return { type: 'number', words: undefined, evaluate };
  }
  const held = (values: readonly Result[]) => values.filter(isTrue).length;
  if (name === 'count') {
    const evaluate = (assignment: Assignment) => rational(BigInt(held(valuesOf(assignment))));
    return { type: 'number', words: undefined, evaluate };
  }
  const evaluate = (assignment: Assignment) => {
    const values = valuesOf(assignment);
    return name === 'all' ? held(values) === values.length : held(values) > 0;
  };
  return { type: 'truth', words: undefined, evaluate };
}

/** `if(condition, then, else)`; what is not asked for need not be calculable. */
function choice(node: Call, compiler: ArgumentCompiler): Calculation {
  const [condition, whenTrue, whenFalse] = node.args;
  if (!condition || !whenTrue || !whenFalse || node.args.length > 3) {
    throw new ExpressionError(
      node.start,
      `"if" takes a condition and two numbers.`,
      'Write "if(a > b, a, b)".',
    );
  }
  const test = compiler.truth(condition);
  const [yes, no] = compiler.numbers([whenTrue, whenFalse]);
  const evaluate = (assignment: Assignment): Result => {
    const holds = test.evaluate(assignment);
    if (holds === undefined) return undefined;
    return (isTrue(holds) ? yes : no)?.evaluate(assignment);
  };
  return { type: 'number', words: undefined, evaluate };
}

export function powerOf(base: Rational, exponent: Rational): Rational | undefined {
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
