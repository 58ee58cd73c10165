import type { PathSegment } from '#scene/geometry/bent-path.ts';
import { add, cross, normalize, scale, subtract, type Vector } from '#scene/geometry/vector.ts';

/** A closed path around an open one in the xy plane, at half of a thickness to both sides. */
export function thickOutline(path: readonly PathSegment[], thickness: number): readonly PathSegment[] {
  const right = besidePath(path, thickness / 2);
  const left = besidePath(path, -thickness / 2);
  const back = [...left].reverse().map(reversed);
  return closed([...right, ...back]);
}

/** A closed path with the distance to another one; a negative one is to the left. */
export function besideLoop(path: readonly PathSegment[], distance: number): readonly PathSegment[] {
  return closed(besidePath(path, distance));
}

/** The other way round. */
export function reversedPath(path: readonly PathSegment[]): readonly PathSegment[] {
  return [...path].reverse().map(reversed);
}

function besidePath(path: readonly PathSegment[], distance: number): readonly PathSegment[] {
  const segments = path.flatMap((segment): readonly PathSegment[] => {
    if (segment.kind === 'line') {
      const way = scale(rightOf(subtract(segment.to, segment.from)), distance);
      return [{ ...segment, from: add(segment.from, way), to: add(segment.to, way) }];
    }
    // To the right is outwards of what goes counterclockwise.
    const radius = segment.radius + (segment.normal[2] > 0 ? distance : -distance);
    if (radius <= 1e-7) return [];
    const on = (point: Vector): Vector =>
      add(segment.center, scale(normalize(subtract(point, segment.center)), radius));
    return [{ ...segment, from: on(segment.from), to: on(segment.to), radius }];
  });
  return segments.map((segment, index) => mitred(segment, segments[index - 1], segments[index + 1]));
}

/** Where two lines meet at a sharp corner, both end in their crossing. */
function mitred(
  segment: PathSegment,
  before: PathSegment | undefined,
  after: PathSegment | undefined,
): PathSegment {
  if (segment.kind !== 'line') return segment;
  const from = before?.kind === 'line' ? crossing(before, segment) : undefined;
  const to = after?.kind === 'line' ? crossing(segment, after) : undefined;
  return { ...segment, ...(from && { from }), ...(to && { to }) };
}

function crossing(
  a: { readonly from: Vector; readonly to: Vector },
  b: { readonly from: Vector; readonly to: Vector },
): Vector | undefined {
  const [p, q] = [subtract(a.to, a.from), subtract(b.to, b.from)];
  const turn = cross(normalize(p), normalize(q))[2];
  if (Math.abs(turn) < 1e-6) return undefined;
  const between = subtract(b.from, a.from);
  return add(a.from, scale(p, cross(between, q)[2] / cross(p, q)[2]));
}

function rightOf(way: Vector): Vector {
  return normalize([way[1], -way[0], 0]);
}

/** With lines over the gaps. */
function closed(path: readonly PathSegment[]): readonly PathSegment[] {
  return path.flatMap((segment, index) => {
    const next = path[(index + 1) % path.length] ?? segment;
    const gap = subtract(next.from, segment.to);
    return Math.hypot(...gap) < 1e-9
      ? [segment]
      : [segment, { kind: 'line', from: segment.to, to: next.from }];
  });
}

function reversed(segment: PathSegment): PathSegment {
  const ends = { from: segment.to, to: segment.from };
  return segment.kind === 'line'
    ? { ...segment, ...ends }
    : { ...segment, ...ends, normal: scale(segment.normal, -1) };
}
