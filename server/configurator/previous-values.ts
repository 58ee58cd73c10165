/**
 * Previous values: what fields showed that keep their value (`default_policy: previous`). They are a part of the
 * configuration, because the next answer depends on them: the same commits and previous values always get the same one.
 *
 * Invariant: previous values fit together with the commits, so remembering them once more changes nothing.
 */
import type { Commit, Preference } from '#server/engine/engine-port.ts';
import { keepsPrevious, type ModelField } from '#server/model/product/model-field.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { fixedCommits, type Configuration } from './configuration.ts';
import type { ConfiguratorContext } from './context.ts';
import { complete } from './evaluate.ts';
import { fromEngine } from './notation.ts';
import { readValue } from './read-value.ts';

/** The configuration with the values that its fields show now. */
export function withPreviousValues(
  context: ConfiguratorContext,
  configuration: Configuration,
): Configuration {
  return remember(context, configuration, []);
}

/**
 * The configuration after these fields were uncommitted. Their defaults come first this once: what others show must not
 * hold the old choice in place, or uncommitting would change nothing on the screen.
 */
export function clearPreviousValues(
  context: ConfiguratorContext,
  configuration: Configuration,
  fields: readonly string[],
): Configuration {
  const cleared = new Set(fields);
  const defaults = context.model.problem.fields
    .filter(({ name }) => cleared.has(name))
    .map((field): Preference => {
      const values = field.kind === 'enumerated' ? field.preference : [String(field.preferred)];
      return {
        field: field.name,
        values: values.map((value) => fromEngine(context.model, field.name, value)),
      };
    });
  return remember(context, configuration, defaults);
}

/**
 * Values that another configuration showed, for one that is seeded with them.
 * @param sent what does not apply (any more) is left out
 */
export function readPreviousValues(model: ProductModel, sent: readonly Commit[]): readonly Commit[] {
  return [...new Map(sent.map((one) => [one.field, one])).values()].flatMap(({ field: name, value }) => {
    const field = model.fields.get(name);
    if (!field || !keepsPrevious(field)) return [];
    const read = readValue(field, value);
    return read.kind === 'value' ? [{ field: name, value: read.value }] : [];
  });
}

/** The fields of a product that keep their value. */
export function keepingFields(model: ProductModel): readonly ModelField[] {
  return [...model.fields.values()].filter(keepsPrevious);
}

function remember(
  context: ConfiguratorContext,
  configuration: Configuration,
  preferences: readonly Preference[],
): Configuration {
  const keeping = keepingFields(context.model);
  if (keeping.length === 0) return configuration;
  const commits = fixedCommits(configuration);
  const { previous } = configuration;
  const { assignment } = complete(context, { commits, previous, preferences });
  const committed = new Set(commits.map(({ field }) => field));
  const now = keeping
    // A field of a row that is not there shows nothing.
    .filter(({ name }) => !committed.has(name) && assignment.has(name))
    .map(({ name }): Commit => ({ field: name, value: assignment.get(name) ?? '' }));
  const isSame =
    now.length === previous.length &&
    now.every(({ field, value }, i) => previous[i]?.field === field && previous[i].value === value);
  return isSame ? configuration : { ...configuration, previous: now };
}
