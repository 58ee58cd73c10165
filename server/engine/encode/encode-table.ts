/**
 * Table constraints: the allowed combinations of values of some fields. Two columns get the support encoding: a value implies
 * one of its partners. Wider tables get a selector per row: a selected row implies its cells, some row is selected, and a
 * value implies a selected row that has it.
 *
 * Invariant: the clauses are satisfied exactly by the combinations of the rows and belong to the table's rule; an assignment
 * of all columns that is not a row conflicts by unit propagation.
 * Cost: linear in the cells; for two columns, in the pairs that occur.
 */
import { FALSE } from '../sat/clause-set.ts';
import type { EncodedField } from './encode-field.ts';
import type { FormulaContext } from './encode-formula.ts';
import { InvalidProblem } from '../engine-errors.ts';
import type { TableRule } from '../problem.ts';

export interface NormalTable {
  readonly fields: readonly EncodedField[];
  /** `null` stands for any value. Rows that match no assignment are left out. */
  readonly rows: readonly (readonly (string | null)[])[];
}

/**
 * Resolves columns and drops rows that match no assignment. A field in two columns keeps one, with the rows whose cells agree.
 * @throws InvalidProblem
 */
export function normaliseTable(context: FormulaContext, table: TableRule): NormalTable {
  const columns = table.fields.map((name) => context.fieldOf(name, table.name));
  const fields = [...new Set(columns)];
  const rows: (string | null)[][] = [];
  for (const row of table.rows) {
    if (row.length !== columns.length)
      throw new InvalidProblem(
        `A row of table ${table.name} has ${row.length} cells for ${columns.length} fields.`,
      );
    const merged = mergeRow(columns, fields, row, table.name);
    if (merged) rows.push(merged);
  }
  return { fields, rows };
}

function mergeRow(
  columns: readonly EncodedField[],
  fields: readonly EncodedField[],
  row: readonly (string | null)[],
  rule: string,
): (string | null)[] | undefined {
  const cells = new Map<EncodedField, string>();
  for (const [i, field] of columns.entries()) {
    const cell = row[i] ?? null;
    if (cell === null) continue;
    if (field.kind === 'values' && !field.valueIndex.has(cell)) {
      if (!field.integer)
        throw new InvalidProblem(`Table ${rule} names value ${cell}, which field ${field.name} lacks.`);
      return undefined;
    }
    if ((cells.get(field) ?? cell) !== cell) return undefined;
    cells.set(field, cell);
  }
  return fields.map((field) => cells.get(field) ?? null);
}

export function assertTable(context: FormulaContext, table: NormalTable): void {
  const [first, second, ...more] = table.fields;
  if (!first) {
    if (table.rows.length === 0) context.clauses.state([]);
  } else if (!second) {
    assertColumn(context, first, table.rows);
  } else if (more.length === 0 && first.kind === 'values' && second.kind === 'values') {
    assertPairs(context, [first, second], table.rows);
  } else {
    assertRows(context, table);
  }
}

function assertColumn(
  { clauses, literals }: FormulaContext,
  field: EncodedField,
  rows: NormalTable['rows'],
): void {
  const cells = rows.flatMap(([cell]) => (cell == null ? [] : [cell]));
  if (cells.length === rows.length) clauses.state([literals.oneOf(field, cells)]);
}

function assertPairs(
  { clauses, literals }: FormulaContext,
  fields: readonly [EncodedField & { kind: 'values' }, EncodedField & { kind: 'values' }],
  rows: NormalTable['rows'],
): void {
  for (const [column, other] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const partners = new Map<string, Set<number> | undefined>(
      fields[column].values.map((v) => [v, new Set()]),
    );
    for (const row of rows) {
      const partner = fields[other].valueIndex.get(row[other] ?? '');
      const cell = row[column] ?? null;
      for (const value of cell === null ? fields[column].values : [cell]) {
        if (row[other] === null) partners.set(value, undefined);
        else if (partner !== undefined) partners.get(value)?.add(partner);
      }
    }
    for (const [value, allowed] of partners) {
      if (!allowed) continue;
      const literal = literals.equals(fields[column], value);
      const supports = fields[other].literals.filter((_, i) => allowed.has(i));
      if (supports.length < fields[other].literals.length) clauses.state([-literal, ...supports]);
    }
  }
}

function assertRows({ clauses, literals }: FormulaContext, table: NormalTable): void {
  const selectors = table.rows.map((row) => {
    const selector = clauses.newVariable();
    for (const [i, field] of table.fields.entries()) {
      const cell = row[i] ?? null;
      if (cell !== null) clauses.add([-selector, literals.equals(field, cell)]);
    }
    return selector;
  });
  clauses.state(selectors);
  for (const [i, field] of table.fields.entries()) {
    if (field.kind === 'wide') continue;
    const wildcards: number[] = [];
    const byValue = new Map<string, number[]>(field.values.map((value) => [value, []]));
    for (const [r, row] of table.rows.entries()) {
      const cell = row[i] ?? null;
      const list = cell === null ? wildcards : byValue.get(cell);
      list?.push(selectors[r] ?? FALSE);
    }
    // With many wildcards the supports propagate little, and each would be as long as the table.
    if (wildcards.length > table.rows.length / 4) continue;
    for (const [value, rows] of byValue)
      clauses.state([-literals.equals(field, value), ...rows, ...wildcards]);
  }
}
