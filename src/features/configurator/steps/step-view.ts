/** A configuration's steps and the current step's groups, as far as they are to be seen. */
import type { Configuration, Group, Parameter, Step } from '#src/api/read/configuration.ts';
import { currentStep } from '#src/api/configuration/parameters.ts';
import { onceFor } from '#src/lib/once-for.ts';
import { isHidden } from '../fields/field-view.ts';

export interface StepView {
  name: string;
  /** Empty where the tenant has no name for it. */
  label: string;
  isCurrent: boolean;
  isAvailable: boolean;
  /** Mandatory fields that are still open; undefined where the tenant does not say. */
  open: number | undefined;
}

/** The steps to show, in order. A step without anything to see is left out, unless one is in it. */
export function visibleSteps(configuration: Configuration): StepView[] {
  return configuration.steps
    .filter((step) => step.current || step.hasVisibleParameters)
    .map((step) => ({
      name: step.name,
      // Where steps are not known from the start, their names are made by the adapter.
      label: step.description || (hasUnknownSteps(configuration) ? '' : step.name),
      isCurrent: step.current,
      isAvailable: step.available,
      open: step.numberOfUncommittedMandatoryFields ?? countOpen(step),
    }));
}

/** How many steps there are is not known before the last one is reached. */
export function hasUnknownSteps({ extensions }: Configuration): boolean {
  return extensions?.capabilities?.allStepsKnown === false;
}

/** The API counts groups, not steps: the sum tells of the current step, which alone has groups. */
function countOpen({ rootGroup }: Step): number | undefined {
  return rootGroup?.members.reduce(
    (sum, member) => sum + (member.isGroup ? member.numberOfUncommittedMandatoryFields : 0),
    0,
  );
}

/** What there is to fill in, and what only informs. */
export interface StepContent {
  /** Groups with their heading, in order. Parameters directly below the root come first, as a group without a name. */
  groups: readonly Group[];
  /** Groups marked as information: shown beside the configuration, not in it. */
  info: readonly Group[];
}

export function contentOf(configuration: Configuration): StepContent {
  const root = currentStep(configuration)?.rootGroup;
  if (!root) return { groups: [], info: [] };
  const loose = root.members.filter((member): member is Parameter => !member.isGroup && isVisible(member));
  const groups = root.members.filter((member): member is Group => member.isGroup && isVisible(member));
  const isInfo = (group: Group) => /^(yes|true)$/i.test(group.properties['info_group'] ?? '');
  return {
    groups: [
      ...(loose.length > 0 ? [{ ...root, members: loose }] : []),
      ...groups.filter((group) => !isInfo(group)),
    ],
    info: groups.filter(isInfo),
  };
}

/** Hidden by the model, or without anything visible in it. */
export function isVisible(member: Group | Parameter): boolean {
  return !isHidden(member.properties) && (!member.isGroup || hasVisibleMembers(member));
}

const hasVisibleMembers = onceFor(({ hasVisibleParameters, members, properties }: Group) => {
  // A table without a row is where the first one is added.
  const isEmptyTable = members.length === 0 && Boolean(properties['tc_table_count']);
  return hasVisibleParameters && (isEmptyTable || members.some(isVisible));
});

/** Where in the page a group stands. */
export function groupAnchor({ name }: Pick<Group, 'name'>): string {
  return `group-${name}`;
}

/** The group that an element of the page is in. */
export function groupAround(element: Element): string | undefined {
  const section = element.closest(`section[id^="${groupAnchor({ name: '' })}"]`);
  return section?.id.slice(groupAnchor({ name: '' }).length);
}

/** The steps before and after the current one that can be gone to. */
export function neighbours(steps: readonly StepView[]): {
  previous: StepView | undefined;
  next: StepView | undefined;
  position: number;
} {
  const position = steps.findIndex(({ isCurrent }) => isCurrent);
  const canGo = ({ isAvailable }: StepView) => isAvailable;
  return {
    previous: steps.slice(0, Math.max(position, 0)).findLast(canGo),
    next: steps.slice(position + 1).find(canGo),
    position,
  };
}
