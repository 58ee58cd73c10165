/** What an expression can speak about: the fields of a model and the features of their values. */
import type { Rational } from '../number/rational.ts';
import type { Presence } from './expression.ts';

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
  | NumberScope
  | RowsScope
  | { readonly type: 'text' }
  /** Calculated when all else is known, so no rule can use it. */
  | { readonly type: 'computed'; readonly result: 'number' | 'yes-no' };

/** What the engine solves as a whole number: the field's value × 10^decimals, as `min` and `max` are. */
export interface NumberScope {
  readonly type: 'number';
  readonly min: number;
  readonly max: number;
  /** 0 when not given. */
  readonly decimals?: number;
}

/** The rows of a table, by its name. */
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

/** What names mean in an expression about one row. */
export type RowBinding = ReadonlyMap<string, string>;

/** What each value of a domain has. Yes/no features hold `yes` and `no`. */
export type Feature =
  | { readonly type: 'number'; readonly values: ReadonlyMap<string, Rational> }
  | { readonly type: 'text'; readonly values: ReadonlyMap<string, string> }
  | { readonly type: 'yes-no'; readonly values: ReadonlyMap<string, string> };

export type Scope = ReadonlyMap<string, ScopeField>;

/** Every row that there can be, the first one first; undefined when no rows are called so. */
export function rowsOf(scope: Scope, table: string): readonly RowScope[] | undefined {
  const found = scope.get(table);
  return found?.type === 'rows' ? found.rows : undefined;
}

interface RowField {
  readonly table: string;
  readonly number: number;
  readonly member: string;
  readonly presence: Presence | undefined;
}

const known = new WeakMap<Scope, ReadonlyMap<string, RowField>>();

/** The fields of all rows by their own names. */
export function rowFields(scope: Scope): ReadonlyMap<string, RowField> {
  const found = known.get(scope);
  if (found) return found;
  const fields = new Map<string, RowField>();
  for (const [table, entry] of scope) {
    if (entry.type !== 'rows') continue;
    for (const [index, { presence, fields: members }] of entry.rows.entries())
      for (const [member, name] of members) fields.set(name, { table, number: index + 1, member, presence });
  }
  known.set(scope, fields);
  return fields;
}

/** The names that can be meant; of a field that is in every row, that of the first row. */
export function namesIn(scope: Scope): readonly string[] {
  const inRows = rowFields(scope);
  return [...scope.keys()].filter((name) => (inRows.get(name)?.number ?? 1) === 1);
}
