/** What the scene of a product is told of a configuration, and a name for all that its picture depends on. */
import { createHash } from 'node:crypto';
import { boundValue } from './bound-value.ts';
import type { EvaluatedConfiguration } from './evaluated-configuration.ts';

/** `messagingData` of the visualization object: values of fields that the scene reads, and what the model binds. */
export function messagingData(configuration: EvaluatedConfiguration): { name: string; value: string }[] {
  const { scene, visualization } = configuration.product.model;
  const fields = Object.keys(scene?.scene.fields ?? {}).map((field) => ({ attribute: field, field }));
  return [...fields, ...(visualization?.bindings ?? [])].map((binding) => ({
    name: binding.attribute,
    value: boundValue(configuration, binding),
  }));
}

/**
 * The same for two configurations of a product that look the same, also in another revision of the model: 32 hexadecimal digits.
 * Pictures of customers count by their key.
 */
export function appearanceOf(configuration: EvaluatedConfiguration): string {
  const texts = [...configuration.product.model.fields.values()]
    .filter((field) => field.type === 'text' && field.widget === 'custom_viz_image')
    .map(({ name }) => configuration.state.texts.get(name) ?? '');
  return createHash('sha256')
    .update(JSON.stringify([messagingData(configuration), texts]))
    .digest('hex')
    .slice(0, 32);
}
