/**
 * What an expression says about repeated rows, made plain: `sum(shelf: height_field)` becomes the sum over every possible
 * row, and the name of a row's field becomes the field of that row. Everything after this knows fields only.
 */
import { hintFor } from '../source/suggest-name.ts';
import { parseExpression, type Expression, type FunctionName } from './parse-expression.ts';
import type { Presence, RowBinding, Scope } from './scope.ts';
import { ExpressionError } from './tokenize.ts';

/** Functions that can go over rows. */
const overRows: readonly FunctionName[] = ['sum', 'count', 'all', 'any', 'min', 'max'];
const none: RowBinding = new Map();

/**
 * The tree of an expression that speaks about plain fields only.
 * @param binding what names mean in the row that it is about
 * @throws ExpressionError
 */
export function readExpression(text: string, scope: Scope, binding: RowBinding = none): Expression {
  return new RowResolver(scope).resolve(parseExpression(text), binding, false);
}

class RowResolver {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  resolve(node: Expression, binding: RowBinding, inside: boolean): Expression {
    const of = (child: Expression) => this.resolve(child, binding, inside);
    switch (node.kind) {
      case 'number':
      case 'quoted':
      case 'over':
        return node;
      case 'name':
        return { ...node, name: binding.get(node.name) ?? this.#plain(node.name, node.start) };
      case 'feature':
        return { ...node, field: binding.get(node.field) ?? this.#plain(node.field, node.start) };
      case 'not':
      case 'negate':
        return { ...node, arg: of(node.arg) };
      case 'in':
        return { ...node, arg: of(node.arg), items: node.items.map(of) };
      case 'and':
      case 'or':
        return { ...node, args: node.args.map(of) };
      case 'call':
        return node.over
          ? this.#over(node, node.over, binding, inside)
          : { ...node, args: node.args.map(of) };
      default:
        return { ...node, left: of(node.left), right: of(node.right) };
    }
  }

  /** A single row can be named where it is always there. */
  #plain(name: string, start: number): string {
    const owner = rowFields(this.#scope).get(name);
    if (owner?.presence === undefined) return name;
    const hint = `Write "sum(${owner.table}: …)", or a rule with "each: ${owner.table}".`;
    throw new ExpressionError(start, 'This is a field of a row that need not be there.', hint);
  }

  #over(
    { name, start, args }: Extract<Expression, { kind: 'call' }>,
    over: { readonly table: string; readonly start: number },
    binding: RowBinding,
    inside: boolean,
  ): Expression {
    const found = this.#scope.get(over.table);
    if (found?.type !== 'rows') {
      const tables = [...this.#scope].filter(([, { type }]) => type === 'rows').map(([table]) => table);
      const hint = hintFor(over.table, tables) ?? 'Describe them under "rows".';
      throw new ExpressionError(over.start, `There are no rows "${over.table}".`, hint);
    }
    if (!overRows.includes(name))
      throw new ExpressionError(
        start,
        `"${name}" does not go over rows.`,
        `These do: ${overRows.join(', ')}.`,
      );
    if (inside) throw new ExpressionError(start, 'There are no rows within rows.');
    const [arg, another] = args;
    if (!arg || another)
      throw new ExpressionError(start, 'Over rows it takes one thing.', `Write "${name}(${over.table}: …)".`);
    const rows = found.rows.map(({ presence, fields, absent }) => ({
      presence,
      absent,
      arg: this.resolve(arg, new Map([...binding, ...fields]), true),
    }));
    return { kind: 'over', name, rows, start };
  }
}

/** Where a name that means nothing here would mean something. */
export function rowHint(name: string, scope: Scope): string | undefined {
  for (const { table, member } of rowFields(scope).values()) {
    if (member !== name) continue;
    return `It is a field of every row of "${table}": write sum(${table}: …), or a rule with "each: ${table}".`;
  }
  return undefined;
}

/** The names there are to be meant; of fields that are in every row, one. */
export function namesIn(scope: Scope): readonly string[] {
  const inRows = rowFields(scope);
  return [...scope.keys()].filter((name) => (inRows.get(name)?.number ?? 1) === 1);
}

interface RowField {
  readonly table: string;
  readonly number: number;
  readonly member: string;
  readonly presence: Presence | undefined;
}

const known = new WeakMap<Scope, ReadonlyMap<string, RowField>>();

/** The fields of all rows by their own names. */
function rowFields(scope: Scope): ReadonlyMap<string, RowField> {
  const found = known.get(scope);
  if (found) return found;
  const fields = new Map<string, RowField>();
  for (const [table, entry] of scope) {
    if (entry.type !== 'rows') continue;
    for (const [index, { presence, fields: its }] of entry.rows.entries())
      for (const [member, name] of its) fields.set(name, { table, number: index + 1, member, presence });
  }
  known.set(scope, fields);
  return fields;
}
