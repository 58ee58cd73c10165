/**
 * Choices about rows. Who says something about a row wants the row; who says there are fewer does not want the others any
 * more, nor what was said about them.
 */
import type { Change, Commit } from '#server/engine/engine-port.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';

type Tables = Pick<ProductModel, 'tables' | 'fields'>;

/** Without what is about rows that are not there by the numbers of rows that are said (`said`, later ones count). */
export function keepRows(
  model: Tables,
  commits: readonly Commit[],
  said: readonly Commit[],
): readonly Commit[] {
  if (model.tables.size === 0) return commits;
  const counts = new Map(said.map(({ field, value }) => [field, Number(value)]));
  return commits.filter(({ field }) => isKept(model, field, counts));
}

/** The same for changes that a conflict proposes: in a row that goes, nothing is changed any more. */
export function changesInRows(
  model: Tables,
  changes: readonly Change[],
  said: readonly Commit[],
): readonly Change[] {
  if (model.tables.size === 0) return changes;
  const moved = changes.map(({ field, to }): Commit => ({ field, value: to }));
  const counts = new Map([...said, ...moved].map(({ field, value }) => [field, Number(value)]));
  return changes.filter(({ field }) => isKept(model, field, counts));
}

function isKept({ fields }: Tables, field: string, counts: ReadonlyMap<string, number>): boolean {
  const row = fields.get(field)?.row;
  return row === undefined || row.number <= (counts.get(row.table.count) ?? Infinity);
}
