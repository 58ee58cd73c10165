/** The technical drawing of a product: what it shows besides the shapes of the scene. */
import type { SceneDimension } from '#scene/scene.ts';

/**
 * Orthographic views. The side view looks at the right side of the product (from z), the front view from x, the top view
 * from above.
 */
export const drawnViews = ['side', 'front', 'top'] as const;
export type DrawnView = (typeof drawnViews)[number];

/** On which side of the view the dimension line is. */
export const dimensionPlaces = ['above', 'below', 'left', 'right'] as const;
export type DimensionPlace = (typeof dimensionPlaces)[number];

/** A distance between docking points, drawn with its true length. Without an axis it is measured in the plane of the view. */
export interface DrawnDimension extends Omit<SceneDimension, 'shift'> {
  readonly view: DrawnView;
  readonly place: DimensionPlace;
}

export interface ProductDrawing {
  readonly dimensions: readonly DrawnDimension[];
  /** Where each shape of each part is described (`scene.yaml:12:7`), for messages to the author. */
  readonly places: Readonly<Record<string, readonly string[]>>;
}
