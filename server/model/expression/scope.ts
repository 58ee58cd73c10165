/** What an expression can speak about: the fields of a model and the features of their values. */
import type { Rational } from '../number/rational.ts';

/** What a yes/no field can be. */
export const YES = 'Yes';
export const NO = 'No';

export type ScopeField =
  | {
      readonly type: 'enumerated' | 'yes-no';
      readonly values: readonly string[];
      readonly features: ReadonlyMap<string, Feature>;
      /** The field that `field.quantity` stands for. */
      readonly quantity?: string | undefined;
    }
  | IntegerScope
  | RowsScope
  | { readonly type: 'text' }
  /** Calculated when all else is known, so no rule can use it. */
  | { readonly type: 'computed'; readonly result: 'number' | 'yes-no' };

/** Repeated rows, by their name. */
export interface RowsScope {
  readonly type: 'rows';
  /** The field that says how many there are. */
  readonly count: string;
  readonly rows: readonly RowScope[];
}

export interface RowScope {
  /** Undefined for a row that is always there. */
  readonly presence: Presence | undefined;
  /** The fields of the row by what they are called in every row. */
  readonly fields: RowBinding;
  /** What the engine gives them while the row is not there, by their own names. */
  readonly absent: ReadonlyMap<string, string>;
}

/** Holds when the integer field `count` is at least `number`. */
export interface Presence {
  readonly count: string;
  readonly number: number;
}

/** What names mean in an expression about one row. */
export type RowBinding = ReadonlyMap<string, string>;

/** What the engine solves as a whole number: the field's value × 10^decimals, as `min` and `max` are. */
export interface IntegerScope {
  readonly type: 'integer';
  readonly min: number;
  readonly max: number;
  /** 0 when not given. */
  readonly decimals?: number;
}

/** What each value of a domain has. Yes/no features hold `yes` and `no`. */
export type Feature =
  | { readonly type: 'number'; readonly values: ReadonlyMap<string, Rational> }
  | { readonly type: 'text'; readonly values: ReadonlyMap<string, string> }
  | { readonly type: 'yes-no'; readonly values: ReadonlyMap<string, string> };

export type Scope = ReadonlyMap<string, ScopeField>;

/** `field.quantity` is a field of its own, as far as there is one. */
export function quantityField(scope: Scope, field: string, feature: string): string | undefined {
  const found = scope.get(field);
  return feature === 'quantity' && found && 'quantity' in found ? found.quantity : undefined;
}
