/** Functions of an expression, of arguments or of the rows of a table (docs/authoring.md, "Computed fields" and "Rows"). */
import { hintFor } from '../source/suggest-name.ts';
import type { Condition, NumberExpression, NumberFunction, Presence } from './expression.ts';
import type { FunctionName, Syntax } from './parse-expression.ts';
import { rowsOf, type RowScope, type Scope } from './scope.ts';
import { ExpressionError } from './tokenize.ts';

/** What resolves the parts of an expression (resolve-expression.ts). */
export interface PartResolver {
  readonly scope: Scope;
  condition(node: Syntax): Condition;
  number(node: Syntax): NumberExpression;
  /** Names as they are meant in a row. @throws ExpressionError within a row, at `start` */
  inRow(row: RowScope, start: number): PartResolver;
}

type Call = Extract<Syntax, { kind: 'call' }>;

const overRows: readonly FunctionName[] = ['sum', 'count', 'all', 'any', 'min', 'max'];
/** How many numbers they take. */
const arities: Readonly<Record<NumberFunction | 'sum', readonly [least: number, most: number]>> = {
  sum: [1, Infinity],
  min: [1, Infinity],
  max: [1, Infinity],
  abs: [1, 1],
  round: [1, 2],
  floor: [1, 1],
  ceil: [1, 1],
  sqrt: [1, 1],
};

/** A call that gives a number. @throws ExpressionError */
export function resolveCall(resolver: PartResolver, node: Call): NumberExpression {
  const { name, args, start } = node;
  if (name === 'if') return choice(resolver, node);
  if (name === 'all' || name === 'any') throw conditionIsNoOperand(start);
  if (name === 'count') {
    const rows = resolveRows(resolver, node, (inRow, arg) => inRow.condition(arg));
    const conditions = rows
      ? rows.map(({ presence, arg }): Condition => (presence ? { kind: 'and', args: [presence, arg] } : arg))
      : args.map((arg) => resolver.condition(arg));
    return { kind: 'count', conditions };
  }
  const rows = resolveRows(resolver, node, (inRow, arg) => inRow.number(arg));
  if (rows && (name === 'sum' || name === 'min' || name === 'max')) {
    const all = rows.map(({ row: { absent }, presence, arg }) => {
      return { presence, absent, arg, start: args[0]?.start ?? start };
    });
    return { kind: 'rows', name, rows: all, start };
  }
  const [least, most] = arities[name];
  if (args.length < least || args.length > most) {
    const wanted = least === most ? String(least) : `${least} to ${most}`;
    throw new ExpressionError(start, `"${name}" takes ${wanted} numbers, not ${args.length}.`);
  }
  const numbers = args.map((arg) => resolver.number(arg));
  if (name === 'sum') return numbers.reduce((left, right) => ({ kind: 'add', left, right, start }));
  return { kind: 'call', name, args: numbers, start };
}

/**
 * The argument of a call over rows (`sum(table: …)`), once for each row that there can be; undefined for a call that is
 * not over rows. @throws ExpressionError
 */
export function resolveRows<T>(
  resolver: PartResolver,
  { name, over, args, start }: Call,
  read: (inRow: PartResolver, arg: Syntax) => T,
):
  | readonly { readonly row: RowScope; readonly presence: Presence | undefined; readonly arg: T }[]
  | undefined {
  if (!over) return undefined;
  const rows = rowsOf(resolver.scope, over.table);
  if (!rows) {
    const tables = [...resolver.scope].filter(([, { type }]) => type === 'rows').map(([table]) => table);
    const hint = hintFor(over.table, tables) ?? 'Describe them under "rows".';
    throw new ExpressionError(over.start, `There are no rows "${over.table}".`, hint);
  }
  if (!overRows.includes(name)) {
    const hint = `These do: ${overRows.join(', ')}.`;
    throw new ExpressionError(start, `"${name}" cannot be used over rows.`, hint);
  }
  const [arg, another] = args;
  if (!arg || another)
    throw new ExpressionError(
      start,
      'Over rows it takes one argument.',
      `Write "${name}(${over.table}: …)".`,
    );
  return rows.map((row) => ({ row, presence: row.presence, arg: read(resolver.inRow(row, start), arg) }));
}

export function conditionIsNoOperand(start: number): ExpressionError {
  return new ExpressionError(start, 'A condition cannot be compared or calculated with.');
}

/** `if(condition, then, else)` */
function choice(resolver: PartResolver, { args, start }: Call): NumberExpression {
  const [condition, whenTrue, whenFalse, another] = args;
  if (!condition || !whenTrue || !whenFalse || another)
    throw new ExpressionError(start, '"if" takes a condition and two numbers.', 'Write "if(a > b, a, b)".');
  return {
    kind: 'choice',
    if: resolver.condition(condition),
    then: resolver.number(whenTrue),
    else: resolver.number(whenFalse),
    start,
  };
}
