/** `allowed` and `forbidden`: combinations of values as rows, in the model or in a CSV file beside it. */
import type { TableRule } from '#server/engine/problem.ts';
import type { Compilation } from '../compilation.ts';
import type { CsvCell, CsvSource } from '#server/model/source/csv/csv-source.ts';
import type { Condition } from '../../expression/expression.ts';
import { textMessage } from '../../expression/resolve-expression.ts';
import { namesIn, type RowBinding, type Scope, type ScopeField } from '../../expression/scope.ts';
import { fromEngineText, toEngineText } from '#server/model/number/decimal.ts';
import type { RuleSource, TableSource } from '#server/model/source/schema/rule-schema.ts';
import { hintFor } from '#server/model/source/suggest-name.ts';
import type { Path } from '#server/model/source/yaml-source.ts';

/** In a cell of a table: every value. */
const anyValue = 'any';
/** Between several values in a cell of a file. */
const listSign = '|';
const maxRows = 20_000;

export interface CompiledTable {
  readonly condition: Condition;
  /** Of `allowed`, one row for every combination, which the engine is better at than at conditions. */
  readonly rows: Pick<TableRule, 'fields' | 'rows'> | undefined;
}

/** The values of a cell in the engine's notation; null stands for any. */
type Cell = readonly string[] | null;
type Report = (message: string, hint?: string) => void;

interface Rows {
  readonly fields: readonly string[];
  readonly columns: readonly (ScopeField | undefined)[];
  readonly cells: readonly (readonly Cell[])[];
}

/**
 * Undefined when something is wrong with it, which has been reported.
 * @param path of the rule
 * @param binding what names mean in the row that it is about
 */
export function compileRuleTable(
  compilation: Compilation,
  scope: Scope,
  { allowed, forbidden }: RuleSource,
  path: Path,
  binding: RowBinding = new Map(),
): CompiledTable | undefined {
  const source = allowed ?? forbidden ?? {};
  const place = [...path, allowed ? 'allowed' : 'forbidden'];
  const before = compilation.diagnostics.length;
  const rows = readRows(compilation, scope, source, place, binding);
  const expanded = rows && allowed && expand(rows.cells);
  if (rows && ((allowed && !expanded) || rows.cells.length > maxRows))
    compilation.error(place, `This table has more than ${maxRows} combinations.`);
  if (!rows || compilation.diagnostics.length > before) return undefined;
  const listed = rows.cells.map((row) => applies(rows, row));
  const none = listed.map((arg): Condition => ({ kind: 'not', arg }));
  return {
    condition: allowed ? { kind: 'or', args: listed } : { kind: 'and', args: none },
    rows: expanded && { fields: rows.fields, rows: expanded },
  };
}

/** That the fields have the values of a row. */
function applies({ fields, columns }: Rows, row: readonly Cell[]): Condition {
  const args = row.flatMap((values, index): Condition[] => {
    const column = columns[index];
    const decimals = column?.type === 'number' ? (column.decimals ?? 0) : 0;
    return values ? [{ kind: 'has', field: fields[index] ?? '', values, decimals }] : [];
  });
  return { kind: 'and', args };
}

function readRows(
  compilation: Compilation,
  scope: Scope,
  source: TableSource,
  path: Path,
  binding: RowBinding,
): Rows | undefined {
  const { rows, file } = source;
  const fields = source.fields?.map((field) => binding.get(field) ?? field);
  if ((rows === undefined) === (file === undefined)) {
    const hint = 'Give "fields" and "rows", or the name of a CSV "file".';
    compilation.error({ path, key: true }, 'The rows of this table are missing.', hint);
    return undefined;
  }
  if (file !== undefined) {
    if (fields) {
      const hint = 'Remove "fields".';
      compilation.error(
        { path: [...path, 'fields'], key: true },
        'The first line of the file names the fields.',
        hint,
      );
    }
    const csv = compilation.dataFile(file, [...path, 'file']);
    return csv && readFile(compilation, scope, csv, binding);
  }
  if (!fields) {
    compilation.error({ path, key: true }, '"fields" is missing here.');
    return undefined;
  }
  const columns = readColumns(scope, fields, (index, message, hint) => {
    compilation.error([...path, 'fields', index], message, hint);
  });
  const cells = (rows ?? []).flatMap((row, index): (readonly Cell[])[] => {
    const place = [...path, 'rows', index];
    if (row.length !== fields.length) {
      const message = `This row has ${row.length} cells; the table has ${fields.length} fields.`;
      compilation.error(place, message);
      return [];
    }
    const read = row.map((cell, column) => {
      const cellPlace = [...place, column];
      if (cell.length === 0) compilation.error(cellPlace, 'There is no value here.');
      const isList = typeof cell !== 'string';
      const values = (isList ? cell : [cell]).map((value, item) =>
        readValue(fields[column] ?? '', columns[column], value, (message, hint) => {
          compilation.error(isList ? [...cellPlace, item] : cellPlace, message, hint);
        }),
      );
      return united(values);
    });
    const size = read.reduce((product, cell) => product * (cell?.length ?? 1), 1);
    if (size > maxRows) {
      compilation.error(place, `This row stands for more than ${maxRows} combinations.`);
      return [];
    }
    return [read];
  });
  return { fields, columns, cells };
}

