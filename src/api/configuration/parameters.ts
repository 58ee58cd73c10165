import { isNeedsStep } from '#contract/step-names.ts';
import type { ChangedParameter, Configuration, Group, Parameter, Step } from '#src/api/read/configuration.ts';
import { onceFor } from '#src/lib/once-for.ts';

export function currentStep({ steps }: Configuration): Step | undefined {
  return steps.find(({ current }) => current);
}

/** Does the step that is shown ask for needs? */
export function asksForNeeds(configuration: Configuration): boolean {
  return isNeedsStep(currentStep(configuration)?.name);
}

/** Every parameter that an answer carries: those of the current step, however deep their group lies. */
export function parametersOf({ steps }: Configuration): readonly Parameter[] {
  const roots = steps.flatMap(({ rootGroup }) => rootGroup ?? []);
  const [root] = roots;
  // Only the current step has its groups.
  return root && roots.length === 1 ? parametersIn(root) : roots.flatMap(parametersIn);
}

export const parametersIn: (group: Group) => readonly Parameter[] = onceFor(({ members }) =>
  members.flatMap((member) => (member.isGroup ? parametersIn(member) : [member])),
);

export function findParameter(configuration: Configuration | undefined, name: string): Parameter | undefined {
  return configuration && parametersOf(configuration).find((parameter) => parameter.name === name);
}

/** What a person reads for a value of a parameter. */
export function valueLabel(parameter: Parameter | undefined, value: string): string {
  const element = parameter?.domain?.elements.find(({ name }) => name === value);
  return element?.description || (parameter?.value === value && parameter.valueDescription) || value;
}

/** A value as a sentence needs it: beside a field stands its unit, elsewhere it has to be said. */
function withUnit({ value, valueDescription, properties, uomConvertedItemId }: Parameter): string {
  const text = valueDescription || value;
  if (uomConvertedItemId) return text; // the tenant said it in another unit, with it
  const unit = unitOf(properties);
  return unit && text !== '' && !text.endsWith(unit) ? `${text} ${unit}` : text;
}

/** Modellers put units in brackets, or not. */
export function unitOf(properties: Readonly<Record<string, string>>): string | undefined {
  return properties['tc_unit']?.replace(/^\[(.*)\]$/, '$1') || undefined;
}

/**
 * The parameters of a step whose value differs between two answers in the same language, but for `asked` ones: what
 * the engine changed on its own. Empty across steps, which have no parameters in common.
 */
export function changesBetween(
  before: Configuration | undefined,
  after: Configuration,
  asked: ReadonlySet<string>,
): (ChangedParameter & { readonly wasCommitted: boolean })[] {
  if (!before || currentStep(before)?.name !== currentStep(after)?.name) return [];
  const earlier = new Map(parametersOf(before).map((parameter) => [parameter.name, parameter]));
  const rows = rowsOf(after);
  return parametersOf(after).flatMap((parameter) => {
    const old = earlier.get(parameter.name);
    if (!old || old === parameter || old.value === parameter.value || asked.has(parameter.name)) return [];
    return {
      name: parameter.name,
      description: [rows.get(parameter.name), parameter.description].filter(Boolean).join(': '),
      wasCommitted: old.committed,
      oldValue: old.value,
      oldValueDescription: withUnit(old),
      newValue: parameter.value,
      newValueDescription: withUnit(parameter),
    };
  });
}

/** What the row is called that a parameter is in: a field of repeated rows says itself only what it is called in each of them. */
function rowsOf({ steps }: Configuration): ReadonlyMap<string, string> {
  const rows = new Map<string, string>();
  const visit = (group: Group): void => {
    const inner = group.members.filter((member) => member.isGroup);
    for (const member of inner) {
      if (hasRows(group, inner))
        for (const { name } of parametersIn(member)) rows.set(name, member.description || member.name);
      visit(member);
    }
  };
  for (const { rootGroup } of steps) if (rootGroup) visit(rootGroup);
  return rows;
}

/** The tenant says so, or the groups in it have the same fields. */
function hasRows({ properties }: Group, groups: readonly Group[]): boolean {
  if (properties['tc_table_count']) return true;
  const columns = groups.map((group) => parametersIn(group).map(({ description }) => description));
  const [first = []] = columns;
  return (
    columns.length > 1 && first.length > 0 && new Set(columns.map((one) => JSON.stringify(one))).size === 1
  );
}
