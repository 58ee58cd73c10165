import type { Formula } from '#server/engine/problem.ts';

/** What a feature is in the problem. `not`: the feature is there when the field does not have the value. */
export type FeatureLiteral =
  | { readonly kind: 'always' }
  | { readonly kind: 'is' | 'not'; readonly field: string; readonly value: string };

export const none = 'none';
/** Value of a text that is none of those it is compared with. */
export const otherText = '(another text)';

export function literalFormula(literal: FeatureLiteral): Formula {
  if (literal.kind === 'always') return { op: 'and', args: [] };
  const has: Formula = { op: 'in', field: literal.field, values: [literal.value] };
  return literal.kind === 'is' ? has : { op: 'not', arg: has };
}
