import type { ModelField } from './model-field.ts';
import type { ModelGroup, ModelStep } from './product-model.ts';

/** The fields of a step or group, those of its inner groups included, in the order of the screen. */
export function fieldsOf(part: ModelStep | ModelGroup): readonly ModelField[] {
  const members = 'groups' in part ? part.groups : part.members;
  return members.flatMap((member) => ('members' in member ? fieldsOf(member) : [member]));
}
