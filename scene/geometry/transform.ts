/**
 * Placements in space as 4 × 4 matrices in column-major order, the way WebGL and glTF write them. All are rigid or
 * mirrored: there is no scale, because shapes have their true size.
 */
import { cross, dot, normalize, type Vector } from './vector.ts';

export type Transform = readonly number[];
export type Axis = 'x' | 'y' | 'z';

export const identity: Transform = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** `a` applied after `b`. */
export function multiply(a: Transform, b: Transform): Transform {
  const result = new Array<number>(16).fill(0);
  for (let column = 0; column < 4; column++)
    for (let row = 0; row < 4; row++)
      for (let k = 0; k < 4; k++)
        result[column * 4 + row] =
          (result[column * 4 + row] ?? 0) + (a[k * 4 + row] ?? 0) * (b[column * 4 + k] ?? 0);
  return result;
}

export function fromBasis(x: Vector, y: Vector, z: Vector, at: Vector): Transform {
  return [...x, 0, ...y, 0, ...z, 0, ...at, 1];
}

export function translation(at: Vector): Transform {
  return fromBasis([1, 0, 0], [0, 1, 0], [0, 0, 1], at);
}

/** Turns about the x axis, then about y, then about z; in degrees, counterclockwise seen from the end of the axis. */
export function rotation([x, y, z]: Vector): Transform {
  return multiply(turn('z', z), multiply(turn('y', y), turn('x', x)));
}

export function turn(axis: Axis, degrees: number): Transform {
  const [c, s] = [cosine(degrees), sine(degrees)];
  if (axis === 'x') return fromBasis([1, 0, 0], [0, c, s], [0, -s, c], [0, 0, 0]);
  if (axis === 'y') return fromBasis([c, 0, -s], [0, 1, 0], [s, 0, c], [0, 0, 0]);
  return fromBasis([c, s, 0], [-s, c, 0], [0, 0, 1], [0, 0, 0]);
}

/** The mirror image in the plane through the origin that is perpendicular to the axis. */
export function mirror(axis: Axis): Transform {
  const sign = (other: Axis) => (other === axis ? -1 : 1);
  return fromBasis([sign('x'), 0, 0], [0, sign('y'), 0], [0, 0, sign('z')], [0, 0, 0]);
}

/** At `at`, with y along `direction` and z as near as it can be to the z axis. */
export function alongDirection(direction: Vector, at: Vector): Transform {
  const y = normalize(direction);
  const reference: Vector = Math.abs(y[2]) > 0.999 ? [1, 0, 0] : [0, 0, 1];
  const x = normalize(cross(y, reference));
  return fromBasis(x, y, cross(x, y), at);
}

export function positionOf(transform: Transform): Vector {
  return [transform[12] ?? 0, transform[13] ?? 0, transform[14] ?? 0];
}

export function applyToPoint(transform: Transform, point: Vector): Vector {
  const [x, y, z] = columnsOf(transform);
  const at = positionOf(transform);
  const row = (index: 0 | 1 | 2) =>
    x[index] * point[0] + y[index] * point[1] + z[index] * point[2] + at[index];
  return [row(0), row(1), row(2)];
}

/** The transform that undoes a rigid or mirrored one. */
export function inverse(transform: Transform): Transform {
  const [x, y, z] = columnsOf(transform);
  const at = positionOf(transform);
  return fromBasis(
    [x[0], y[0], z[0]],
    [x[1], y[1], z[1]],
    [x[2], y[2], z[2]],
    [-dot(x, at), -dot(y, at), -dot(z, at)],
  );
}

/** Whether it makes a left hand of a right one. */
export function isMirrored(transform: Transform): boolean {
  const [x, y, z] = columnsOf(transform);
  return dot(cross(x, y), z) < 0;
}

function columnsOf(t: Transform): readonly [Vector, Vector, Vector] {
  return [
    [t[0] ?? 0, t[1] ?? 0, t[2] ?? 0],
    [t[4] ?? 0, t[5] ?? 0, t[6] ?? 0],
    [t[8] ?? 0, t[9] ?? 0, t[10] ?? 0],
  ];
}

/** Exact for the angles that people write: a quarter turn leaves no dust behind. */
function cosine(degrees: number): number {
  const turns = (((degrees % 360) + 360) % 360) / 90;
  if (Number.isInteger(turns)) return [1, 0, -1, 0][turns] ?? 1;
  return Math.cos((degrees * Math.PI) / 180);
}

function sine(degrees: number): number {
  return cosine(degrees - 90);
}
