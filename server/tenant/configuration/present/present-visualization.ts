import { chosenValue } from '#server/model/product/bill-of-materials.ts';
import type {
  ModelGroup,
  ModelStep,
  ModelVisualization,
  ProductModel,
  VisualizationBinding,
} from '#server/model/product/product-model.ts';
import { VISUALIZATION_BASE, VISUALIZATION_FRAME } from '../../visualization-addresses.ts';
import { strongReference } from '../../product/product-registry.ts';
import { valueOf, type EvaluatedConfiguration } from '../../product/evaluated-configuration.ts';

/**
 * The visualization object (API page, "Visualization"). A product with a scene is shown by this tenant's own frame; one
 * whose model only binds values names no frame: that is for whoever hosts one. Empty for a product with neither, as clients
 * expect.
 */
export function presentVisualization(configuration: EvaluatedConfiguration): Record<string, unknown> {
  const { visualization, scene } = configuration.product.model;
  return {
    ...(visualization && ofBindings(configuration, visualization)),
    ...(scene && ofScene(configuration, Object.keys(scene.scene.fields), visualization)),
  };
}

function ofBindings(
  configuration: EvaluatedConfiguration,
  { scene, aspectRatio, primaryColor, buttons, bindings }: ModelVisualization,
): Record<string, unknown> {
  return {
    name: scene,
    tvkbReference: scene,
    currentStep: configuration.state.step,
    messagingData: bindings.map((binding) => ({
      name: binding.attribute,
      value: boundValue(configuration, binding),
    })),
    debugMode: false,
    fullscreen: buttons.has('fullscreen'),
    share: buttons.has('share'),
    visaction: false,
    ...(aspectRatio !== undefined && { aspectRatio }),
    ...(primaryColor !== undefined && { primaryColor }),
  };
}

/** @param fields that the scene reads */
function ofScene(
  configuration: EvaluatedConfiguration,
  fields: readonly string[],
  visualization: ModelVisualization | undefined,
): Record<string, unknown> {
  const { model, product } = configuration.product;
  const reference = strongReference(product);
  return {
    name: visualization?.scene ?? model.name,
    iframePath: VISUALIZATION_FRAME,
    tvkbPath: `${VISUALIZATION_BASE}/scenes/`,
    tvkbReference: reference,
    assetsPath: `${VISUALIZATION_BASE}/assets/${reference}/`,
    currentStep: configuration.state.step,
    messagingData: fields.map((field) => ({ name: field, value: boundValue(configuration, { field }) })),
    debugMode: false,
    fullscreen: true,
    share: false,
    visaction: false,
    groupSteps: groupSteps(model),
  };
}

/** The step of each group: an extension, with which a client can go to the group that the frame names. */
function groupSteps({ steps }: ProductModel): Record<string, string> {
  const groupsOf = (part: ModelStep | ModelGroup): readonly ModelGroup[] =>
    ('groups' in part ? part.groups : part.members).flatMap((member) =>
      'members' in member ? [member, ...groupsOf(member)] : [],
    );
  return Object.fromEntries(steps.flatMap((step) => groupsOf(step).map(({ name }) => [name, step.name])));
}

/** Values as the API names them: scenes know no language and no unit but the model's. */
function boundValue(
  configuration: EvaluatedConfiguration,
  { field: name, feature }: Pick<VisualizationBinding, 'field'> & Partial<VisualizationBinding>,
): string {
  const { model } = configuration.product;
  const field = model.fields.get(name);
  if (!field) return '';
  if (feature === undefined) return valueOf(configuration, field);
  const value = chosenValue(model, name, configuration.evaluation.assignment)?.features[feature];
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return value === undefined ? '' : String(value);
}
