/** Contextual needs ("Needs and Sizing"): what the start call says the product is for, by the alias of each need. */
import type { Commit } from '#server/engine/engine-port.ts';
import { domainOf } from '#server/model/product/model-field.ts';
import type { Configuration } from '../configuration.ts';
import { ConfiguratorError } from '../configurator-error.ts';
import type { ConfiguratorContext } from '../context.ts';
import { dropInconsistent, isConsistent } from '../consistency.ts';
import { readNeedValue } from '../read-value.ts';
import { ok, type TransitionResult } from '../response.ts';

/**
 * The needs among the parameters of a start call. Other parameters are somebody else's and are left alone; a need that is
 * not given stays open.
 *
 * @param sent parameters of the call by name
 * @throws ConfiguratorError for a value that the need does not have, and for needs that cannot hold together
 */
export function readNeeds(context: ConfiguratorContext, sent: ReadonlyMap<string, string>): Commit[] {
  const { model } = context;
  const needs: Commit[] = [];
  for (const { alias, field: name } of model.needs) {
    const value = sent.get(alias);
    const field = model.fields.get(name);
    // The engine knows nothing of free texts, so none can be a need.
    if (value === undefined || !field || field.type === 'text') continue;
    const read = readNeedValue(field, value);
    if (read.kind === 'refused') {
      const values = domainOf(field)?.values.map((one) => one.name);
      throw new ConfiguratorError({ kind: 'invalid-need', alias, values });
    }
    if (read.kind === 'value') needs.push({ field: name, value: read.value });
  }
  if (needs.length > 0 && !isConsistent(context, [], needs))
    throw new ConfiguratorError({ kind: 'inconsistent-needs', fields: needs.map(({ field }) => field) });
  return needs;
}

/**
 * Needs sent with "Restart Configuration" replace those the configuration was saved with. Commits that do not fit them are
 * left out and reported.
 *
 * @param sent parameters of the call by name
 * @throws ConfiguratorError as `readNeeds`
 */
export function replaceNeeds(
  context: ConfiguratorContext,
  configuration: Configuration,
  sent: ReadonlyMap<string, string>,
): TransitionResult {
  const saved = new Map(configuration.needs.map(({ field, value }) => [field, value]));
  const given = context.model.needs.flatMap(({ alias, field }): [string, string][] => {
    const value = sent.get(alias) ?? saved.get(field);
    return value === undefined ? [] : [[alias, value]];
  });
  const needs = readNeeds(context, new Map(given));
  const isSame = needs.length === saved.size && needs.every(({ field, value }) => saved.get(field) === value);
  if (isSame) return ok(configuration);
  const fields = new Set(needs.map(({ field }) => field));
  const others = configuration.commits.filter(({ field }) => !fields.has(field));
  const { commits, dropped } = dropInconsistent(context, needs, [], others);
  return ok({ ...configuration, needs, commits }, dropped);
}
