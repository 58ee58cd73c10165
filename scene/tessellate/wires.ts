import { subtract, type Vector } from '../geometry/vector.ts';
import { alongDirection } from '../geometry/transform.ts';
import type { ShapeOf } from '../shape/shape.ts';
import type { Contour } from './contour.ts';
import { ellipseContour } from './contour.ts';
import { facetsOfCircle } from './facets.ts';
import type { MeshBuilder } from './mesh-builder.ts';
import { sweep, type SweepFrame } from './sweep.ts';

/** Sides of a spoke: more than these nobody sees. */
const spokeSides = 5;

/**
 * Straight spokes between two flanges and a rim about y. They go to the left and the right flange in turn, and on each in
 * pairs that lean against each other, so that each crosses `cross` others.
 */
export function spokes(builder: MeshBuilder, shape: ShapeOf<'spokes'>): void {
  const { count, hub, rim, spread, thickness, cross = 0 } = shape;
  const section = polygon(thickness, spokeSides);
  const lean = (4 * Math.PI * cross) / Math.max(1, count);
  for (let index = 0; index < count; index++) {
    const around = (2 * Math.PI * index) / count;
    const side = index % 2 === 0 ? 1 : -1;
    const direction = index % 4 < 2 ? 1 : -1;
    const from = around + (direction * lean) / 1;
    const start: Vector = [(hub / 2) * Math.cos(from), (side * spread) / 2, (hub / 2) * Math.sin(from)];
    const end: Vector = [(rim / 2) * Math.cos(around), 0, (rim / 2) * Math.sin(around)];
    sweep(builder, section, straight(start, end), { start: false, end: false });
  }
}

export function helix(builder: MeshBuilder, { diameter, thickness, height, turns }: ShapeOf<'helix'>): void {
  const facets = Math.max(2, Math.ceil(facetsOfCircle(diameter / 2) * Math.abs(turns)));
  const radius = diameter / 2;
  const frames = Array.from({ length: facets + 1 }, (_, index): SweepFrame => {
    const share = index / facets;
    const around = 2 * Math.PI * turns * share;
    const [c, s] = [Math.cos(around), Math.sin(around)];
    return {
      at: [radius * c, height * (share - 0.5), -radius * s],
      // Across the wire, once from the axis outwards and once against its rise.
      u: [c, 0, -s],
      v: [0, -1, 0],
      scale: 1,
      along: radius * around,
    };
  });
  sweep(builder, ellipseContour(thickness, thickness), frames, { start: true, end: true });
}

/** A wire from one point to another, without ends. */
function straight(from: Vector, to: Vector): readonly SweepFrame[] {
  const way = subtract(to, from);
  const t = alongDirection(way, from);
  const u: Vector = [t[8] ?? 0, t[9] ?? 0, t[10] ?? 0];
  const v: Vector = [t[0] ?? 0, t[1] ?? 0, t[2] ?? 0];
  const length = Math.hypot(...way);
  return [
    { at: from, u, v, scale: 1, along: 0 },
    { at: to, u, v, scale: 1, along: length },
  ];
}

function polygon(diameter: number, sides: number): Contour {
  return Array.from({ length: sides + 1 }, (_, index) => {
    const angle = (2 * Math.PI * index) / sides;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    return { x: (diameter / 2) * c, y: (diameter / 2) * s, nx: c, ny: s, along: (diameter / 2) * angle };
  });
}
