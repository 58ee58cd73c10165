/** What is told of a configuration outside the shop: to scenes, to attributes of the cart item, to other systems. */
import { chosenValue } from '#server/model/product/bill-of-materials.ts';
import type { AttributeBinding } from '#server/model/product/product-model.ts';
import { valueOf, type EvaluatedConfiguration } from './evaluated-configuration.ts';

/** The value as the model names it, in no language and in the model's unit; empty for none. */
export function boundValue(
  configuration: EvaluatedConfiguration,
  { field: name, feature }: Omit<AttributeBinding, 'attribute'>,
): string {
  const { model } = configuration.product;
  const field = model.fields.get(name);
  if (!field) return '';
  if (feature === undefined) return valueOf(configuration, field);
  const value = chosenValue(model, name, configuration.evaluation.assignment)?.features[feature];
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return value === undefined ? '' : String(value);
}

/** "Configuration Outputs": attributes of the shopping cart item by their names, those without a value left out. */
export function outputsOf(configuration: EvaluatedConfiguration): Record<string, string> {
  return Object.fromEntries(
    tell(configuration, configuration.product.model.outputs).map(({ name, value }) => [name, value]),
  );
}

/** "The list of non-empty integration attributes." */
export function integrationAttributesOf(configuration: EvaluatedConfiguration) {
  return tell(configuration, configuration.product.model.integrationAttributes);
}

function tell(configuration: EvaluatedConfiguration, bindings: readonly AttributeBinding[]) {
  return bindings
    .map((binding) => ({ name: binding.attribute, value: boundValue(configuration, binding) }))
    .filter(({ value }) => value !== '');
}
