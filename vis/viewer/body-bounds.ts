import { Box3, type BufferGeometry, Vector3 } from 'three';
import type { Transform } from '#scene/geometry/transform.ts';

/**
 * The box around all copies of a geometry, exactly: a box that is turned and boxed again would be too large, and the
 * product would float above its shadow.
 */
export function boundsOfCopies(geometry: BufferGeometry, placements: readonly Transform[]): Box3 {
  const box = new Box3();
  const position = geometry.getAttribute('position') as { readonly array: ArrayLike<number> } | undefined;
  if (!position) return box;
  for (const placement of placements) {
    const low = new Vector3(...[0, 1, 2].map((axis) => extreme(position.array, placement, axis, Math.min)));
    const high = new Vector3(...[0, 1, 2].map((axis) => extreme(position.array, placement, axis, Math.max)));
    if (Number.isFinite(low.x)) box.union(new Box3(low, high));
  }
  return box;
}

function extreme(
  positions: ArrayLike<number>,
  placement: Transform,
  axis: number,
  choose: (a: number, b: number) => number,
): number {
  const [x = 0, y = 0, z = 0, at = 0] = [
    placement[axis],
    placement[4 + axis],
    placement[8 + axis],
    placement[12 + axis],
  ];
  let found = choose(Infinity, -Infinity) === Infinity ? -Infinity : Infinity;
  for (let index = 0; index < positions.length; index += 3)
    found = choose(
      found,
      x * (positions[index] ?? 0) + y * (positions[index + 1] ?? 0) + z * (positions[index + 2] ?? 0) + at,
    );
  return found;
}
