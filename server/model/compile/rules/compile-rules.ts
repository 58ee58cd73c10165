import type { Formula, Rule } from '#server/engine/problem.ts';
import type { Compilation } from '../compilation.ts';
import { compileRuleTable } from './rule-table.ts';
import type { Auxiliaries } from '#server/model/expression/auxiliaries.ts';
import type { Assignment } from '#server/model/expression/calculation.ts';
import { fieldsRead } from '#server/model/expression/compile-computation.ts';
import { isThere, whereThere } from '#server/model/expression/presence.ts';
import { engineNames } from '#server/model/expression/generated-names.ts';
import type { RowBinding, RowScope, Scope } from '#server/model/expression/scope.ts';
import type { ModelTable } from '#server/model/product/model-field.ts';
import type { ModelRule, ModelWarning } from '#server/model/product/product-model.ts';
import type { LocalizedText } from '#server/model/source/texts.ts';
import { formulaConditions, warningConditions, type RuleConditions } from './rule-conditions.ts';
import { rowsOf } from '../rows/row-binding.ts';
import { ofRow, rowLabel } from '#server/model/product/row-label.ts';
import type { RuleSource } from '#server/model/source/schema/rule-schema.ts';
import type { Path } from '#server/model/source/yaml-source.ts';

export interface CompiledRules {
  readonly rules: readonly Rule[];
  readonly described: ReadonlyMap<string, ModelRule>;
  readonly warnings: readonly ModelWarning[];
}

const kinds = ['if', 'require', 'forbid', 'of', 'allowed', 'forbidden'] as const;
const kindHint =
  'Give one of: "if" with "then", "require", "forbid", "of" with a number, "allowed", "forbidden".';
/** Keys that mean nothing without another one. */
const needs = [
  ['then', 'if'],
  ['else', 'if'],
  ['exactly', 'of'],
  ['at_least', 'of'],
  ['at_most', 'of'],
] as const;

/**
 * @param auxiliaries gets the fields and rules that the formulas need beside those of the model
 * @param tables the rows that rules can be about
 */
export function compileRules(
  compilation: Compilation,
  scope: Scope,
  auxiliaries: Auxiliaries,
  tables: ReadonlyMap<string, ModelTable>,
): CompiledRules {
  const rules: Rule[] = [];
  const warnings: ModelWarning[] = [];
  const described = new Map<string, ModelRule>();
  /** Compiles a rule, or what it says of one row. */
  const add = (
    rule: string,
    source: RuleSource,
    path: Path,
    text: LocalizedText,
    row?: RowScope,
    at?: number,
  ): void => {
    const name = at === undefined ? rule : engineNames.ruleOfRow(rule, at);
    const binding = row?.fields;
    const formulas = formulaConditions(compilation, scope, auxiliaries, binding);
    const calculations = warningConditions(compilation, scope, binding);
    const table = source.allowed ?? source.forbidden;
    const key = source.allowed ? 'allowed' : 'forbidden';
    const compiled = table && compileRuleTable(compilation, scope, name, key, table, [...path, key], binding);
    if (source.warning) {
      const holds = table ? compiled?.holds : compileConditions(compilation, calculations, source, path);
      if (!holds) return;
      const all = compiled?.fields ?? conditionFields(source, scope, binding);
      const isViolated = (assignment: Assignment) =>
        isThere(row?.presence, assignment) && holds(assignment) === false;
      const fields = [...all].filter((field) => scope.has(field) && scope.get(field)?.type !== 'rows');
      warnings.push({ name, text, fields, isViolated });
      return;
    }
    described.set(name, { origin: { kind: 'authored', rule, row: at }, text });
    if (!table) {
      const formula: Formula = compileConditions(compilation, formulas, source, path);
      rules.push({ name, kind: 'formula', formula: whereThere(row?.presence, formula) });
    } else if (compiled) rules.push(compiled.rule(row?.presence));
  };
  for (const [name, source] of compilation.model.rules ?? []) {
    const path = ['rules', name];
    const text = compilation.text(source.text, [...path, 'text']);
    if (!isOneThing(compilation, source, path)) continue;
    if (source.each === undefined) {
      add(name, source, path, text);
      continue;
    }
    const rows = rowsOf(scope, source.each);
    const label = tables.get(source.each)?.label;
    if (!rows || !label) {
      compilation.unknownRows(source.each, [...path, 'each']);
      continue;
    }
    for (const [index, row] of rows.entries())
      add(name, source, path, ofRow(rowLabel(label, index + 1), text), row, index + 1);
  }
  return { rules, described, warnings };
}

