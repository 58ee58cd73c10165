/** What an expression can speak about: the fields of a model and the features of their values. */
import type { Decimal } from '../decimal.ts';

export type ScopeField =
  | {
      readonly type: 'enumerated' | 'yesno';
      readonly values: readonly string[];
      readonly features: ReadonlyMap<string, Feature>;
    }
  | { readonly type: 'integer'; readonly min: number; readonly max: number }
  | { readonly type: 'text' };

/** What each value of a domain has. Yes/no features hold `yes` and `no`. */
export type Feature =
  | { readonly type: 'number'; readonly values: ReadonlyMap<string, Decimal> }
  | { readonly type: 'text' | 'yesno'; readonly values: ReadonlyMap<string, string> };

export type Scope = ReadonlyMap<string, ScopeField>;
