/** The values of a call, sorted by what is to become of each. */
import type { Commit } from '#server/engine/engine-port.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { fixedCommits, isNeed, type Configuration } from '../configuration.ts';
import { ConfiguratorError } from '../configurator-error.ts';
import type { ConfiguratorContext } from '../context.ts';
import { complete } from '../evaluate.ts';
import { isLocked } from '../parameters.ts';
import { impliedUncommits } from '../quantity-options.ts';
import { readValue, type ReadValue, type Refusal } from '../read-value.ts';
import { countsFor, withoutFields } from '../rows.ts';

export interface SortedValues {
  /** The configuration without the fields to uncommit, and with the texts. */
  readonly whole: Configuration;
  /** That without the implied uncommits. */
  readonly base: Configuration;
  /** Fields to uncommit. */
  readonly blanks: readonly string[];
  /** For the engine, counts of rows included; a field is here once, and not with the value it is committed to. */
  readonly wanted: readonly Commit[];
  readonly refused: readonly { readonly commit: Commit; readonly refusal: Refusal }[];
  /** How many of the values sent are not refused. */
  readonly applicable: number;
}

/** @throws ConfiguratorError for a field that the model does not have */
export function sortValues(
  context: ConfiguratorContext,
  configuration: Configuration,
  sent: readonly Commit[],
): SortedValues {
  const { model } = context;
  const wanted = new Map<string, Commit>();
  const blanks = new Set<string>();
  const texts = new Map(configuration.texts);
  const refused: { commit: Commit; refusal: Refusal }[] = [];
  // Of two values for one field the later one counts.
  for (const { field: name, value } of new Map(sent.map((one) => [one.field, one])).values()) {
    const field = fieldNamed(model, name);
    const read = isNeed(configuration, name)
      ? readFixedNeed(configuration, field, value)
      : readValue(field, value);
    if (read.kind === 'refused') refused.push({ commit: { field: name, value }, refusal: read.refusal });
    else if (read.kind === 'blank') blanks.add(name);
    else if (field.type === 'text') texts.set(name, read.value);
    else wanted.set(name, { field: name, value: read.value });
  }
  // Committing once more what is committed changes nothing, not even its age.
  for (const { field, value } of fixedCommits(configuration))
    if (wanted.get(field)?.value === value) wanted.delete(field);
  const whole = withoutFields(model, { ...configuration, texts }, blanks);
  const implied = impliedUncommits(model, whole.commits, [...wanted.values()]);
  const refusedFields = new Set(refused.map(({ commit }) => commit.field));
  const about = sent.filter(({ field, value }) => value.trim() !== '' && !refusedFields.has(field));
  return {
    whole,
    base:
      implied.length === 0 ? whole : withoutFields(model, whole, new Set(implied.map(({ field }) => field))),
    blanks: [...blanks],
    wanted: [
      ...wanted.values(),
      ...countsFor(model, configuration, about, () => valuesOf(context, configuration)),
    ],
    refused,
    applicable: sent.length - refused.length,
  };
}

/**
 * Those of the values sent whose field cannot be edited as things stand ("editable if"). Uncommitting is always possible, and
 * so is sending again what holds already.
 */
export function lockedValues(
  context: ConfiguratorContext,
  configuration: Configuration,
  sent: readonly Commit[],
): readonly Commit[] {
  const { model } = context;
  const gated = sent.filter(
    ({ field, value }) => model.fields.get(field)?.editableIf !== undefined && value.trim() !== '',
  );
  if (gated.length === 0) return [];
  const assignment = valuesOf(context, configuration);
  return gated.filter(({ field: name, value }) => {
    const field = model.fields.get(name);
    const held =
      configuration.texts.get(name) ?? configuration.commits.find((commit) => commit.field === name)?.value;
    return field !== undefined && held !== value.trim() && isLocked(field, assignment);
  });
}

/** @throws ConfiguratorError for a field that the model does not have */
export function fieldNamed(model: ProductModel, name: string): ModelField {
  const field = model.fields.get(name);
  if (field) return field;
  throw new ConfiguratorError({ kind: 'unknown-parameter', parameter: name });
}

function valuesOf(context: ConfiguratorContext, configuration: Configuration) {
  const { previous } = configuration;
  return complete(context, { commits: fixedCommits(configuration), previous }).assignment;
}

/** A need can only be sent as it is. */
function readFixedNeed({ needs }: Configuration, { name }: ModelField, sent: string): ReadValue {
  const value = sent.trim();
  return needs.some((need) => need.field === name && need.value === value)
    ? { kind: 'value', value }
    : { kind: 'refused', refusal: { kind: 'fixed-need', field: name } };
}
