/** Joins the short lines of a view: straight ones to lines, those on a circle to arcs and circles, the rest to polylines. */
import type { Point, Segment } from './view-lines.ts';

export type Curve =
  | { readonly kind: 'polyline'; readonly points: readonly Point[] }
  /** Counterclockwise, in radians; a whole circle ends where it begins, 2π further on. */
  | {
      readonly kind: 'arc';
      readonly center: Point;
      readonly radius: number;
      readonly from: number;
      readonly to: number;
    };

/** How far a point may be from its line or circle, in millimetres of true size. */
const tolerance = 0.02;
/** Fewer segments than these make no arc. */
const fewest = 4;

export function joinLines(segments: readonly Segment[]): readonly Curve[] {
  return chains(segments).flatMap(curvesOf);
}

/** Polylines as long as they can be; they end where three lines meet. */
function chains(segments: readonly Segment[]): readonly (readonly Point[])[] {
  const key = ([x, y]: Point): string => `${Math.round(x * 500)} ${Math.round(y * 500)}`;
  const ends = new Map<string, number[]>();
  segments.forEach(([a, b], index) => {
    for (const point of [a, b]) {
      const meeting = ends.get(key(point));
      if (meeting) meeting.push(index);
      else ends.set(key(point), [index]);
    }
  });
  const isUsed = new Array<boolean>(segments.length).fill(false);
  const follow = (start: Point): Point[] => {
    const points: Point[] = [];
    let at = start;
    for (;;) {
      const meeting = ends.get(key(at)) ?? [];
      const next = meeting.length === 2 ? meeting.find((index) => !isUsed[index]) : undefined;
      const segment = next === undefined ? undefined : segments[next];
      if (next === undefined || !segment) return points;
      isUsed[next] = true;
      at = key(segment[0]) === key(at) ? segment[1] : segment[0];
      points.push(at);
    }
  };
  return segments.flatMap(([a, b], index) => {
    if (isUsed[index]) return [];
    isUsed[index] = true;
    const ahead = follow(b);
    return [[...follow(a).reverse(), a, b, ...ahead]];
  });
}

function curvesOf(points: readonly Point[]): readonly Curve[] {
  const curves: Curve[] = [];
  let pending: Point[] = [];
  const flush = (): void => {
    if (pending.length > 1) curves.push({ kind: 'polyline', points: straightened(pending) });
    pending = [];
  };
  let index = 0;
  while (index < points.length) {
    const arc = arcFrom(points, index);
    const point = points[index];
    if (point) pending.push(point);
    if (!arc) {
      index += 1;
      continue;
    }
    flush();
    curves.push(arc.curve);
    if (arc.last === points.length - 1) return curves;
    index = arc.last;
  }
  flush();
  return curves;
}

/** The longest arc that begins at a point. */
function arcFrom(
  points: readonly Point[],
  first: number,
): { readonly curve: Curve; readonly last: number } | undefined {
  const [a, b, c] = [points[first], points[first + 1], points[first + 2]];
  const circle = a && b && c && circleThrough(a, b, c);
  if (!circle) return undefined;
  const { center, radius } = circle;
  const angleOf = ([x, y]: Point): number => Math.atan2(y - center[1], x - center[0]);
  let [last, turned, previous] = [first, 0, angleOf(a)];
  for (let index = first + 1; index < points.length; index++) {
    const point = points[index];
    if (!point || Math.abs(Math.hypot(point[0] - center[0], point[1] - center[1]) - radius) > tolerance)
      break;
    const angle = angleOf(point);
    const step = within(angle - previous);
    // Chords of a real curve are short: a corner of a rectangle is on a circle, too.
    if (Math.abs(step) > 0.6 || (turned !== 0 && Math.sign(step) !== Math.sign(turned))) break;
    if (Math.abs(turned + step) > 2 * Math.PI + 1e-6) break;
    [last, turned, previous] = [index, turned + step, angle];
  }
  if (last - first < fewest) return undefined;
  const begin = angleOf(a);
  const [from, to] = turned > 0 ? [begin, begin + turned] : [begin + turned, begin];
  return { curve: { kind: 'arc', center, radius, from, to }, last };
}

function within(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}

function circleThrough(
  [ax, ay]: Point,
  [bx, by]: Point,
  [cx, cy]: Point,
): { readonly center: Point; readonly radius: number } | undefined {
  const d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by));
  if (Math.abs(d) < 1e-6) return undefined;
  const [a, b, c] = [ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy];
  const x = (a * (by - cy) + b * (cy - ay) + c * (ay - by)) / d;
  const y = (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / d;
  const radius = Math.hypot(ax - x, ay - y);
  return radius > 20_000 ? undefined : { center: [x, y], radius };
}

/** Without the points in the middle of a straight line. */
function straightened(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  points.forEach((point, index) => {
    const [before, next] = [kept.at(-1), points[index + 1]];
    if (!before || !next || distanceFromLine(point, before, next) > tolerance) kept.push(point);
  });
  return kept;
}

function distanceFromLine([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const size = Math.hypot(dx, dy);
  if (size < 1e-9) return Math.hypot(x - ax, y - ay);
  const along = ((x - ax) * dx + (y - ay) * dy) / size;
  if (along < 0 || along > size) return Infinity;
  return Math.abs((x - ax) * dy - (y - ay) * dx) / size;
}
