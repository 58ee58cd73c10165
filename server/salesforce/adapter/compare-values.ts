import type { ChangedParameter, PropagatedChange } from '#contract/configuration.ts';
import { describeValue } from './present-parameter.ts';
import type { ProductStructure } from './product-structure.ts';

type Values = ReadonlyMap<string, string>;

/** The fields among these that have another value now, told as changes. */
export function changedValues(
  structure: ProductStructure,
  names: Iterable<string>,
  { before, after, locale }: { readonly before: Values; readonly after: Values; readonly locale: string },
): readonly ChangedParameter[] {
  return [...new Set(names)].flatMap((name): ChangedParameter[] => {
    const field = structure.fields.get(name);
    const oldValue = before.get(name) ?? '';
    const newValue = after.get(name) ?? '';
    if (!field || oldValue === newValue) return [];
    return [
      {
        name,
        description: field.label,
        oldValue,
        oldValueDescription: describeValue(field, oldValue, locale),
        newValue,
        newValueDescription: describeValue(field, newValue, locale),
      },
    ];
  });
}

/** All that a call has changed, found by comparing before and after. */
export function propagatedValues(
  structure: ProductStructure,
  values: { readonly before: Values; readonly after: Values; readonly locale: string },
  { asked, chosen }: { readonly asked: ReadonlySet<string>; readonly chosen: ReadonlySet<string> },
): readonly PropagatedChange[] {
  return changedValues(structure, structure.fields.keys(), values).map((change) => {
    const step = structure.steps.find(({ groups }) =>
      groups.some(({ fields }) => fields.some(({ name }) => name === change.name)),
    );
    return {
      ...change,
      step: step?.name ?? '',
      stepDescription: step?.label ?? '',
      kind: asked.has(change.name) ? 'asked' : chosen.has(change.name) ? 'chosen' : 'filled-in',
    };
  });
}
