/**
 * Row tables: the same fields in rows, as many as the table's count parameter says. The rows that are there are always the
 * first ones. A commit about a row wants the row, so the count is committed with it; a smaller count uncommits what was
 * committed in the rows beyond it (docs/tenant-differences.md, "Tables").
 *
 * This is the one module that knows how parameters belong to rows; others ask it by `RowId` and never look into names.
 */
import type { Change, Commit, Preference } from '#server/engine/engine-port.ts';
import type { ModelTable } from '#server/model/product/model-field.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { isPresent } from '#server/model/product/row-presence.ts';
import { fixedCommits, type Configuration } from './configuration.ts';
import type { Assignment } from './notation.ts';

/** A row of a table. */
export interface RowId {
  /** Name of the table. */
  readonly table: string;
  /** From 1 on. */
  readonly row: number;
}

/** A parameter of a row: `member` is what it is called in every row. */
export interface RowParameterId extends RowId {
  readonly member: string;
}

/** Undefined for a parameter outside of rows. */
export function rowParameterId(model: ProductModel, field: string): RowParameterId | undefined {
  const row = model.fields.get(field)?.row;
  return row && { table: row.table.name, row: row.number, member: row.member };
}

/** The table whose rows this parameter counts. */
export function tableCountedBy(model: ProductModel, field: string): ModelTable | undefined {
  return [...model.tables.values()].find(({ count }) => count === field);
}

const fieldsByRow = new WeakMap<ProductModel, ReadonlyMap<string, ReadonlyMap<string, string>>>();

/** The parameters of a row: member → name. */
export function parametersOfRow(model: ProductModel, { table, row }: RowId): ReadonlyMap<string, string> {
  let rows = fieldsByRow.get(model);
  if (!rows) {
    const made = new Map<string, Map<string, string>>();
    for (const name of model.fields.keys()) {
      const id = rowParameterId(model, name);
      if (!id) continue;
      const key = keyOf(id);
      made.set(key, (made.get(key) ?? new Map<string, string>()).set(id.member, name));
    }
    rows = made;
    fieldsByRow.set(model, rows);
  }
  return rows.get(keyOf({ table, row })) ?? new Map<string, string>();
}

const keyOf = ({ table, row }: RowId) => `${row} ${table}`;

/** Without the commits in rows that are not there by these counts (`counts` may hold other commits; later ones count). */
export function withoutMissingRows(
  model: ProductModel,
  commits: readonly Commit[],
  counts: readonly Commit[],
): readonly Commit[] {
  if (model.tables.size === 0) return commits;
  const isThere = rowTest(model, counts);
  return commits.filter(({ field }) => isThere(field));
}

/** The same for the changes of a conflict: in a row that goes, nothing is changed any more. */
export function changesInRows(
  model: ProductModel,
  changes: readonly Change[],
  commits: readonly Commit[],
): readonly Change[] {
  if (model.tables.size === 0) return changes;
  const isThere = rowTest(model, [
    ...commits,
    ...changes.map(({ field, to }): Commit => ({ field, value: to })),
  ]);
  return changes.filter(({ field }) => isThere(field));
}

function rowTest({ fields }: ProductModel, counts: readonly Commit[]): (field: string) => boolean {
  const numbers = new Map(counts.map(({ field, value }) => [field, Number(value)]));
  return (field) => {
    const row = fields.get(field)?.row;
    return row === undefined || row.number <= (numbers.get(row.table.count) ?? Infinity);
  };
}

/** A preference about a row adds no row. */
export function preferencesInRows(
  { tables, fields }: ProductModel,
  commits: readonly Commit[],
  preferences: readonly Preference[],
): readonly Preference[] {
  if (tables.size === 0) return preferences;
  const numbers = new Map(commits.map(({ field, value }) => [field, Number(value)]));
  return preferences.filter(({ field }) => {
    const row = fields.get(field)?.row;
    return row === undefined || row.number <= (numbers.get(row.table.count) ?? row.table.min);
  });
}

/** Whether any of these fields is in a row. */
export function hasRowFields({ fields }: ProductModel, view: readonly string[]): boolean {
  return view.some((field) => fields.get(field)?.row !== undefined);
}

/** Without the fields of rows that are not there. */
export function fieldsThere(
  { fields }: ProductModel,
  view: readonly string[],
  assignment: Assignment,
): readonly string[] {
  return view.filter((field) => isPresent(fields.get(field) ?? outsideRows, assignment));
}

const outsideRows = { row: undefined };

/** Without what was chosen in rows that are not there by the counts that are committed. */
export function settleRows(model: ProductModel, configuration: Configuration): Configuration {
  return withRowsOf(model, configuration, fixedCommits(configuration));
}

/**
 * Without these fields. Without a count there are as many rows as the model begins with; what was chosen in more of them is
 * uncommitted, too.
 */
export function withoutFields(
  model: ProductModel,
  configuration: Configuration,
  fields: ReadonlySet<string>,
): Configuration {
  const counts = [...model.tables.values()].flatMap(({ count, preferred }): Commit[] =>
    fields.has(count) ? [{ field: count, value: String(preferred) }] : [],
  );
  const left = {
    ...configuration,
    commits: configuration.commits.filter(({ field }) => !fields.has(field)),
    texts: new Map([...configuration.texts].filter(([field]) => !fields.has(field))),
  };
  return withRowsOf(model, left, counts);
}

function withRowsOf(
  model: ProductModel,
  configuration: Configuration,
  counts: readonly Commit[],
): Configuration {
  if (model.tables.size === 0 || counts.length === 0) return configuration;
  const texts = [...configuration.texts].map(([field, value]): Commit => ({ field, value }));
  return {
    ...configuration,
    commits: withoutMissingRows(model, configuration.commits, counts),
    texts: new Map(withoutMissingRows(model, texts, counts).map(({ field, value }) => [field, value])),
  };
}

/**
 * The counts that have to be committed with these values, so that the rows they are about are there and stay; none for a
 * table whose count is committed and large enough.
 * @param complete gives the values of all fields now; asked only where a count is not committed
 */
export function countsFor(
  model: ProductModel,
  configuration: Configuration,
  values: readonly Commit[],
  complete: () => Assignment,
): readonly Commit[] {
  const highest = new Map<string, number>();
  for (const { field } of values) {
    const row = model.fields.get(field)?.row;
    if (!row || row.number <= row.table.min) continue;
    highest.set(row.table.count, Math.max(row.number, highest.get(row.table.count) ?? 0));
  }
  const fixed = fixedCommits(configuration);
  const wanted: Commit[] = [];
  for (const [count, number] of highest) {
    if (values.some(({ field }) => field === count)) continue;
    const committed = fixed.find(({ field }) => field === count);
    if (committed && Number(committed.value) >= number) continue;
    const now = Number(complete().get(count) ?? 0);
    wanted.push({ field: count, value: String(Math.max(number, now)) });
  }
  return wanted;
}
