import type { Vector } from '#scene/geometry/vector.ts';

/** From the axes of a scene (metres, y up, z to the right) to those of CAD programs: millimetres, z up, y to the left. */
export function upright([x, y, z]: Vector): Vector {
  return [x * 1000, -z * 1000, y * 1000];
}
