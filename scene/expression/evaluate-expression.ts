import {
  isNode,
  numberOperations,
  type Expression,
  type ExpressionNode,
  type NumberOperation,
  type Relation,
  type Result,
} from './expression.ts';

/** What names stand for. */
export interface Values {
  /** Fields of the configuration; undefined for one without a value. */
  readonly field: (name: string) => Result;
  /** Calculated values and actions of the scene. */
  readonly value: (name: string) => Result;
}

/** Two numbers that differ by less are the same: 0.1 + 0.2 is 0.3, as it is in the model. */
const relativeTolerance = 1e-9;

const isNumberOperation: ReadonlySet<string> = new Set(numberOperations);

/**
 * The result of an expression. What depends on something that cannot be calculated (a field without a value, a division
 * by zero) is undefined, unless it is decided without it; nothing is guessed. Numbers are floating point: a drawing needs
 * no more.
 */
export function evaluateExpression(expression: Expression, values: Values): Result {
  if (!isNode(expression)) return expression;
  const of = (part: Expression): Result => evaluateExpression(part, values);
  switch (expression.op) {
    case 'field':
      return values.field(expression.name);
    case 'value':
      return values.value(expression.name);
    case 'feature':
      return entryOf(expression.values, values.field(expression.field));
    case 'choose':
      return choose(expression, values);
    case 'if': {
      const [condition, whenTrue, whenFalse] = expression.args;
      const holds = of(condition);
      return typeof holds === 'boolean' ? of(holds ? whenTrue : whenFalse) : undefined;
    }
    case 'not': {
      const [arg = false] = expression.args;
      const holds = of(arg);
      return typeof holds === 'boolean' ? !holds : undefined;
    }
    case 'and':
    case 'or': {
      const decisive = expression.op === 'or';
      const results = expression.args.map(of);
      if (results.includes(decisive)) return decisive;
      return results.every((result) => typeof result === 'boolean') ? !decisive : undefined;
    }
    case 'count': {
      const results = expression.args.map(of);
      return results.every((result) => typeof result === 'boolean')
        ? results.filter(Boolean).length
        : undefined;
    }
    default:
      return isNumberOperation.has(expression.op)
        ? calculate(expression.op as NumberOperation, expression.args.map(of))
        : compare(expression.op as Relation, ...(expression.args.map(of) as [Result, Result]));
  }
}

function choose(node: Extract<ExpressionNode, { op: 'choose' }>, values: Values): Result {
  const by = evaluateExpression(node.by, values);
  if (by === undefined) return undefined;
  const found = entryOf(node.cases, by) ?? node.otherwise;
  return found === undefined ? undefined : evaluateExpression(found, values);
}

/** Tables come from JSON: only their own entries count. Yes and no are written out in them. */
function entryOf<T>(table: Readonly<Record<string, T>>, by: Result): T | undefined {
  if (by === undefined) return undefined;
  const key = typeof by === 'boolean' ? (by ? 'yes' : 'no') : String(by);
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function calculate(op: NumberOperation, args: readonly Result[]): number | undefined {
  const numbers = args.filter((arg) => typeof arg === 'number');
  if (numbers.length !== args.length) return undefined;
  const result = resultOf(op, numbers);
  return Number.isFinite(result) ? result : undefined;
}

function resultOf(op: NumberOperation, numbers: readonly number[]): number {
  const [a = NaN, b = NaN] = numbers;
  switch (op) {
    case 'add':
      return a + b;
    case 'subtract':
      return a - b;
    case 'multiply':
      return a * b;
    case 'divide':
      return a / b;
    case 'power':
      return a ** b;
    case 'negate':
      return -a;
    case 'sum':
      return numbers.reduce((sum, number) => sum + number, 0);
    case 'min':
      return Math.min(...numbers);
    case 'max':
      return Math.max(...numbers);
    case 'abs':
      return Math.abs(a);
    case 'round':
      return roundTo(a, numbers.length > 1 ? b : 0);
    case 'floor':
      return Math.floor(a);
    case 'ceil':
      return Math.ceil(a);
    case 'sqrt':
      return Math.sqrt(a);
    case 'count':
      return NaN;
  }
}

/** Half away from zero, as the model rounds; to six places at most. */
function roundTo(number: number, places: number): number {
  const factor = 10 ** Math.min(Math.max(Math.trunc(places), 0), 6);
  return (Math.sign(number) * Math.round(Math.abs(number) * factor)) / factor;
}

function compare(op: Relation, a: Result, b: Result): boolean | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (typeof a === 'number' && typeof b === 'number') {
    const equal = Math.abs(a - b) <= relativeTolerance * Math.max(1, Math.abs(a), Math.abs(b));
    switch (op) {
      case '=':
        return equal;
      case '!=':
        return !equal;
      case '<':
        return a < b && !equal;
      case '<=':
        return a < b || equal;
      case '>':
        return a > b && !equal;
      case '>=':
        return a > b || equal;
    }
  }
  if (op === '=') return a === b;
  return op === '!=' ? a !== b : undefined;
}
