import earcut from 'earcut';
import type { Vector } from '../geometry/vector.ts';
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
  const [outer = [], ...holes] = contours.map(cornersOf);
  if (outer.length < 3) return;
  const points = [outer, ...holes].flat();
  const starts = holes.map((_, index) =>
    [outer, ...holes.slice(0, index)].reduce((sum, contour) => sum + contour.length, 0),
  );
  const triangles = earcut(
    points.flatMap(({ x, y }) => [x, y]),
    starts,
  );
  const corners = points.map((point) => builder.corner(place(point), normal, point.x, point.y));
  for (let index = 0; index < triangles.length; index += 3) {
    const [i = 0, j = 0, k = 0] = triangles.slice(index, index + 3).map((corner) => corners[corner] ?? 0);
    if (isBack) builder.triangle(i, k, j);
    else builder.triangle(i, j, k);
  }
}
