/**
 * Takes a row out of a table, and puts one in: the commits, texts and previous values of the rows behind it move by one, and
 * keep their age. The two undo each other.
 */
import type { Commit } from '#server/engine/engine-port.ts';
import type { ModelTable } from '#server/model/product/model-field.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { fixedCommits, isNeed, withCommits, type Configuration } from '../configuration.ts';
import { ConfiguratorError } from '../configurator-error.ts';
import { check } from '../conflict/conflicts.ts';
import type { ConfiguratorContext } from '../context.ts';
import { complete } from '../evaluate.ts';
import { readValue } from '../read-value.ts';
import { refuse, type RemovedRow, type TransitionResult } from '../response.ts';
import { parametersOfRow, rowParameterId, settleRows, tableCountedBy, type RowId } from '../rows.ts';

/** A row by the parameter that counts the rows of its table (`tc_table_count`), from 1 on. */
export interface RowPlace {
  readonly count: string;
  readonly row: number;
}

/**
 * The count becomes one less; in a conflict, and where the table has as few rows as it may have, nothing is changed.
 * @throws ConfiguratorError for a table or row that is not there
 */
export function removeRow(
  context: ConfiguratorContext,
  configuration: Configuration,
  place: RowPlace,
): TransitionResult {
  const { model } = context;
  const table = tableAt(model, place);
  const rows = rowCount(context, configuration, table);
  if (place.row < 1 || place.row > rows)
    throw new ConfiguratorError({ kind: 'unknown-row', row: place.row, rows });
  const row: RowId = { table: table.name, row: place.row };
  const isOther = ({ field }: Commit) => !isInRow(model, field, row);
  const moved = mapEntries(configuration, (entries) =>
    moveEntries(model, entries.filter(isOther), { ...row, row: row.row + 1 }, -1),
  );
  const values = [...configuration.commits, ...textsOf(configuration)].filter((one) => !isOther(one));
  return apply(context, configuration, moved, {
    table,
    from: place.row,
    rows: rows - 1,
    removedRow: { ...place, values },
  });
}

/**
 * Puts a row in before the one that has its number now, with these values; the count becomes one more. In a conflict, and
 * where the table is full, nothing is changed.
 *
 * @param values by the parameters of the row that is put in
 * @throws ConfiguratorError for a table, row or parameter that is not there
 */
export function insertRow(
  context: ConfiguratorContext,
  configuration: Configuration,
  place: RowPlace,
  values: readonly Commit[],
): TransitionResult {
  const { model } = context;
  const table = tableAt(model, place);
  const rows = rowCount(context, configuration, table);
  if (place.row < 1 || place.row > rows + 1)
    throw new ConfiguratorError({ kind: 'unknown-row', row: place.row, rows });
  const row: RowId = { table: table.name, row: place.row };
  const commits: Commit[] = [];
  const texts: Commit[] = [];
  const notApplied: Commit[] = [];
  for (const { field: name, value } of values) {
    const field = model.fields.get(name);
    if (!field || !isInRow(model, name, row))
      throw new ConfiguratorError({ kind: 'unknown-parameter', parameter: name });
    const read = readValue(field, value);
    if (read.kind === 'refused') notApplied.push({ field: name, value });
    if (read.kind !== 'value') continue;
    (field.type === 'text' ? texts : commits).push({ field: name, value: read.value });
  }
  const moved = mapEntries(configuration, (entries) => moveEntries(model, entries, row, 1));
  const filled = withCommits(
    {
      ...moved,
      texts: new Map([...moved.texts, ...texts.map(({ field, value }) => [field, value] as const)]),
    },
    commits,
  );
  const result = apply(context, configuration, filled, { table, from: place.row, rows: rows + 1 });
  return { ...result, notApplied: [...result.notApplied, ...notApplied] };
}

