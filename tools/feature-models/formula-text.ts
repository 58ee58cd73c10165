/** Formulas of the engine as expressions of the product-model language. */
import type { Formula, Term } from '#server/engine/problem.ts';
import { fromEngineText } from '#server/model/number/decimal.ts';

/** What a field is called in the product, and what kind it is. */
export type NamedField =
  | { readonly name: string; readonly kind: 'yesno' }
  /** `values`: value in the formula → value in the product. */
  | { readonly name: string; readonly kind: 'enumerated'; readonly values: ReadonlyMap<string, string> }
  /** The formula counts in steps of the last decimal. */
  | { readonly name: string; readonly kind: 'number'; readonly decimals: number };

type LinearFormula = Extract<Formula, { op: 'linear' }>;

export type NamedFields = ReadonlyMap<string, NamedField>;

/** One thing a rule of the product says. */
export type RuleBody = { readonly require: string } | { readonly if: string; readonly then: string };

/** How tight a text binds: what is looser than its surroundings needs brackets. */
const OR = 1;
const AND = 2;
const NOT = 3;
const ATOM = 4;

interface Text {
  readonly text: string;
  readonly strength: number;
}

/**
 * A formula that always holds, as rules: what is joined by "and" is taken apart, for a conflict then names the part that
 * matters; implications with the same consequence are one rule again.
 */
export function ruleBodies(formula: Formula, fields: NamedFields): readonly RuleBody[] {
  const parts = formula.op === 'and' ? formula.args : [formula];
  const causes = new Map<string, Text[]>();
  const bodies: RuleBody[] = [];
  for (const part of parts) {
    if (part.op !== 'implies') {
      bodies.push({ require: textOf(part, fields).text });
      continue;
    }
    const then = textOf(part.then, fields).text;
    const known = causes.get(then);
    if (known) known.push(textOf(part.if, fields));
    else causes.set(then, [textOf(part.if, fields)]);
  }
  for (const [then, its] of causes) bodies.push({ if: joined(its, 'or', OR).text, then });
  return bodies;
}

/** A formula as a condition. */
export function conditionText(formula: Formula, fields: NamedFields): string {
  return textOf(formula, fields).text;
}

function textOf(formula: Formula, fields: NamedFields): Text {
  switch (formula.op) {
    case 'and':
      return formula.args.length === 0 ? always : joined(all(formula.args, fields), 'and', AND);
    case 'or':
      return formula.args.length === 0 ? never : joined(all(formula.args, fields), 'or', OR);
    case 'not':
      return negated(formula.arg, fields);
    case 'implies':
      return joined([negated(formula.if, fields), textOf(formula.then, fields)], 'or', OR);
    case 'in':
      return membership(formula.field, formula.values, fields, false);
    case 'linear':
      return { text: comparison(formula, fields), strength: ATOM };
  }
}

const always: Text = { text: '0 = 0', strength: ATOM };
const never: Text = { text: '0 = 1', strength: ATOM };

function all(formulas: readonly Formula[], fields: NamedFields): readonly Text[] {
  return formulas.map((formula) => textOf(formula, fields));
}

function joined(parts: readonly Text[], word: 'and' | 'or', strength: number): Text {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  return { text: parts.map((part) => within(part, strength)).join(` ${word} `), strength };
}

function within({ text, strength }: Text, around: number): string {
  return strength < around ? `(${text})` : text;
}

function negated(formula: Formula, fields: NamedFields): Text {
  if (formula.op === 'in') return membership(formula.field, formula.values, fields, true);
  if (formula.op === 'not') return textOf(formula.arg, fields);
  return { text: `not ${within(textOf(formula, fields), ATOM)}`, strength: NOT };
}

function membership(field: string, values: readonly string[], fields: NamedFields, not: boolean): Text {
  const named = fields.get(field);
  if (!named) return not ? always : never;
  const { name } = named;
  if (named.kind === 'yesno') {
    const yes = values.includes('Yes') && !values.includes('No');
    return yes === not ? { text: `not ${name}`, strength: NOT } : { text: name, strength: ATOM };
  }
  const written = values.map((value) =>
    named.kind === 'number'
      ? fromEngineText(value, named.decimals)
      : quoted(named.values.get(value) ?? value),
  );
  const [only] = written;
  // Of numbers with decimals there are no lists.
  if (named.kind === 'number' && named.decimals > 0 && written.length !== 1) {
    const cases = written.map((value): Text => ({ text: `${name} = ${value}`, strength: ATOM }));
    const any = cases.length === 0 ? never : joined(cases, 'or', OR);
    return not ? { text: `not ${within(any, ATOM)}`, strength: NOT } : any;
  }
  const text =
    written.length === 1 && only !== undefined
      ? `${name} ${not ? '!=' : '='} ${only}`
      : `${name} ${not ? 'not in' : 'in'} [${written.join(', ')}]`;
  return { text, strength: ATOM };
}

function quoted(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&')}'`;
}

function comparison({ terms, relation, bound }: LinearFormula, fields: NamedFields): string {
  const [term, another] = terms;
  const named = fields.get(term?.field ?? '');
  // One decimal number alone is compared as people write it.
  if (term?.kind === 'integer' && !another && named?.kind === 'number' && term.factor === 1)
    return `${named.name} ${relation} ${fromEngineText(String(bound), named.decimals)}`;
  return `${sumOf(terms.flatMap((each) => termTexts(each, fields)))} ${relation} ${bound}`;
}

/** Factor and what it is multiplied with. */
function termTexts(term: Term, fields: NamedFields): readonly (readonly [number, string])[] {
  const named = fields.get(term.field);
  if (!named) return [];
  if (term.kind === 'integer') {
    const steps = named.kind === 'number' ? 10 ** named.decimals : 1;
    return [[term.factor * steps, named.name]];
  }
  const byWeight = new Map<number, string[]>();
  for (const [value, weight] of Object.entries(term.weights)) {
    if (weight === 0) continue;
    byWeight.set(weight, [...(byWeight.get(weight) ?? []), value]);
  }
  return [...byWeight].map(([weight, values]) => [
    weight,
    `count(${membership(term.field, values, fields, false).text})`,
  ]);
}

function sumOf(terms: readonly (readonly [number, string])[]): string {
  const [first, ...rest] = terms;
  if (!first) return '0';
  const scaled = (factor: number, text: string) => (factor === 1 ? text : `${factor} * ${text}`);
  const start = first[0] < 0 ? `-${scaled(-first[0], first[1])}` : scaled(first[0], first[1]);
  return rest.reduce(
    (sum, [factor, text]) => `${sum} ${factor < 0 ? '-' : '+'} ${scaled(Math.abs(factor), text)}`,
    start,
  );
}