function conditionFields(
  { if: condition, then, else: otherwise, require, forbid, of }: RuleSource,
  scope: Scope,
  binding: RowBinding | undefined,
) {
  const texts = [condition, then, otherwise, require, forbid, ...(of ?? [])];
  return new Set(texts.flatMap((text) => [...fieldsRead(text ?? '', scope, binding)]));
}

function isOneThing(compilation: Compilation, source: RuleSource, path: Path): boolean {
  const given = kinds.filter((key) => source[key] !== undefined);
  if (given.length !== 1) {
    const message = given.length === 0 ? 'What does this rule say?' : 'A rule says one thing only.';
    compilation.error({ path, key: true }, message, kindHint);
    return false;
  }
  for (const [key, needed] of needs) {
    if (source[key] === undefined || source[needed] !== undefined) continue;
    const what = needed === 'if' ? 'an "if"' : '"of" and a list of conditions';
    compilation.error({ path: [...path, key], key: true }, `"${key}" needs ${what}.`);
  }
  return true;
}

function compileConditions<T>(
  compilation: Compilation,
  conditions: RuleConditions<T>,
  source: RuleSource,
  path: Path,
): T {
  const read = (key: 'if' | 'then' | 'else' | 'require' | 'forbid', text: string) =>
    conditions.read(text, [...path, key]);
  if (source.require !== undefined) return read('require', source.require);
  if (source.forbid !== undefined) return conditions.not(read('forbid', source.forbid));
  if (source.of) return compileCount(compilation, conditions, source, source.of, path);
  const condition = read('if', source.if ?? '');
  const parts: T[] = [];
  if (source.then !== undefined) parts.push(conditions.implies(condition, read('then', source.then)));
  if (source.else !== undefined)
    parts.push(conditions.implies(conditions.not(condition), read('else', source.else)));
  const [only] = parts;
  if (only === undefined) compilation.error([...path, 'if'], 'Nothing follows from this.', 'Add "then".');
  return parts.length === 1 && only !== undefined ? only : conditions.and(parts);
}

/** `exactly`, `at_least` and `at_most` of the conditions. */
function compileCount<T>(
  compilation: Compilation,
  conditions: RuleConditions<T>,
  source: RuleSource,
  of: readonly string[],
  path: Path,
): T {
  const limits = (['exactly', 'at_least', 'at_most'] as const).filter((key) => source[key] !== undefined);
  if (limits.length === 0 || (source.exactly !== undefined && limits.length > 1)) {
    const hint = 'Give "exactly", or "at_least", or "at_most", or the last two.';
    compilation.error({ path: [...path, 'of'], key: true }, 'How many of these?', hint);
  }
  for (const key of limits) {
    const limit = source[key] ?? 0;
    if (limit >= 0 && limit <= of.length) continue;
    const message = `There are ${of.length} conditions: this must be from 0 to ${of.length}.`;
    compilation.error([...path, key], message);
  }
  const [atLeast, atMost] = [
    source.exactly ?? source.at_least ?? 0,
    source.exactly ?? source.at_most ?? of.length,
  ];
  if (atLeast > atMost) compilation.error([...path, 'at_most'], '"at_most" is smaller than "at_least".');
  const parts = of.map((text, index) => conditions.read(text, [...path, 'of', index]));
  return conditions.count(parts, atLeast, atMost);
}
