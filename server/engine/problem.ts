/**
 * The input of the engine, a constraint satisfaction problem: fields (variables) with finite domains and rules (constraints)
 * over them. Texts, prices and views belong to the product model, which compiles to this.
 *
 * Values are strings: the name of a value of an enumerated field, the decimal notation of an integer.
 *
 * Invariant: all numbers are exact integers; the model compiler scales decimals.
 */
export interface Problem {
  readonly fields: readonly Field[];
  readonly rules: readonly Rule[];
}

/**
 * `keep`: the cost of changing a commit of the field in a conflict, a whole number from 0 to {@link MAX_KEEP}; 1 if not given.
 * Conflicts are resolved at the least total cost.
 */
export type Field = EnumeratedField | IntegerField;

/** Low enough for sums of it to be exact. */
export const MAX_KEEP = 1_000;

export interface EnumeratedField {
  readonly kind: 'enumerated';
  readonly name: string;
  readonly values: readonly string[];
  /** Values from most to least preferred in a completion. Missing values follow in domain order. */
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

/** A constraint. Explanations refer to it by `name`. */
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