function tableAt(model: ProductModel, { count }: RowPlace): ModelTable {
  const table = tableCountedBy(model, count);
  if (table) return table;
  const counts = [...model.tables.values()].map((one) => one.count);
  throw new ConfiguratorError({ kind: 'unknown-table', count, counts });
}

function rowCount(context: ConfiguratorContext, configuration: Configuration, table: ModelTable): number {
  const { previous } = configuration;
  const { assignment } = complete(context, { commits: fixedCommits(configuration), previous });
  return Number(assignment.get(table.count) ?? 0);
}

function isInRow(model: ProductModel, field: string, { table, row }: RowId): boolean {
  const id = rowParameterId(model, field);
  return id?.table === table && id.row === row;
}

function textsOf({ texts }: Configuration): Commit[] {
  return [...texts].map(([field, value]) => ({ field, value }));
}

function mapEntries(
  configuration: Configuration,
  map: (entries: readonly Commit[]) => readonly Commit[],
): Configuration {
  return {
    ...configuration,
    commits: map(configuration.commits),
    texts: new Map(map(textsOf(configuration)).map(({ field, value }) => [field, value])),
    previous: map(configuration.previous),
  };
}

/** What is about the rows from `from` on is about the next or the one before. */
function moveEntries(
  model: ProductModel,
  entries: readonly Commit[],
  from: RowId,
  by: 1 | -1,
): readonly Commit[] {
  return entries.flatMap((entry): Commit[] => {
    const id = rowParameterId(model, entry.field);
    if (id?.table !== from.table || id.row < from.row) return [entry];
    const field = parametersOfRow(model, { table: id.table, row: id.row + by }).get(id.member);
    return field === undefined ? [] : [{ field, value: entry.value }];
  });
}

/** `moved` with so many rows, if that holds together with all other commits. */
function apply(
  context: ConfiguratorContext,
  configuration: Configuration,
  moved: Configuration,
  {
    table,
    from,
    rows,
    removedRow,
  }: { table: ModelTable; from: number; rows: number; removedRow?: RemovedRow },
): TransitionResult {
  const { model } = context;
  const count: Commit = { field: table.count, value: String(rows) };
  if (isNeed(configuration, table.count))
    return refuse(configuration, { kind: 'fixed-need', field: table.count });
  const countField = model.fields.get(table.count);
  const read = countField && readValue(countField, count.value);
  if (read?.kind === 'refused') return refuse(configuration, read.refusal);

  const isMoved = ({ field }: Commit) => {
    const id = rowParameterId(model, field);
    return id?.table === table.name && id.row >= from;
  };
  const { needs, previous, commits } = moved;
  const wanted = [...needs, ...commits.filter(isMoved), count];
  const others = { commits: commits.filter((one) => !isMoved(one)), previous };
  const outcome = check(context, others, wanted);
  if (outcome.kind === 'impossible')
    return refuse(configuration, { kind: 'impossible' }, outcome.explanation);
  if (outcome.kind === 'conflict')
    return {
      configuration,
      response: { ...outcome, commit: [count, ...differences(configuration, moved, isMoved)] },
      notApplied: [],
    };
  return {
    configuration: settleRows(model, withCommits(moved, [count])),
    response: { kind: 'ok', ...(removedRow && { removedRow }) },
    notApplied: [],
  };
}

/** What to commit to one configuration to get from it to the other: blanks uncommit. */
function differences(
  before: Configuration,
  after: Configuration,
  isMoved: (commit: Commit) => boolean,
): readonly Commit[] {
  const [old, next] = [before, after].map(
    (one) =>
      new Map([...one.commits, ...textsOf(one)].filter(isMoved).map((entry) => [entry.field, entry.value])),
  );
  const fields = new Set([...(old?.keys() ?? []), ...(next?.keys() ?? [])]);
  return [...fields].flatMap((field): Commit[] => {
    const value = next?.get(field) ?? '';
    return value === (old?.get(field) ?? '') ? [] : [{ field, value }];
  });
}
