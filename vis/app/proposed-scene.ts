import { evaluateScene } from '#scene/evaluate/evaluate-scene.ts';
import type { PlacedScene } from '#scene/evaluate/placed-scene.ts';
import type { Scene } from '#scene/scene.ts';
import type { StateMessage } from '../protocol/messages.ts';
import { valuesOf, type VisualizationObject } from '../protocol/visualization-object.ts';

/**
 * What an option that is only pointed at would make of the product: `preview` of the visualization object, an extension, has values by
 * field. Nothing else is changed with them, because only the tenant knows what would. Undefined where nothing would look different.
 */
export function proposedScene(
  scene: Scene,
  visualization: VisualizationObject,
  actions: ReadonlySet<string>,
): PlacedScene | undefined {
  const { preview } = visualization;
  if (typeof preview !== 'object' || preview === null) return undefined;
  const proposed = new Map(Object.entries(preview as Record<string, unknown>));
  let isOther = false;
  const values = valuesOf(visualization).map((shown) => {
    const value = proposed.get(shown.name);
    if (typeof value !== 'string' || value === shown.value) return shown;
    isOther = true;
    return { ...shown, value };
  });
  return isOther ? evaluateScene(scene, values, actions) : undefined;
}

/** Whether there is nothing to do for a state but to show what is pointed at now. */
export function isPreviewOnly(before: StateMessage, state: StateMessage): boolean {
  return (
    state.triggers.length + state.buttonTriggers.length === 0 &&
    before.currentGroup === state.currentGroup &&
    JSON.stringify(before.response) === JSON.stringify(state.response) &&
    before.visualization['preview'] !== state.visualization['preview'] &&
    isSameBesidePreview(before.visualization, state.visualization)
  );
}

function isSameBesidePreview(a: VisualizationObject, b: VisualizationObject): boolean {
  const without = (object: VisualizationObject) => JSON.stringify({ ...object, preview: undefined });
  return without(a) === without(b);
}
