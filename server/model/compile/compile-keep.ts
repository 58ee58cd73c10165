/** `keep`: what moving a choice counts for when something has to move in a conflict. */
import { type Field, MAX_KEEP } from '#server/engine/problem.ts';
import type { Compilation } from './compilation.ts';
import type { ModelField } from '../product/product-model.ts';

/** The engine's fields with what the author wants them to be kept by; a quantity goes with its part. */
export function withKeep(
  compilation: Compilation,
  fields: ReadonlyMap<string, ModelField>,
  problemFields: readonly Field[],
): readonly Field[] {
  const kept = new Map<string, number>();
  for (const [name, { keep }] of compilation.model.fields) {
    if (keep === undefined) continue;
    if (keep < 0 || keep > MAX_KEEP) {
      const hint = '1 is usual, 5 counts as five other choices, 0 moves before anything else.';
      compilation.error(['fields', name, 'keep'], `"keep" must be from 0 to ${MAX_KEEP}.`, hint);
      continue;
    }
    kept.set(name, keep);
    const quantity = fields.get(name)?.quantity;
    if (quantity !== undefined) kept.set(quantity, keep);
  }
  if (kept.size === 0) return problemFields;
  return problemFields.map((field) => {
    const keep = kept.get(field.name);
    return keep === undefined ? field : { ...field, keep };
  });
}
