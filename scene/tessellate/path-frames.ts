import { lengthOf, pointOn, type PathSegment } from '../geometry/bent-path.ts';
import { cross, dot, normalize, scale, subtract, type Vector } from '../geometry/vector.ts';
import { facetsOfArc } from './facets.ts';
import type { SweepFrame } from './sweep.ts';

/**
 * Frames along a path that turn with it and never about it. The first one has `u` as near as it can be to z, so that in
 * the plane of a drawing `u` is across it and `v` within it.
 *
 * @param spread the largest distance of the contour from the path: what is far outside of a bend needs more facets
 * @param sizeAt the size of the contour at a share of the whole way
 */
export function pathFrames(
  segments: readonly PathSegment[],
  spread: number,
  sizeAt: (share: number) => number,
): readonly SweepFrame[] {
  const total = segments.reduce((sum, segment) => sum + lengthOf(segment), 0);
  const frames: SweepFrame[] = [];
  let along = 0;
  let u: Vector | undefined;
  const push = (at: Vector, ahead: Vector, distance: number): void => {
    u = across(u ?? (Math.abs(ahead[2]) > 0.9 ? [1, 0, 0] : [0, 0, 1]), ahead);
    const last = frames.at(-1);
    if (last && distance - last.along < 1e-9 && dot(cross(last.u, last.v), ahead) > 0.9999) return;
    frames.push({
      at,
      u,
      v: cross(ahead, u),
      scale: sizeAt(total === 0 ? 0 : distance / total),
      along: distance,
    });
  };
  for (const segment of segments) {
    const pieces = segment.kind === 'line' ? 1 : facetsOfArc(segment.radius + spread, segment.angle);
    for (let index = 0; index <= pieces; index++) {
      const { at, along: ahead } = pointOn(segment, index / pieces);
      push(at, ahead, along + (lengthOf(segment) * index) / pieces);
    }
    along += lengthOf(segment);
  }
  return mitred(frames);
}

/** The part of a direction that is across another one. */
function across(direction: Vector, ahead: Vector): Vector {
  return normalize(subtract(direction, scale(ahead, dot(direction, ahead))));
}

/** At a sharp corner both sides meet in the plane between them. */
function mitred(frames: readonly SweepFrame[]): readonly SweepFrame[] {
  return frames.flatMap((frame, index): readonly SweepFrame[] => {
    const next = frames[index + 1];
    const before = frames[index - 1];
    if (before && frame.along - before.along < 1e-9) return [];
    if (!next || next.along - frame.along >= 1e-9) return [frame];
    const [a, b] = [cross(frame.u, frame.v), cross(next.u, next.v)];
    const between = normalize([a[0] + b[0], a[1] + b[1], a[2] + b[2]]);
    // Along the way it comes from, into the plane: longer than it was, where the corner is sharp.
    const slanted = (direction: Vector) =>
      subtract(direction, scale(a, dot(direction, between) / Math.max(0.2, dot(a, between))));
    return [{ ...frame, u: slanted(frame.u), v: slanted(frame.v) }];
  });
}
