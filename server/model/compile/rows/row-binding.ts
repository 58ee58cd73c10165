import type { RowBinding, RowScope, Scope } from '#server/model/expression/scope.ts';
import type { ModelField } from '#server/model/product/model-field.ts';

/** What names mean in what is written about a field: those of its row, if it has one. */
export function bindingOf({ row }: Pick<ModelField, 'row'>, scope: Scope): RowBinding | undefined {
  return row && rowsOf(scope, row.table.name)?.[row.number - 1]?.fields;
}

/** Every row that there can be, the first one first; undefined when no rows are called so. */
export function rowsOf(scope: Scope, table: string): readonly RowScope[] | undefined {
  const found = scope.get(table);
  return found?.type === 'rows' ? found.rows : undefined;
}
