import type { Rule } from '#server/engine/problem.ts';
import {
  fieldsIn,
  wherePresent,
  type Condition,
  type NumberExpression,
} from '../../expression/expression.ts';
import type { FormulaWriter } from '../../expression/formula-writer.ts';
import { engineNames } from '../../expression/generated-names.ts';
import { rowsOf, type RowScope, type Scope } from '../../expression/scope.ts';
import { rational } from '../../number/rational.ts';
import type { ModelTable } from '../../product/model-field.ts';
import type { ModelRule, ModelWarning } from '../../product/product-model.ts';
import { ofRow, rowLabel } from '../../product/row-label.ts';
import type { RuleSource } from '../../source/schema/rule-schema.ts';
import type { LocalizedText } from '../../source/texts.ts';
import type { Path } from '../../source/yaml-source.ts';
import type { Compilation } from '../compilation.ts';
import { compileRuleTable } from './rule-table.ts';

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
 * @param writer gets the fields and rules that the formulas need beside those of the model
 * @param tables the rows that rules can be about
 */
export function compileRules(
  compilation: Compilation,
  scope: Scope,
  writer: FormulaWriter,
  tables: ReadonlyMap<string, ModelTable>,
): CompiledRules {
  const rules: Rule[] = [];
  const warnings: ModelWarning[] = [];
  const described = new Map<string, ModelRule>();
  /** Compiles a rule, or what it says of one row. */
  const add = (rule: string, source: RuleSource, text: LocalizedText, row?: RowScope, at?: number): void => {
    const path = ['rules', rule];
    const name = at === undefined ? rule : engineNames.ruleOfRow(rule, at);
    const compiled =
      (source.allowed ?? source.forbidden)
        ? compileRuleTable(compilation, scope, source, path, row?.fields)
        : { condition: compileConditions(compilation, scope, writer, source, path, row), rows: undefined };
    if (!source.warning) described.set(name, { origin: { kind: 'authored', rule, row: at }, text });
    if (!compiled) return;
    const condition = wherePresent(row?.presence, compiled.condition);
    if (source.warning) warnings.push({ name, text, fields: [...fieldsIn(condition)], condition });
    else if (compiled.rows && !row?.presence) rules.push({ name, kind: 'table', ...compiled.rows });
    else rules.push({ name, kind: 'formula', formula: writer.write(condition).result });
  };
  for (const [name, source] of compilation.model.rules ?? []) {
    const path = ['rules', name];
    const text = compilation.text(source.text, [...path, 'text']);
    if (!isOneThing(compilation, source, path)) continue;
    if (source.each === undefined) {
      add(name, source, text);
      continue;
    }
    const rows = rowsOf(scope, source.each);
    const label = tables.get(source.each)?.label;
    if (!rows || !label) {
      compilation.unknownRows(source.each, [...path, 'each']);
      continue;
    }
    for (const [index, row] of rows.entries())
      add(name, source, ofRow(rowLabel(label, index + 1), text), row, index + 1);
  }
  return { rules, described, warnings };
}

function isOneThing(compilation: Compilation, source: RuleSource, path: Path): boolean {
  const given = kinds.filter((key) => source[key] !== undefined);
  if (given.length !== 1) {
    const message = given.length === 0 ? 'This rule says nothing.' : 'A rule can say only one thing.';
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

/** The rule as one condition. What a rule cannot say, and only a warning could, is reported where it is written. */
function compileConditions(
  compilation: Compilation,
  scope: Scope,
  writer: FormulaWriter,
  source: RuleSource,
  path: Path,
  row: RowScope | undefined,
): Condition {
  const read = (text: string, place: Path): Condition => {
    const condition = compilation.condition(text, place, scope, row?.fields);
    if (!source.warning) compilation.expressionErrors(writer.write(condition).errors, place);
    return condition;
  };
  if (source.require !== undefined) return read(source.require, [...path, 'require']);
  if (source.forbid !== undefined) return { kind: 'not', arg: read(source.forbid, [...path, 'forbid']) };
  if (source.of) {
    const conditions = source.of.map((text, index) => read(text, [...path, 'of', index]));
    return countOf(conditions, readLimits(compilation, source, conditions.length, path));
  }
  const condition = read(source.if ?? '', [...path, 'if']);
  const parts: Condition[] = [];
  if (source.then !== undefined)
    parts.push({ kind: 'implies', if: condition, then: read(source.then, [...path, 'then']) });
  if (source.else !== undefined) {
    const otherwise = read(source.else, [...path, 'else']);
    parts.push({ kind: 'implies', if: { kind: 'not', arg: condition }, then: otherwise });
  }
  const [only, another] = parts;
  if (!only) compilation.error([...path, 'if'], 'This rule has no "then".', 'Add "then".');
  return only && !another ? only : { kind: 'and', args: parts };
}

interface Limits {
  readonly atLeast: number;
  readonly atMost: number;
}

/** `exactly`, `at_least` and `at_most` of so many conditions. */
function readLimits(compilation: Compilation, source: RuleSource, count: number, path: Path): Limits {
  const limits = (['exactly', 'at_least', 'at_most'] as const).filter((key) => source[key] !== undefined);
  if (limits.length === 0 || (source.exactly !== undefined && limits.length > 1)) {
    const hint = 'Give "exactly", or "at_least", or "at_most", or the last two.';
    compilation.error({ path: [...path, 'of'], key: true }, 'The number is missing.', hint);
  }
  for (const key of limits) {
    const limit = source[key] ?? 0;
    if (limit >= 0 && limit <= count) continue;
    compilation.error([...path, key], `There are ${count} conditions: this must be from 0 to ${count}.`);
  }
  const atLeast = source.exactly ?? source.at_least ?? 0;
  const atMost = source.exactly ?? source.at_most ?? count;
  if (atLeast > atMost) compilation.error([...path, 'at_most'], '"at_most" is smaller than "at_least".');
  return { atLeast, atMost };
}

function countOf(conditions: readonly Condition[], { atLeast, atMost }: Limits): Condition {
  const left: NumberExpression = { kind: 'count', conditions };
  const right = (limit: number): NumberExpression => ({ kind: 'constant', value: rational(limit) });
  return {
    kind: 'and',
    args: [
      { kind: 'compare', relation: '>=', left, right: right(atLeast), start: 0 },
      { kind: 'compare', relation: '<=', left, right: right(atMost), start: 0 },
    ],
  };
}
