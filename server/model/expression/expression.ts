/**
 * Expressions with all names resolved and all types checked (resolve-expression.ts). They are plain data, so that a product
 * model can be copied to another thread; what they mean is said by two back ends: evaluate.ts calculates them for given
 * values, and FormulaWriter turns conditions into formulas of the engine.
 *
 * `start` is an offset into the author's text, where not every back end can do everything.
 */
import type { Rational } from '../number/rational.ts';
import type { Relation } from './relation.ts';

export type NumberExpression =
  | { readonly kind: 'constant'; readonly value: Rational }
  /** A number field; the engine solves its value × 10^decimals. */
  | { readonly kind: 'field'; readonly field: string; readonly decimals: number }
  /** A computed field. */
  | { readonly kind: 'computed'; readonly field: string; readonly start: number }
  /** What the value of a field has of a feature, by value. */
  | { readonly kind: 'feature'; readonly field: string; readonly values: ReadonlyMap<string, Rational> }
  | { readonly kind: 'negate'; readonly arg: NumberExpression }
  | {
      readonly kind: 'add' | 'multiply' | 'divide' | 'power';
      readonly left: NumberExpression;
      readonly right: NumberExpression;
      readonly start: number;
    }
  /** How many of the conditions hold. */
  | { readonly kind: 'count'; readonly conditions: readonly Condition[] }
  | {
      readonly kind: 'call';
      readonly name: NumberFunction;
      readonly args: readonly NumberExpression[];
      readonly start: number;
    }
  | {
      readonly kind: 'choice';
      readonly if: Condition;
      readonly then: NumberExpression;
      readonly else: NumberExpression;
      readonly start: number;
    }
  /** Over the rows of a table that are there. */
  | {
      readonly kind: 'rows';
      readonly name: 'sum' | 'min' | 'max';
      readonly rows: readonly RowArgument[];
      readonly start: number;
    };

export const numberFunctions = ['min', 'max', 'abs', 'round', 'floor', 'ceil', 'sqrt'] as const;
export type NumberFunction = (typeof numberFunctions)[number];

export interface RowArgument {
  /** Undefined for a row that is always there. */
  readonly presence: Presence | undefined;
  /** What the engine gives the row's fields while it is not there, in its notation. */
  readonly absent: ReadonlyMap<string, string>;
  readonly arg: NumberExpression;
  readonly start: number;
}

/** Holds when a row is there: the number field `count` is at least `number`. */
export interface Presence {
  readonly kind: 'present';
  readonly count: string;
  readonly number: number;
}

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly args: readonly Condition[] }
  /** The argument is in a list: one of these comparisons with its items holds. */
  | { readonly kind: 'one-of'; readonly args: readonly Condition[] }
  | { readonly kind: 'not'; readonly arg: Condition }
  | { readonly kind: 'implies'; readonly if: Condition; readonly then: Condition }
  | {
      readonly kind: 'compare';
      readonly relation: Relation;
      readonly left: NumberExpression;
      readonly right: NumberExpression;
      readonly start: number;
    }
  | Has
  /** Two fields have the same word. */
  | { readonly kind: 'same'; readonly left: Words; readonly right: Words }
  | Presence;

/** A field has one of these values, in the engine's notation. */
export interface Has {
  readonly kind: 'has';
  readonly field: string;
  readonly values: readonly string[];
  /** Of a number field; 0 for all others. */
  readonly decimals: number;
  /** Where the author speaks of a computed field. */
  readonly computed?: number | undefined;
}

/** A word for each value of a field: the value itself, or a text feature of it. */
export interface Words {
  readonly field: string;
  /** Value → word; of yes/no, `yes` and `no`. */
  readonly words: ReadonlyMap<string, string>;
  /** Where the author speaks of a computed field. */
  readonly computed?: number | undefined;
}

/** What is calculated: a number, or yes or no. */
export type Calculation =
  | { readonly result: 'number'; readonly number: NumberExpression }
  | { readonly result: 'yes-no'; readonly condition: Condition };

export const always: Condition = { kind: 'and', args: [] };

export function fieldHas(field: string, values: readonly string[]): Has {
  return { kind: 'has', field, values, decimals: 0 };
}

/** The condition holds where the row is there; of one that always is, it just holds. */
export function wherePresent(presence: Presence | undefined, condition: Condition): Condition {
  return presence ? { kind: 'implies', if: presence, then: condition } : condition;
}

/** The names of the fields that an expression speaks of, in their order; not those that count rows. */
export function fieldsIn(expression: NumberExpression | Condition): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: NumberExpression | Condition): void => {
    if ('field' in node) found.add(node.field);
    if (node.kind === 'same') [node.left, node.right].forEach(({ field }) => found.add(field));
    else if ('left' in node) [node.left, node.right].forEach(visit);
    if ('arg' in node) visit(node.arg);
    if ('args' in node) node.args.forEach(visit);
    if ('conditions' in node) node.conditions.forEach(visit);
    if ('if' in node) [node.if, node.then].forEach(visit);
    if ('else' in node) visit(node.else);
    if ('rows' in node) node.rows.forEach(({ arg }) => visit(arg));
  };
  visit(expression);
  return found;
}
