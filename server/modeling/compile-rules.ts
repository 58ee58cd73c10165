import type { Formula, Rule } from '#server/engine/problem.ts';
import type { Compilation } from './compilation.ts';
import { parseDecimal, toText } from './decimal.ts';
import { compileExpression } from './expression/compile-expression.ts';
import type { Scope, ScopeField } from './expression/scope.ts';
import type { RuleSource } from './model-schema.ts';
import type { LocalizedText } from './product-model.ts';
import { hintFor } from './suggest-name.ts';
import type { Path } from './yaml-source.ts';

export interface CompiledRules {
  readonly rules: readonly Rule[];
  readonly ruleTexts: ReadonlyMap<string, LocalizedText>;
}

/** In a cell of a table: every value. */
const anyValue = 'any';
const maxRows = 20_000;

export function compileRules(compilation: Compilation, scope: Scope): CompiledRules {
  const rules: Rule[] = [];
  const ruleTexts = new Map<string, LocalizedText>();
  for (const [name, source] of compilation.model.rules ?? []) {
    const path = ['rules', name];
    ruleTexts.set(name, compilation.text(source.text, [...path, 'text']));
    const rule = compileRule(compilation, scope, name, source, path);
    if (rule) rules.push(rule);
  }
  return { rules, ruleTexts };
}

function compileRule(
  compilation: Compilation,
  scope: Scope,
  name: string,
  source: RuleSource,
  path: Path,
): Rule | undefined {
  const kinds = (['if', 'require', 'allowed'] as const).filter((key) => source[key] !== undefined);
  if (kinds.length !== 1) {
    const hint = 'Give one of: "if" with "then", "require", "allowed".';
    compilation.error(
      { path, key: true },
      kinds.length === 0 ? 'What does this rule say?' : 'A rule says one thing only.',
      hint,
    );
    return undefined;
  }
  if (source.if === undefined) {
    for (const key of ['then', 'else'] as const) {
      if (source[key] !== undefined)
        compilation.error({ path: [...path, key], key: true }, `"${key}" needs an "if".`);
    }
  }
  if (source.allowed) return compileTable(compilation, scope, name, source.allowed, [...path, 'allowed']);
  const compile = (key: 'if' | 'then' | 'else' | 'require', text: string): Formula => {
    const { formula, errors } = compileExpression(text, scope);
    for (const { offset, message, hint } of errors)
      compilation.error({ path: [...path, key], offset }, message, hint);
    return formula;
  };
  if (source.require !== undefined)
    return { name, kind: 'formula', formula: compile('require', source.require) };
  return { name, kind: 'formula', formula: compileImplication(compilation, source, path, compile) };
}

function compileImplication(
  compilation: Compilation,
  source: RuleSource,
  path: Path,
  compile: (key: 'if' | 'then' | 'else', text: string) => Formula,
): Formula {
  const condition = compile('if', source.if ?? '');
  const parts: Formula[] = [];
  if (source.then !== undefined)
    parts.push({ op: 'implies', if: condition, then: compile('then', source.then) });
  if (source.else !== undefined) {
    parts.push({ op: 'implies', if: { op: 'not', arg: condition }, then: compile('else', source.else) });
  }
  const [only] = parts;
  if (!only) compilation.error([...path, 'if'], 'Nothing follows from this.', 'Add "then".');
  return parts.length === 1 && only ? only : { op: 'and', args: parts };
}

function compileTable(
  compilation: Compilation,
  scope: Scope,
  name: string,
  { fields, rows }: NonNullable<RuleSource['allowed']>,
  path: Path,
): Rule | undefined {
  const before = compilation.diagnostics.length;
  const columns = fields.map((field, index) => {
    const place = [...path, 'fields', index];
    const found = scope.get(field);
    if (!found) compilation.unknown('field', field, scope.keys(), place);
    else if (found.type === 'text')
      compilation.error(place, `"${field}" is a free text: rules cannot use it.`);
    else if (fields.indexOf(field) !== index) compilation.error(place, `"${field}" is in this table twice.`);
    return found;
  });
  const expanded: (string | null)[][] = [];
  rows.forEach((row, index) => {
    if (row.length !== fields.length) {
      compilation.error(
        [...path, 'rows', index],
        `This row has ${row.length} cells; the table has ${fields.length} fields.`,
      );
      return;
    }
    let partial: (string | null)[][] = [[]];
    row.forEach((cell, column) => {
      const place = [...path, 'rows', index, column];
      const written = typeof cell === 'string' ? [cell] : cell;
      if (written.length === 0) compilation.error(place, 'There is no value here.');
      const values = written.map((value, item) =>
        readCell(
          compilation,
          fields[column] ?? '',
          columns[column],
          value,
          typeof cell === 'string' ? place : [...place, item],
        ),
      );
      if (partial.length * values.length <= maxRows)
        partial = partial.flatMap((start) => values.map((value) => [...start, value]));
      else compilation.error(place, `This row stands for more than ${maxRows} combinations.`);
    });
    for (const combination of partial) expanded.push(combination);
  });
  if (expanded.length > maxRows) compilation.error(path, `This table has more than ${maxRows} combinations.`);
  return compilation.diagnostics.length > before
    ? undefined
    : { name, kind: 'table', fields, rows: expanded };
}

function readCell(
  compilation: Compilation,
  name: string,
  field: ScopeField | undefined,
  written: string,
  place: Path,
): string | null {
  if (written === anyValue || !field || field.type === 'text') return null;
  if (field.type === 'integer') {
    const number = parseDecimal(written);
    const value = Number(number?.digits);
    if (number?.scale === 0 && value >= field.min && value <= field.max) return toText(number);
    compilation.error(
      place,
      `"${name}" cannot be "${written}".`,
      `It is a whole number from ${field.min} to ${field.max}.`,
    );
    return null;
  }
  const same = (value: string) =>
    field.type === 'yesno' ? value.toLowerCase() === written.toLowerCase() : value === written;
  const found = field.values.find(same);
  if (found === undefined)
    compilation.error(place, `"${name}" cannot be "${written}".`, hintFor(written, field.values));
  return found ?? null;
}
