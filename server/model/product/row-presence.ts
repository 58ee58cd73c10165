import type { ModelField, ModelTable } from './model-field.ts';
import type { ProductModel } from './product-model.ts';

type Assignment = ReadonlyMap<string, string>;

/** Whether so many rows are there. */
export function hasRow(
  { count }: Pick<ModelTable, 'count'>,
  number: number,
  assignment: Assignment,
): boolean {
  return Number(assignment.get(count) ?? 0) >= number;
}

/** A field of a row that is not there has no value, no price, and nobody is asked for it. */
export function isPresent({ row }: Pick<ModelField, 'row'>, assignment: Assignment): boolean {
  return row === undefined || hasRow(row.table, row.number, assignment);
}

/** What the engine assigned without the fields of rows that are not there. */
export function presentOnly(
  model: Pick<ProductModel, 'tables' | 'fields'>,
  assignment: Assignment,
): Assignment {
  if (model.tables.size === 0) return assignment;
  return new Map([...assignment].filter(([name]) => isPresent(model.fields.get(name) ?? noRow, assignment)));
}

const noRow = { row: undefined };
