/**
 * A path through points whose corners are rounded, as lines and arcs: exact, for whoever draws it in a browser or writes
 * it into a CAD file. Outlines in a plane are such paths with z = 0.
 */
import { add, cross, dot, length, normalize, scale, subtract, type Vector } from './vector.ts';

export interface PathPoint {
  readonly at: Vector;
  /** Radius of the rounded corner; 0 for a sharp one. */
  readonly bend: number;
}

export type PathSegment =
  | { readonly kind: 'line'; readonly from: Vector; readonly to: Vector }
  | {
      readonly kind: 'arc';
      readonly from: Vector;
      readonly to: Vector;
      readonly center: Vector;
      /** The arc goes counterclockwise about this direction. */
      readonly normal: Vector;
      /** In radians. */
      readonly angle: number;
      readonly radius: number;
    };

/** Shorter than this, a segment is none. */
const shortest = 1e-9;

/** A bend that has no room between its neighbours becomes as large as there is room for. */
export function bendPath(points: readonly PathPoint[], closed: boolean): readonly PathSegment[] {
  const distinct = withoutRepetitions(points, closed);
  const corners = distinct.map((point, index) => cornerAt(distinct, index, closed));
  const segments: PathSegment[] = [];
  const last = closed ? corners.length : corners.length - 1;
  for (let index = 0; index < last; index++) {
    const [corner, next] = [corners[index], corners[(index + 1) % corners.length]];
    if (!corner || !next) continue;
    if (length(subtract(next.start, corner.end)) > shortest)
      segments.push({ kind: 'line', from: corner.end, to: next.start });
    if (next.arc) segments.push(next.arc);
  }
  return segments;
}

interface Corner {
  readonly start: Vector;
  readonly end: Vector;
  readonly arc: Extract<PathSegment, { kind: 'arc' }> | undefined;
}

function cornerAt(points: readonly PathPoint[], index: number, closed: boolean): Corner {
  const count = points.length;
  const { at, bend } = points[index] ?? { at: [0, 0, 0], bend: 0 };
  const sharp: Corner = { start: at, end: at, arc: undefined };
  const isEnd = !closed && (index === 0 || index === count - 1);
  const before = points[(index - 1 + count) % count]?.at;
  const after = points[(index + 1) % count]?.at;
  if (isEnd || bend <= 0 || !before || !after) return sharp;
  const incoming = subtract(at, before);
  const outgoing = subtract(after, at);
  const [a, b] = [normalize(incoming), normalize(outgoing)];
  const angle = Math.acos(Math.min(1, Math.max(-1, dot(a, b))));
  if (angle < 1e-6 || angle > Math.PI - 1e-6) return sharp;
  // Half of each neighbour is this corner's: two full bends can meet in the middle of a side.
  const room = Math.min(length(incoming), length(outgoing)) / 2;
  const tangent = Math.min(bend * Math.tan(angle / 2), room);
  const radius = tangent / Math.tan(angle / 2);
  const start = subtract(at, scale(a, tangent));
  const end = add(at, scale(b, tangent));
  const normal = normalize(cross(a, b));
  const center = add(start, scale(cross(normal, a), radius));
  return { start, end, arc: { kind: 'arc', from: start, to: end, center, normal, angle, radius } };
}

function withoutRepetitions(points: readonly PathPoint[], closed: boolean): readonly PathPoint[] {
  const distinct = points.filter((point, index) => {
    const before = points[index - 1];
    return !before || length(subtract(point.at, before.at)) > shortest;
  });
  const [first, last] = [distinct[0], distinct.at(-1)];
  const returns =
    closed && distinct.length > 1 && first && last && length(subtract(first.at, last.at)) <= shortest;
  return returns ? distinct.slice(0, -1) : distinct;
}

/** The point of a segment, from 0 at its start to 1 at its end, and the direction in which it goes there. */
export function pointOn(
  segment: PathSegment,
  share: number,
): { readonly at: Vector; readonly along: Vector } {
  if (segment.kind === 'line') {
    const whole = subtract(segment.to, segment.from);
    return { at: add(segment.from, scale(whole, share)), along: normalize(whole) };
  }
  const { center, normal, angle } = segment;
  const spoke = subtract(segment.from, center);
  const side = cross(normal, spoke);
  const [c, s] = [Math.cos(angle * share), Math.sin(angle * share)];
  return {
    at: add(center, add(scale(spoke, c), scale(side, s))),
    along: normalize(add(scale(spoke, -s), scale(side, c))),
  };
}

export function lengthOf(segment: PathSegment): number {
  return segment.kind === 'line'
    ? length(subtract(segment.to, segment.from))
    : segment.radius * segment.angle;
}
