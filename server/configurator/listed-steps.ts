import { fieldsOf } from '#server/model/product/fields-of.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import type { ModelStep, ProductModel } from '#server/model/product/product-model.ts';
import { isNeed, type Configuration } from './configuration.ts';
import { asksForNeeds } from './parameters.ts';

/**
 * The steps of a configuration. A needs step is one of them only "if input to any is required to advance" (API page, "Needs and
 * Sizing for Product Models"): where the start call gave all that it asks for, the configuration begins behind it.
 */
export function listedSteps(
  { steps }: ProductModel,
  configuration: Pick<Configuration, 'needs'>,
): readonly ModelStep[] {
  if (configuration.needs.length === 0) return steps;
  const isAnswered = (field: ModelField) =>
    field.hidden || field.readonly || isNeed(configuration, field.name);
  const listed = steps.filter((step) => !asksForNeeds(step) || !fieldsOf(step).every(isAnswered));
  return listed.length > 0 ? listed : steps;
}

/** The configuration on a step that is listed: its own, or the first one. */
export function onListedStep(model: ProductModel, configuration: Configuration): Configuration {
  const listed = listedSteps(model, configuration);
  if (listed.some(({ name }) => name === configuration.step)) return configuration;
  return { ...configuration, step: listed[0]?.name ?? '' };
}
