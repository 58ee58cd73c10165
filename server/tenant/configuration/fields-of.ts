import type { ModelField } from '#server/model/product/model-field.ts';
import type { ModelGroup, ModelStep, ProductModel } from '#server/model/product/product-model.ts';

/** The fields of a step or group, those of its inner groups included, in the order of the screen. */
export function fieldsOf(part: ModelStep | ModelGroup): ModelField[] {
  const members = 'groups' in part ? part.groups : part.members;
  return members.flatMap((member) => ('members' in member ? fieldsOf(member) : [member]));
}

/**
 * The fields whose values have to be coloured for what the customer sees: those of the step, or of the group the caller
 * focuses on (`group`). Free texts have no values to colour. A group that the step does not have limits nothing.
 */
export function fieldsInView(model: ProductModel, stepName: string, groupName: string | undefined): string[] {
  const step = model.steps.find(({ name }) => name === stepName);
  if (!step) return [];
  const part = (groupName !== undefined && findGroup(step, groupName)) || step;
  return [
    ...new Set(
      fieldsOf(part)
        .filter(({ type }) => type !== 'text' && type !== 'computed')
        .map(({ name }) => name),
    ),
  ];
}

function findGroup(part: ModelStep | ModelGroup, name: string): ModelGroup | undefined {
  const members = 'groups' in part ? part.groups : part.members;
  for (const member of members) {
    if (!('members' in member)) continue;
    const found = member.name === name ? member : findGroup(member, name);
    if (found) return found;
  }
  return undefined;
}
