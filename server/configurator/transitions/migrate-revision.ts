import type { Commit } from '#server/engine/engine-port.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import type { Configuration } from '../configuration.ts';
import type { ConfiguratorContext } from '../context.ts';
import { placedVariants } from '#server/model/product/variant-catalog.ts';
import { dropInconsistent } from '../consistency.ts';
import { readNeedValue, readValue } from '../read-value.ts';
import { ok, type TransitionResult } from '../response.ts';

/**
 * Brings a configuration to the current revision of its model: what still exists and still holds together is kept, older
 * commits before newer ones, and the rest is named, so that no choice disappears in silence.
 */
export function migrateRevision(
  context: ConfiguratorContext,
  configuration: Configuration,
): TransitionResult {
  const { model } = context;
  if (configuration.revision === model.revision) return ok(configuration);

  const fieldOf = (commit: Commit): ModelField | undefined => model.fields.get(commit.field);
  const exists = (commit: Commit) => {
    const field = fieldOf(commit);
    // What the customer could choose then may have become something that follows from other choices.
    return field !== undefined && readValue(field, commit.value).kind === 'value';
  };
  // The fields of needs are often read-only on the screen; only the value has to exist.
  const existsAsNeed = (commit: Commit) => {
    const field = fieldOf(commit);
    return (
      model.needs.some((need) => need.field === commit.field) &&
      field !== undefined &&
      readNeedValue(field, commit.value).kind === 'value'
    );
  };
  const isText = (commit: Commit) => fieldOf(commit)?.type === 'text';
  const texts = [...configuration.texts].map(([field, value]): Commit => ({ field, value }));

  const keptTexts = texts.filter((text) => exists(text) && isText(text));
  const needs = dropInconsistent(context, [], [], configuration.needs.filter(existsAsNeed)).commits;
  const existing = configuration.commits.filter((commit) => exists(commit) && !isText(commit));
  const { commits } = dropInconsistent(context, needs, [], existing);
  const kept = new Set<Commit>([...needs, ...commits, ...keptTexts]);
  const variants = placedVariants(model, configuration.variants);
  const lost = (configuration.variants ?? []).filter((one) => !variants.some(({ chosen }) => chosen === one));
  return ok(
    {
      ...configuration,
      revision: model.revision,
      needs,
      commits,
      texts: new Map(keptTexts.map(({ field, value }) => [field, value])),
      previous: configuration.previous.filter(exists),
      ...(configuration.variants && { variants: variants.map(({ chosen }) => chosen) }),
      step: model.steps.some(({ name }) => name === configuration.step)
        ? configuration.step
        : (model.steps[0]?.name ?? ''),
    },
    [
      ...[...configuration.needs, ...configuration.commits, ...texts].filter((commit) => !kept.has(commit)),
      ...lost.map(({ position, variant }): Commit => ({ field: position, value: variant })),
    ],
  );
}
