/**
 * What the engine solves: fields with finite domains and rules over them. No texts, prices or views; those belong to
 * the product model, which compiles to this.
 *
 * Values travel as strings: the value's name for an enumerated field, its decimal notation for an integer field.
 * All numbers are exact integers; the model compiler scales decimals before they get here.
 */
export interface Problem {
  readonly fields: readonly Field[];
  readonly rules: readonly Rule[];
}

/**
 * `keep` of both kinds: what moving a commit of the field counts for in a conflict, a whole number from 0 to
 * {@link HEAVIEST}; 1 if not given. As little as possible is moved.
 */
export type Field = EnumeratedField | IntegerField;

/** Far above what anybody needs, and low enough that sums of it are exact. */
export const HEAVIEST = 1_000;

export interface EnumeratedField {
  readonly kind: 'enumerated';
  readonly name: string;
  readonly values: readonly string[];
  /** Values from most to least wanted, where the customer has not said anything. Missing values follow in domain order. */
  readonly preference: readonly string[];
  readonly keep?: number | undefined;
}

export interface IntegerField {
  readonly kind: 'integer';
  readonly name: string;
  /** Inclusive. */
  readonly min: number;
  readonly max: number;
  /** The value closest to this one is preferred (the lower of two equally close). */
  readonly preferred: number;
  readonly keep?: number | undefined;
}

/** Something that always holds. `name` comes back in explanations. */
export type Rule = FormulaRule | TableRule;

export interface FormulaRule {
  readonly name: string;
  readonly kind: 'formula';
  readonly formula: Formula;
}

/** The fields' values, taken together, must be one of the rows. `null` in a row stands for any value. */
export interface TableRule {
  readonly name: string;
  readonly kind: 'table';
  readonly fields: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

export type Formula =
  | { readonly op: 'and' | 'or'; readonly args: readonly Formula[] }
  | { readonly op: 'not'; readonly arg: Formula }
  | { readonly op: 'implies'; readonly if: Formula; readonly then: Formula }
  /** The field has one of these values. */
  | { readonly op: 'in'; readonly field: string; readonly values: readonly string[] }
  | Linear;

/** Σ term ⋈ bound. */
export interface Linear {
  readonly op: 'linear';
  readonly terms: readonly Term[];
  readonly relation: '<=' | '>=' | '=' | '!=';
  readonly bound: number;
}

export type Term =
  /** factor × the value of an integer field. */
  | { readonly kind: 'integer'; readonly field: string; readonly factor: number }
  /** The weight of the value an enumerated field has; 0 for values not listed. */
  | { readonly kind: 'weight'; readonly field: string; readonly weights: Readonly<Record<string, number>> };
