import type { ChangedParameter, Configuration, Group, Parameter, Step } from '#src/api/read/configuration.ts';

export function currentStep({ steps }: Configuration): Step | undefined {
  return steps.find(({ current }) => current);
}

/** Every parameter that an answer carries: those of the current step, however deep their group lies. */
export function parametersOf({ steps }: Configuration): Parameter[] {
  return steps.flatMap(({ rootGroup }) => (rootGroup ? parametersIn(rootGroup) : []));
}

export function parametersIn(group: Group): Parameter[] {
  return group.members.flatMap((member) => (member.isGroup ? parametersIn(member) : [member]));
}

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
): ChangedParameter[] {
  if (!before || currentStep(before)?.name !== currentStep(after)?.name) return [];
  const earlier = new Map(parametersOf(before).map((parameter) => [parameter.name, parameter]));
  return parametersOf(after).flatMap((parameter) => {
    const old = earlier.get(parameter.name);
    if (!old || old === parameter || old.value === parameter.value || asked.has(parameter.name)) return [];
    return {
      name: parameter.name,
      description: parameter.description,
      oldValue: old.value,
      oldValueDescription: withUnit(old),
      newValue: parameter.value,
      newValueDescription: withUnit(parameter),
    };
  });
}
