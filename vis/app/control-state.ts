import { describeParts, inLanguage } from '#scene/describe/describe-scene.ts';
import type { PlacedScene } from '#scene/evaluate/placed-scene.ts';
import type { Scene } from '#scene/scene.ts';
import { flagOf, valuesOf, type VisualizationObject } from '../protocol/visualization-object.ts';
import type { ControlState } from './controls.ts';

export interface ControlSource {
  readonly scene: Scene;
  readonly placed: PlacedScene;
  readonly visualization: VisualizationObject;
  /** Actions of the scene that are on. */
  readonly actions: ReadonlySet<string>;
  readonly language: string;
  /** Whether parts can be changed, and whether this device shows the product in a room. */
  readonly canChange: boolean;
  readonly hasRoom: boolean;
}

/** What there is to control in a state. What buttons there are, the page says (API page, "Visualization"). */
export function controlState(source: ControlSource): ControlState {
  const { scene, placed, visualization, actions, language, canChange, hasRoom } = source;
  const byName = new Map(placed.parts.map((part) => [part.name, part]));
  const possible = scene.actions.filter(({ name }) => placed.actions.includes(name));
  return {
    views: placed.views.map(({ name, label }) => ({ name, label: inLanguage(label, language) })),
    // Without buttons here, actions are triggers of the page.
    actions: (flagOf(visualization, 'visaction') ? possible : []).map(({ name, label }) => ({
      name,
      label: inLanguage(label, language),
      isOn: actions.has(name),
    })),
    parts: describeParts(scene, placed, valuesOf(visualization), language).map((part) => ({
      ...part,
      changes: canChange && byName.get(part.name)?.commit !== undefined,
    })),
    hasDimensions: placed.dimensions.length > 0,
    hasFullscreen: flagOf(visualization, 'fullscreen') && document.fullscreenEnabled,
    hasRoom,
    hasShare: flagOf(visualization, 'share'),
    hasCopy: flagOf(visualization, 'debugMode'),
  };
}
