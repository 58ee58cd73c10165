import { groupsOf } from '#server/model/product/groups-of.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import {
  VISUALIZATION_BASE,
  VISUALIZATION_FRAME,
  VISUALIZATION_PICTURES,
  SHARED_VIEW_SERVER,
} from '../../visualization-addresses.ts';
import type { ShownPictures } from '../../product/shown-pictures.ts';
import { strongReference } from '../../product/product-registry.ts';
import type { EvaluatedConfiguration } from '../../product/evaluated-configuration.ts';
import { pictureValueOf } from '../../product/present-picture.ts';
import { messagingData } from '../../product/messaging-data.ts';

/**
 * The visualization object (API page, "Visualization"). A product with a scene is shown by this tenant's own frame; one
 * whose model only binds values names no frame: that is for whoever hosts one. Empty for a product with neither, as clients
 * expect.
 *
 * @param pictures of the customer, and of what is configured
 */
export function presentVisualization(
  configuration: EvaluatedConfiguration,
  pictures?: ShownPictures,
): Record<string, unknown> {
  const { visualization, scene } = configuration.product.model;
  if (!visualization && !scene) return {};
  const { scene: name, aspectRatio, primaryColor, buttons } = visualization ?? {};
  return {
    name: name ?? configuration.product.model.name,
    tvkbReference: name,
    currentStep: configuration.state.step,
    messagingData: messagingData(configuration),
    debugMode: false,
    fullscreen: buttons ? buttons.has('fullscreen') : true,
    share: buttons ? buttons.has('share') : scene !== undefined,
    visaction: (scene?.scene.actions.length ?? 0) > 0,
    ...(aspectRatio !== undefined && { aspectRatio }),
    ...(primaryColor !== undefined && { primaryColor }),
    ...(scene && ofScene(configuration)),
    ...pictures,
  };
}

/** Where this tenant's own frame finds the scene. */
function ofScene(configuration: EvaluatedConfiguration): Record<string, unknown> {
  const { model, product } = configuration.product;
  const reference = strongReference(product);
  return {
    iframePath: VISUALIZATION_FRAME,
    tvkbPath: `${VISUALIZATION_BASE}/scenes/`,
    tvkbReference: reference,
    assetsPath: `${VISUALIZATION_BASE}/assets/${reference}/`,
    sessionServer: SHARED_VIEW_SERVER,
    picture: pictureAddress(configuration, reference),
    previews: true,
    groupSteps: groupSteps(model),
    buttonLabels: Object.fromEntries(
      model.scene?.scene.actions.map(({ name, label }) => [name, label]) ?? [],
    ),
  };
}

/**
 * Of the product as its model pictures it in this configuration, else of the product: an extension, for frames that cannot draw. The
 * picture's usual address needs the API key.
 */
function pictureAddress(configuration: EvaluatedConfiguration, reference: string): string | undefined {
  const { model, product } = configuration.product;
  const shown = pictureValueOf(configuration);
  const place = shown
    ? [reference, shown.domain.name, shown.value.name]
    : (product.picture ?? model.picture) && [reference];
  return place && [VISUALIZATION_PICTURES, ...place.map(encodeURIComponent)].join('/');
}

const stepsByGroup = new WeakMap<ProductModel, Readonly<Record<string, string>>>();

/** The step of each group: an extension, with which a client can go to the group that the frame names. */
function groupSteps(model: ProductModel): Readonly<Record<string, string>> {
  const known = stepsByGroup.get(model);
  if (known) return known;
  const made = Object.fromEntries(
    model.steps.flatMap((step) => groupsOf(step).map(({ name }) => [name, step.name] as const)),
  );
  stepsByGroup.set(model, made);
  return made;
}
