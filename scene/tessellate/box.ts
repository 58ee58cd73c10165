import type { Vector } from '../geometry/vector.ts';
import type { ShapeOf } from '../shape/shape.ts';
import type { MeshBuilder } from './mesh-builder.ts';

/** How many facets an edge is rounded with. */
function edgeFacets(radius: number): number {
  return radius < 0.0012 ? 1 : radius < 0.004 ? 2 : radius < 0.012 ? 3 : 4;
}

const faces: readonly {
  readonly axis: 0 | 1 | 2;
  readonly u: 0 | 1 | 2;
  readonly v: 0 | 1 | 2;
  readonly sign: 1 | -1;
}[] = ([0, 1, 2] as const).flatMap((axis) => {
  const [u, v] = [(axis + 1) % 3, (axis + 2) % 3] as [0 | 1 | 2, 0 | 1 | 2];
  return [
    { axis, u, v, sign: 1 as const },
    { axis, u: v, v: u, sign: -1 as const },
  ];
});

/** A box around the origin. With round edges its surface is a smaller box, pushed outwards by the radius. */
export function box(builder: MeshBuilder, { size, round = 0 }: ShapeOf<'box'>): void {
  const half: Vector = [size[0] / 2, size[1] / 2, size[2] / 2];
  const radius = Math.min(round, ...half);
  for (const { axis, u, v, sign } of faces) {
    const [across, up] = [stops(half[u], radius), stops(half[v], radius)];
    const rows = up.map((y) =>
      across.map((x) => {
        const point: [number, number, number] = [0, 0, 0];
        [point[axis], point[u], point[v]] = [sign * half[axis], x, y];
        const core = point.map((value, index) =>
          clamp(value, (half[index] ?? 0) - radius),
        ) as unknown as Vector;
        const out: Vector = [point[0] - core[0], point[1] - core[1], point[2] - core[2]];
        const length = Math.hypot(...out);
        const normal: Vector =
          length < 1e-12 ? axisVector(axis, sign) : [out[0] / length, out[1] / length, out[2] / length];
        const at: Vector = [
          core[0] + normal[0] * radius,
          core[1] + normal[1] * radius,
          core[2] + normal[2] * radius,
        ];
        return builder.corner(radius > 0 ? at : point, radius > 0 ? normal : axisVector(axis, sign), x, y);
      }),
    );
    for (let row = 1; row < rows.length; row++)
      for (let column = 1; column < across.length; column++) {
        const [below, above] = [rows[row - 1] ?? [], rows[row] ?? []];
        builder.quad(below[column - 1] ?? 0, below[column] ?? 0, above[column] ?? 0, above[column - 1] ?? 0);
      }
  }
}

/** Where the facets of a side begin: close together on its rounded edges. */
function stops(half: number, radius: number): readonly number[] {
  if (radius === 0) return [-half, half];
  const facets = edgeFacets(radius);
  const edge = Array.from(
    { length: facets + 1 },
    (_, index) => radius * Math.tan((index / facets) * (Math.PI / 4)),
  );
  const upper = edge.map((distance) => half - radius + distance);
  const lower = [...upper].reverse().map((value) => -value);
  return half - radius < 1e-9 ? [...lower, ...upper.slice(1)] : [...lower, ...upper];
}

function clamp(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value));
}

function axisVector(axis: 0 | 1 | 2, sign: 1 | -1): Vector {
  const vector: [number, number, number] = [0, 0, 0];
  vector[axis] = sign;
  return vector;
}
