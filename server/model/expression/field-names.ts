import { hintFor } from '../source/suggest-name.ts';
import { namesIn, rowFields, type RowBinding, type RowScope, type Scope } from './scope.ts';
import { ExpressionError } from './tokenize.ts';

/** What the names in an expression mean: fields of the model, or of the row that the expression is about. */
export class FieldNames {
  readonly scope: Scope;
  readonly #binding: RowBinding;
  readonly #isInRow: boolean;

  constructor(scope: Scope, binding: RowBinding, isInRow = false) {
    this.scope = scope;
    this.#binding = binding;
    this.#isInRow = isInRow;
  }

  /** As they are meant in a row. @throws ExpressionError within a row, at `start` */
  inRow({ fields }: RowScope, start: number): FieldNames {
    if (this.#isInRow) throw new ExpressionError(start, 'There are no rows within rows.');
    return new FieldNames(this.scope, new Map([...this.#binding, ...fields]), true);
  }

  has(name: string): boolean {
    return this.#binding.has(name) || this.scope.has(name);
  }

  /** The field that a name means here. @throws ExpressionError for a field of a row that need not be there */
  meant(name: string, start: number): string {
    const bound = this.#binding.get(name);
    if (bound !== undefined) return bound;
    const row = rowFields(this.scope).get(name);
    if (row?.presence === undefined) return name;
    const hint = `Write "sum(${row.table}: …)", or a rule with "each: ${row.table}".`;
    throw new ExpressionError(start, 'This is a field of a row that need not be there.', hint);
  }

  unknown(name: string, start: number): ExpressionError {
    const hint = rowHint(name, this.scope) ?? hintFor(name, namesIn(this.scope));
    return new ExpressionError(start, `There is no field "${name}".`, hint);
  }
}

/** Where a name that means nothing here would mean something. */
function rowHint(name: string, scope: Scope): string | undefined {
  for (const { table, member } of rowFields(scope).values()) {
    if (member !== name) continue;
    return `It is a field of every row of "${table}": write sum(${table}: …), or a rule with "each: ${table}".`;
  }
  return undefined;
}
