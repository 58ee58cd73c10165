import { ShapeUtils, Vector2 } from 'three';
import type { Vector } from '#scene/geometry/vector.ts';
import { cornersOf, type Contour } from './contour.ts';
import type { MeshBuilder } from './mesh-builder.ts';

/**
 * Fills the plane inside a contour and outside of its holes.
 *
 * @param contours the contour, then its holes
 * @param isBack whether it is looked at from behind
 * @param place where a point of the plane is in space
 */
export function fillContour(
  builder: MeshBuilder,
  contours: readonly Contour[],
  normal: Vector,
  isBack: boolean,
  place: (point: { readonly x: number; readonly y: number }) => Vector,
): void {
  const [outer = [], ...holes] = contours.map((contour) =>
    cornersOf(contour).map(({ x, y }) => new Vector2(x, y)),
  );
  if (outer.length < 3) return;
  const triangles = ShapeUtils.triangulateShape(outer, holes) as [number, number, number][];
  const corners = [outer, ...holes]
    .flat()
    .map((point) => builder.corner(place(point), normal, point.x, point.y));
  for (const [a, b, c] of triangles) {
    const [i = 0, j = 0, k = 0] = [corners[a], corners[b], corners[c]];
    if (isBack) builder.triangle(i, k, j);
    else builder.triangle(i, j, k);
  }
}
