/** `allowed` and `forbidden`: combinations of values as rows, in the model or in a CSV file beside it. */
import type { Formula, Rule } from '#server/engine/problem.ts';
import type { Compilation } from '../compilation.ts';
import type { CsvCell, CsvSource } from '#server/model/source/csv/csv-source.ts';
import { whereThere } from '#server/model/expression/presence.ts';
import { namesIn } from '#server/model/expression/resolve-rows.ts';
import type { Presence, RowBinding, Scope, ScopeField } from '#server/model/expression/scope.ts';
import { fromEngineText, toEngineText } from '#server/model/number/decimal.ts';
import type { WarningCondition } from './rule-conditions.ts';
import type { TableSource } from '#server/model/source/schema/rule-schema.ts';
import { hintFor } from '#server/model/source/suggest-name.ts';
import type { Path } from '#server/model/source/yaml-source.ts';

/** In a cell of a table: every value. */
const anyValue = 'any';
/** Between several values in a cell of a file. */
const listSign = '|';
const maxRows = 20_000;

export interface CompiledTable {
  readonly fields: readonly string[];
  /** For the engine; in a row that need not be there, it holds where the row is. */
  readonly rule: (presence?: Presence) => Rule;
  /** For a rule that only warns. */
  readonly holds: WarningCondition;
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
 * @param binding what names mean in the row that it is about
 */
export function compileRuleTable(
  compilation: Compilation,
  scope: Scope,
  name: string,
  key: 'allowed' | 'forbidden',
  source: TableSource,
  path: Path,
  binding: RowBinding = new Map(),
): CompiledTable | undefined {
  const before = compilation.diagnostics.length;
  const rows = readRows(compilation, scope, source, path, binding);
  const tooMany = (where: Path = path) =>
    compilation.error(where, `This table has more than ${maxRows} combinations.`);
  const expanded = key === 'allowed' && rows ? expand(rows.cells) : undefined;
  if (rows && ((key === 'allowed' && !expanded) || rows.cells.length > maxRows)) tooMany();
  if (!rows || compilation.diagnostics.length > before) return undefined;
  const { fields } = rows;
  return {
    fields,
    rule: (presence) => {
      if (expanded && !presence) return { name, kind: 'table', fields, rows: expanded };
      const formula = expanded ? anyOf(fields, expanded) : noneOf(rows);
      return { name, kind: 'formula', formula: whereThere(presence, formula) };
    },
    holds: (assignment) => {
      const values = fields.map((field, index) => inEngine(assignment.get(field) ?? '', rows.columns[index]));
      const isListed = rows.cells.some((row) =>
        row.every((cell, index) => cell === null || cell.includes(values[index] ?? '')),
      );
      return isListed === (key === 'allowed');
    },
  };
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
    compilation.error({ path, key: true }, 'Where are the rows of this table?', hint);
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

function inEngine(value: string, field: ScopeField | undefined): string {
  return field?.type === 'integer' ? (toEngineText(value, field.decimals ?? 0) ?? '') : value;
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
      report(index, `"${field}" is rows.`, 'Write "each", and name fields of a row.');
    else if (found.type === 'text') report(index, `"${field}" is a free text: rules cannot use it.`);
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
  if (written === anyValue || !field || !('values' in field || field.type === 'integer')) return null;
  if (field.type === 'integer') {
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

/** One of the rows applies. */
function anyOf(fields: readonly string[], rows: readonly (readonly (string | null)[])[]): Formula {
  const applies = (row: readonly (string | null)[]): Formula => ({
    op: 'and',
    args: row.flatMap((value, index): Formula[] =>
      value === null ? [] : [{ op: 'in', field: fields[index] ?? '', values: [value] }],
    ),
  });
  return { op: 'or', args: rows.map(applies) };
}

/** No row applies. */
function noneOf({ fields, cells }: Rows): Formula {
  const applies = (row: readonly Cell[]): Formula => ({
    op: 'and',
    args: row.flatMap((values, index): Formula[] =>
      values ? [{ op: 'in', field: fields[index] ?? '', values }] : [],
    ),
  });
  return { op: 'and', args: cells.map((row) => ({ op: 'not', arg: applies(row) })) };
}