function readFile(compilation: Compilation, scope: Scope, csv: CsvSource, binding: RowBinding): Rows {
  const report =
    (cell: CsvCell | undefined): Report =>
    (message, hint) => {
      compilation.report(csv.at(cell ?? 0, message, hint));
    };
  const fields = csv.header.map(({ text }) => binding.get(text) ?? text);
  const columns = readColumns(scope, fields, (index, message, hint) =>
    report(csv.header[index])(message, hint),
  );
  const cells = csv.rows.map((row) =>
    row.map((cell, column) => {
      const field = columns[column];
      const options =
        cell.text.includes(listSign) && !isValue(cell.text, field) ? cell.text.split(listSign) : [cell.text];
      return united(
        options.map((option) =>
          readValue(fields[column] ?? '', field, csv.number(option.trim()), report(cell)),
        ),
      );
    }),
  );
  return { fields, columns, cells };
}

function isValue(text: string, field: ScopeField | undefined): boolean {
  return field !== undefined && 'values' in field && field.values.includes(text);
}

function readColumns(
  scope: Scope,
  fields: readonly string[],
  report: (index: number, message: string, hint?: string) => void,
): readonly (ScopeField | undefined)[] {
  return fields.map((field, index) => {
    const found = scope.get(field);
    if (!found) report(index, `There is no field "${field}".`, hintFor(field, namesIn(scope)));
    else if (found.type === 'rows')
      report(index, `"${field}" names rows, not a field.`, 'Write "each", and name fields of a row.');
    else if (found.type === 'text') report(index, textMessage(field));
    else if (found.type === 'computed') report(index, `"${field}" is computed: tables cannot use it.`);
    else if (fields.indexOf(field) !== index) report(index, `"${field}" is in this table twice.`);
    return found;
  });
}

function united(values: readonly (string | null)[]): Cell {
  const given = values.filter((value) => value !== null);
  return given.length < values.length ? null : [...new Set(given)];
}

function readValue(
  name: string,
  field: ScopeField | undefined,
  written: string,
  report: Report,
): string | null {
  if (written === anyValue || !field || !('values' in field || field.type === 'number')) return null;
  if (field.type === 'number') {
    const { decimals = 0 } = field;
    const text = toEngineText(written, decimals);
    if (text !== undefined && Number(text) >= field.min && Number(text) <= field.max) return text;
    const [min, max] = [field.min, field.max].map((limit) => fromEngineText(String(limit), decimals));
    const kind = decimals > 0 ? `number with at most ${decimals} decimals` : 'whole number';
    report(`"${name}" cannot be "${written}".`, `It is a ${kind} from ${min} to ${max}.`);
    return null;
  }
  const same = (value: string) =>
    field.type === 'yes-no' ? value.toLowerCase() === written.toLowerCase() : value === written;
  const found = field.values.find(same);
  if (found === undefined) report(`"${name}" cannot be "${written}".`, hintFor(written, field.values));
  return found ?? null;
}

/** One row for every combination; undefined when there are too many. */
function expand(rows: readonly (readonly Cell[])[]): readonly (readonly (string | null)[])[] | undefined {
  const expanded: (string | null)[][] = [];
  for (const row of rows) {
    let partial: (string | null)[][] = [[]];
    for (const cell of row) {
      partial = partial.flatMap((start) => (cell ?? [null]).map((value) => [...start, value]));
    }
    if (expanded.length + partial.length > maxRows) return undefined;
    for (const combination of partial) expanded.push(combination);
  }
  return expanded;
}
