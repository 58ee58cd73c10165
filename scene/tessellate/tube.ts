import { bendPath } from '../geometry/bent-path.ts';
import { add, cross, scale } from '../geometry/vector.ts';
import type { ShapeOf } from '../shape/shape.ts';
import { ellipseContour } from './contour.ts';
import type { MeshBuilder } from './mesh-builder.ts';
import { pathFrames } from './path-frames.ts';
import { sweep, type SweepFrame } from './sweep.ts';

/** Rings of a rounded end. */
const domeRings = 4;

export function tube(builder: MeshBuilder, shape: ShapeOf<'tube'>): void {
  const { diameter, end = diameter, height = diameter, bend = 0, closed = false, ends = 'flat' } = shape;
  const points = shape.path.map((point) => (point.bend > 0 ? point : { ...point, bend }));
  const spread = Math.max(diameter, end, height) / 2;
  const taper = diameter > 0 ? end / diameter : 1;
  const frames = pathFrames(bendPath(points, closed), spread, (share) => 1 + (taper - 1) * share);
  const isRound = ends === 'round' && !closed;
  const rows = isRound ? withDomes(frames, Math.min(diameter, height) / 2) : frames;
  const caps = ends === 'flat' && !closed;
  sweep(builder, ellipseContour(diameter, height), rows, { start: caps, end: caps });
}

function withDomes(frames: readonly SweepFrame[], radius: number): readonly SweepFrame[] {
  const [first, last] = [frames[0], frames.at(-1)];
  if (!first || !last) return frames;
  return [...dome(first, radius, -1).reverse(), ...frames, ...dome(last, radius, 1)];
}

function dome(frame: SweepFrame, radius: number, side: 1 | -1): SweepFrame[] {
  const ahead = cross(frame.u, frame.v);
  return Array.from({ length: domeRings }, (_, index) => {
    const angle = ((index + 1) / domeRings) * (Math.PI / 2);
    const further = radius * frame.scale * Math.sin(angle) * side;
    return {
      ...frame,
      at: add(frame.at, scale(ahead, further)),
      scale: frame.scale * Math.cos(angle),
      lean: Math.sin(angle) * side,
      along: frame.along + further,
    };
  });
}
