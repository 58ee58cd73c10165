/** Formulas of the engine as expressions of the product-model language. */
import type { Formula, Term } from '#server/engine/problem.ts';

/** What a field is called in the product, and what kind it is. */
export interface NamedField {
  readonly name: string;
  readonly kind: 'yesno' | 'enumerated' | 'integer';
  /** Value in the formula → value in the product. */
  readonly values: ReadonlyMap<string, string>;
}

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
    case 'linear': {
      const sum = formula.terms.flatMap((term) => termTexts(term, fields));
      return { text: `${sumOf(sum)} ${formula.relation} ${formula.bound}`, strength: ATOM };
    }
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
  const its = fields.get(field);
  if (!its) return not ? always : never;
  if (its.kind === 'yesno') {
    const yes = values.includes('Yes') && !values.includes('No');
    return yes === not ? { text: `not ${its.name}`, strength: NOT } : { text: its.name, strength: ATOM };
  }
  const written = values.map((value) =>
    its.kind === 'integer' ? value : quoted(its.values.get(value) ?? value),
  );
  const [only] = written;
  const text =
    written.length === 1 && only !== undefined
      ? `${its.name} ${not ? '!=' : '='} ${only}`
      : `${its.name} ${not ? 'not in' : 'in'} [${written.join(', ')}]`;
  return { text, strength: ATOM };
}

function quoted(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&')}'`;
}

/** Factor and what it is multiplied with. */
function termTexts(term: Term, fields: NamedFields): readonly (readonly [number, string])[] {
  const its = fields.get(term.field);
  if (!its) return [];
  if (term.kind === 'integer') return [[term.factor, its.name]];
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
