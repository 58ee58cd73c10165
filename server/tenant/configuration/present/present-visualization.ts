import { chosenValue } from '#server/model/product/bill-of-materials.ts';
import type { ModelVisualization, VisualizationBinding } from '#server/model/product/product-model.ts';
import { valueOf, type EvaluatedConfiguration } from '../../product/evaluated-configuration.ts';

/**
 * The visualization object ("Visualization") as far as the model says it: what the scene is called and told. Addresses of
 * a player and its assets are for whoever hosts one. Empty for a product without a scene, as clients expect.
 */
export function presentVisualization(configuration: EvaluatedConfiguration): Record<string, unknown> {
  const { visualization } = configuration.product.model;
  return visualization ? describe(configuration, visualization) : {};
}

function describe(
  configuration: EvaluatedConfiguration,
  { scene, aspectRatio, primaryColor, buttons, bindings }: ModelVisualization,
): Record<string, unknown> {
  return {
    name: scene,
    tvkbReference: scene,
    currentStep: configuration.state.step,
    messagingData: bindings.map((binding) => ({
      name: binding.attribute,
      value: told(configuration, binding),
    })),
    debugMode: false,
    fullscreen: buttons.has('fullscreen'),
    share: buttons.has('share'),
    visaction: false,
    ...(aspectRatio !== undefined && { aspectRatio }),
    ...(primaryColor !== undefined && { primaryColor }),
  };
}

/** Values as the API names them: scenes know no language and no unit but the model's. */
function told(configuration: EvaluatedConfiguration, { field: name, feature }: VisualizationBinding): string {
  const { model } = configuration.product;
  const field = model.fields.get(name);
  if (!field) return '';
  if (feature === undefined) return valueOf(configuration, field);
  const value = chosenValue(model, name, configuration.evaluation.assignment)?.features[feature];
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return value === undefined ? '' : String(value);
}
