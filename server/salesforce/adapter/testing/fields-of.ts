import type { Member, Parameter } from '#contract/configuration.ts';
import type { ForeignAnswer } from '#server/upstreams/foreign-configurator.ts';

/** The parameters of the current step. */
export function parametersOf({ configuration }: ForeignAnswer): Parameter[] {
  const inMembers = (members: readonly Member[]): Parameter[] =>
    members.flatMap((member) => (member.isGroup ? inMembers(member.members) : [member]));
  return configuration.steps.flatMap(({ rootGroup }) => inMembers(rootGroup?.members ?? []));
}

export function parameterOf(answer: ForeignAnswer, label: string): Parameter {
  const found = parametersOf(answer).find(({ description }) => description === label);
  if (!found) throw new Error(`The step has no parameter ${label}.`);
  return found;
}
