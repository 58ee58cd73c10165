import type { ModelGroup, ModelStep } from './product-model.ts';

/** The groups of a step or group, inner ones included, each before those in it. */
export function groupsOf(part: ModelStep | ModelGroup): readonly ModelGroup[] {
  const members = 'groups' in part ? part.groups : part.members;
  return members.flatMap((member) => ('members' in member ? [member, ...groupsOf(member)] : []));
}
