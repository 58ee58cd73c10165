import type { ModelField } from './model-field.ts';
import type { ModelGroup, ModelStep } from './product-model.ts';

/** Parts of a model never change, and every answer of a configuration asks for the fields of each of them several times. */
const known = new WeakMap<ModelStep | ModelGroup, readonly ModelField[]>();

/** The fields of a step or group, those of its inner groups included, in the order of the screen. */
export function fieldsOf(part: ModelStep | ModelGroup): readonly ModelField[] {
  const found = known.get(part) ?? collect(part);
  known.set(part, found);
  return found;
}

function collect(part: ModelStep | ModelGroup): readonly ModelField[] {
  const members = 'groups' in part ? part.groups : part.members;
  return members.flatMap((member) => ('members' in member ? fieldsOf(member) : [member]));
}
