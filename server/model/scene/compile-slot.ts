/**
 * What stands where something can depend on the configuration: an expression, a word, or a table of them by the values of
 * a field (`{ by: size_field, small: 390, else: 430 }`), as deep as it has to be.
 */
import type { Expression } from '#scene/expression/expression.ts';
import { ExpressionError } from '../expression/tokenize.ts';
import { hintFor } from '../source/suggest-name.ts';
import type { Path } from '../source/yaml-source.ts';
import { compileSceneExpression } from './compile-expression.ts';
import type { SceneCompilation } from './scene-compilation.ts';
import { numberLiteral, typed, type SceneNames, type TypedExpression } from './scene-names.ts';
import type { Slot } from './scene-schema.ts';

/** What is expected of a slot. */
export type Expected =
  /** A number; in `unit`, unless it has none. */
  | { readonly type: 'number'; readonly unit: string | undefined; readonly isPlain?: boolean }
  | { readonly type: 'truth' }
  /** A name, resolved by whoever asks; undefined for one that is not possible, which has been reported. */
  | { readonly type: 'word'; readonly resolve: (word: string, path: Path) => string | undefined }
  | { readonly type: 'any' };

export function compileSlot(
  compilation: SceneCompilation,
  slot: Slot,
  path: Path,
  names: SceneNames,
  expected: Expected,
): TypedExpression {
  if (typeof slot !== 'string') return compileTable(compilation, slot, path, names, expected);
  if (expected.type === 'word') {
    const word = expected.resolve(slot.trim(), path);
    return typed(word ?? '', 'word', word === undefined ? {} : { words: new Set([word]) });
  }
  if (expected.type === 'truth' && /^(yes|no)$/.test(slot)) return typed(slot === 'yes', 'truth');
  const result = compileText(compilation, slot, path, names);
  if (result) checkType(compilation, result, path, expected);
  return result ?? neutral(expected);
}

/** For an error that has been reported: the rest is checked as if all were well. */
function neutral(expected: Expected): TypedExpression {
  return expected.type === 'truth'
    ? typed(true, 'truth')
    : { ...numberLiteral(1), min: -Infinity, max: Infinity };
}

function compileText(
  compilation: SceneCompilation,
  text: string,
  path: Path,
  names: SceneNames,
): TypedExpression | undefined {
  try {
    return compileSceneExpression(text, names, compilation.lengthUnit);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    compilation.error({ path, offset: error.offset }, error.message, error.hint);
    return undefined;
  }
}

function checkType(
  compilation: SceneCompilation,
  { type, unit }: TypedExpression,
  path: Path,
  expected: Expected,
): void {
  if (expected.type === 'any') return;
  if (expected.type === 'truth') {
    if (type !== 'truth') compilation.error(path, 'This is not yes or no.', 'Write a condition.');
    return;
  }
  if (type !== 'number') {
    compilation.error(path, 'This is not a number.', 'Take a number feature of it, or a table: { by: … }.');
    return;
  }
  if (expected.type === 'number' && unit !== undefined && unit !== expected.unit) {
    const wanted = expected.unit === undefined ? 'a plain number' : `in ${expected.unit}`;
    const hint = 'Multiply it by what one unit of it is worth here.';
    compilation.error(path, `This is in ${unit}, and has to be ${wanted}.`, hint);
  }
}

function compileTable(
  compilation: SceneCompilation,
  table: ReadonlyMap<string, Slot>,
  path: Path,
  names: SceneNames,
  expected: Expected,
): TypedExpression {
  const by = table.get('by');
  if (typeof by !== 'string') {
    const hint = 'Write { by: field, value: …, else: … }.';
    compilation.error(path, 'This table does not say which field it depends on.', hint);
    return neutral(expected);
  }
  const subject = compileText(compilation, by, [...path, 'by'], names);
  if (!subject) return neutral(expected);
  if (subject.type === 'number') {
    const hint = 'Take a field with values, or a condition; calculate with "if(…)" otherwise.';
    compilation.error([...path, 'by'], 'A table depends on a field with values, or on a condition.', hint);
    return neutral(expected);
  }
  const words = subject.type === 'truth' ? new Set(['yes', 'no']) : subject.words;
  const cases = new Map<string, TypedExpression>();
  let otherwise: TypedExpression | undefined;
  for (const [key, entry] of table) {
    if (key === 'by') continue;
    const result = compileSlot(compilation, entry, [...path, key], names, expected);
    if (key === 'else') otherwise = result;
    else
      for (const word of key.split('|'))
        addCase(compilation, cases, word.trim(), words, [...path, key], result);
  }
  const missing = [...(words ?? [])].filter((word) => !cases.has(word));
  if (!otherwise && (missing.length > 0 || !words)) {
    const what = words
      ? `Nothing is said for ${missing.map((word) => `"${word}"`).join(', ')}.`
      : 'There is no "else".';
    compilation.error({ path, key: true }, what, 'Add them, or "else".');
  }
  return joined(compilation, subject, cases, otherwise, path);
}

function addCase(
  compilation: SceneCompilation,
  cases: Map<string, TypedExpression>,
  word: string,
  words: ReadonlySet<string> | undefined,
  path: Path,
  result: TypedExpression,
): void {
  if (words && !words.has(word))
    compilation.error({ path, key: true }, `It is never "${word}" here.`, hintFor(word, words));
  else if (cases.has(word)) compilation.error({ path, key: true }, `"${word}" is in this table twice.`);
  else cases.set(word, result);
}

function joined(
  compilation: SceneCompilation,
  subject: TypedExpression,
  cases: ReadonlyMap<string, TypedExpression>,
  otherwise: TypedExpression | undefined,
  path: Path,
): TypedExpression {
  const all = [...cases.values(), ...(otherwise ? [otherwise] : [])];
  const [first] = all;
  if (!first) return numberLiteral(1);
  if (all.some(({ type }) => type !== first.type))
    compilation.error(path, 'All entries of a table have to be of the same kind.');
  const expression: Expression = {
    op: 'choose',
    by: subject.expression,
    cases: Object.fromEntries([...cases].map(([word, entry]) => [word, entry.expression])),
    ...(otherwise && { otherwise: otherwise.expression }),
  };
  return typed(expression, first.type, {
    unit: all.find(({ unit }) => unit !== undefined)?.unit,
    words: all.every(({ words }) => words)
      ? new Set(all.flatMap(({ words }) => [...(words ?? [])]))
      : undefined,
    min: Math.min(...all.map(({ min }) => min)),
    max: Math.max(...all.map(({ max }) => max)),
  });
}
