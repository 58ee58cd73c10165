import type { Vector } from '#scene/geometry/vector.ts';
import type { DrawnView } from '#server/model/product/product-drawing.ts';

/** How space is seen: directions of the view in space, each of length 1. */
export interface ViewProjection {
  /** To the right on the paper. */
  readonly right: Vector;
  /** Up on the paper. */
  readonly up: Vector;
  /** Towards who looks at it. */
  readonly near: Vector;
}

/** Orthographic, each as it is seen from its side. */
export const viewProjections: Readonly<Record<DrawnView, ViewProjection>> = {
  side: { right: [1, 0, 0], up: [0, 1, 0], near: [0, 0, 1] },
  front: { right: [0, 0, -1], up: [0, 1, 0], near: [1, 0, 0] },
  top: { right: [1, 0, 0], up: [0, 0, -1], near: [0, 1, 0] },
};

/** @param azimuth degrees from the right side towards the front @param elevation degrees upwards */
export function obliqueProjection(azimuth: number, elevation: number): ViewProjection {
  const [a, e] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
  const [sa, ca, se, ce] = [Math.sin(a), Math.cos(a), Math.sin(e), Math.cos(e)];
  return { right: [ca, 0, -sa], up: [-sa * se, ce, -ca * se], near: [sa * ce, se, ca * ce] };
}
