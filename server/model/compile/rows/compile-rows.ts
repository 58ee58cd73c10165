/**
 * What holds of rows that are not there: their fields have one value each, the one the engine prefers. So a row that nobody
 * has gives the engine nothing to search and customers nothing to choose, and it is the same as any other.
 */
import type { Field, Formula, Rule } from '#server/engine/problem.ts';
import type { Compilation } from '../compilation.ts';
import type { CompiledFields, CompiledRule } from '../fields/compile-fields.ts';
import { generatedText } from '../generated-text.ts';
import type { Presence } from '#server/model/expression/expression.ts';
import { presenceFormula } from '#server/model/expression/formula-writer.ts';
import { engineNames } from '#server/model/expression/generated-names.ts';
import type { RowBinding, RowScope, ScopeField } from '#server/model/expression/scope.ts';
import type { ModelField, ModelTable } from '#server/model/product/model-field.ts';
import { ofRow, rowLabel } from '#server/model/product/row-label.ts';
import type { RowTable } from './row-tables.ts';

/** The fields with the tables they belong to, and how expressions speak about rows. */
export function compileRows(
  compilation: Compilation,
  compiled: CompiledFields,
): CompiledFields & {
  readonly tables: ReadonlyMap<string, ModelTable>;
  /** What holds of rows that are not there; nothing that customers could be told. */
  readonly absences: readonly Rule[];
} {
  const tables = new Map<string, ModelTable>();
  const fields = new Map(compiled.fields);
  const scope = new Map<string, ScopeField>(compiled.scope);
  const absences: Rule[] = [];
  const labels = new Map<string, ModelField['label']>();
  for (const [name, table] of compilation.rows.tables) {
    const label = compilation.text(table.source.label, ['rows', name, 'label']);
    labels.set(name, label);
    tables.set(name, modelTable(table, label));
    const count = fields.get(table.count);
    if (count && !table.source.count)
      fields.set(table.count, { ...count, label: generatedText(compilation, label, 'model.rows') });
  }
  const byRow = new Map<string, Map<string, string>>();
  for (const [name, field] of fields) {
    const origin = compilation.rows.originOf(field);
    const table = tables.get(origin?.table ?? '');
    if (!origin || !table) continue;
    const { number, member } = origin;
    fields.set(name, { ...field, row: { table, number, label: rowLabel(table.label, number), member } });
    const key = `${table.name} ${number}`;
    byRow.set(key, (byRow.get(key) ?? new Map<string, string>()).set(member, name));
  }
  for (const { name, count, min, max } of tables.values()) {
    const rows = Array.from({ length: max }, (_, index): RowScope => {
      const number = index + 1;
      const its: RowBinding = byRow.get(`${name} ${number}`) ?? new Map<string, string>();
      return {
        presence: number <= min ? undefined : { kind: 'present', count, number },
        fields: its,
        absent: absentValues(compiled.problemFields, new Set(its.values())),
      };
    });
    scope.set(name, { type: 'rows', count, rows });
    for (const row of rows) if (row.presence) absences.push(absence(row, row.presence));
  }
  return { ...compiled, tables, fields, scope, rules: compiled.rules.map(withRow), absences };

  /** A rule about fields that the author wrote as one holds where their row is. */
  function withRow(own: CompiledRule): CompiledRule {
    const row = fields.get(own.field)?.row;
    if (!row || own.rule.kind !== 'formula') return own;
    const { table, number } = row;
    const text = ofRow(row.label, own.text);
    if (number <= table.min) return { ...own, text };
    const present = presenceFormula({ count: table.count, number });
    const formula: Formula = { op: 'implies', if: present, then: own.rule.formula };
    return { ...own, text, rule: { ...own.rule, formula } };
  }
}

function modelTable({ name, count, min, max, preferred }: RowTable, label: ModelTable['label']): ModelTable {
  return { name, label, count, min, max, preferred };
}

function absentValues(
  problemFields: readonly Field[],
  own: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  return new Map(
    problemFields.flatMap((field): [string, string][] => {
      if (!own.has(field.name)) return [];
      if (field.kind === 'enumerated') return [[field.name, field.preference[0] ?? field.values[0] ?? '']];
      return [[field.name, String(Math.min(Math.max(field.preferred, field.min), field.max))]];
    }),
  );
}

function absence({ absent }: RowScope, presence: Presence): Rule {
  const has = ([field, value]: readonly [string, string]): Formula => ({ op: 'in', field, values: [value] });
  return {
    name: engineNames.absentRow(presence.count, presence.number),
    kind: 'formula',
    formula: {
      op: 'and',
      args: [...absent].map((one) => ({ op: 'or', args: [presenceFormula(presence), has(one)] })),
    },
  };
}
