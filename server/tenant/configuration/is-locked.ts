import { holds } from '#server/model/expression/evaluate.ts';
import type { ModelField } from '#server/model/product/model-field.ts';

/**
 * Whether a field can only be read now: always, or because its "editable if" does not hold. A choice that was made before
 * stays, and may be let go of.
 */
export function isLocked(field: ModelField, assignment: ReadonlyMap<string, string>): boolean {
  return field.readonly || (field.editableIf !== undefined && !holds(field.editableIf, assignment));
}
