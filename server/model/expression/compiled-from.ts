/**
 * What the functions of a product model were compiled from. A function cannot be sent to another thread; this can, and is
 * compiled again there (`transfer-model.ts`).
 */
import type { Presence, RowBinding, Scope } from './scope.ts';

export interface ConditionSource {
  readonly kind: 'condition';
  readonly text: string;
  readonly scope: Scope;
  /** What names mean in the row that it is about. */
  readonly binding: RowBinding | undefined;
}

export interface ComputationSource extends Omit<ConditionSource, 'kind'> {
  readonly kind: 'computed';
  /** Digits behind the point that are shown. */
  readonly decimals: number;
  /** The row whose field it is: without the row there is no value. */
  readonly presence: Presence | undefined;
}

export type FunctionSource =
  | ConditionSource
  | ComputationSource
  /** Of what belongs to a row. */
  | { readonly kind: 'presence'; readonly presence: Presence }
  /** Where the author wrote no condition. */
  | { readonly kind: 'always' };

type ModelFunction = (assignment: ReadonlyMap<string, string>) => unknown;

const sources = new WeakMap<ModelFunction, FunctionSource>();

/** The same function, which remembers its source. */
export function compiledFrom<F extends ModelFunction>(source: FunctionSource, compiled: F): F {
  sources.set(compiled, source);
  return compiled;
}

export function sourceOf(compiled: ModelFunction): FunctionSource | undefined {
  return sources.get(compiled);
}
