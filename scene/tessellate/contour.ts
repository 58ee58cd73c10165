import { bendPath, pointOn, type PathPoint } from '../geometry/bent-path.ts';
import type { OutlinePoint } from '../shape/shape.ts';
import { facetsOfArc, facetsOfCircle } from './facets.ts';

/** A corner of a contour with the direction that is outside there. A sharp corner is there twice, once for each side. */
export interface ContourPoint {
  readonly x: number;
  readonly y: number;
  readonly nx: number;
  readonly ny: number;
  /** How far along the contour, in metres. */
  readonly along: number;
}

/** Counterclockwise around what is inside; a closed one ends where it begins. */
export type Contour = readonly ContourPoint[];

export function pathPoints(outline: readonly OutlinePoint[]): readonly PathPoint[] {
  return outline.map(({ at: [x, y], corner }) => ({ at: [x, y, 0], bend: corner }));
}

/** A closed outline, turned counterclockwise. */
export function closedContour(points: readonly PathPoint[]): Contour {
  return sampled(signedArea(points) < 0 ? [...points].reverse() : points, true);
}

/** An open line that gets a thickness: the contour around it. */
export function thickContour(points: readonly PathPoint[], wall: number): Contour {
  const line = sampled(points, false);
  const side = (sign: 1 | -1) =>
    line.map(({ x, y, nx, ny, along }): ContourPoint => {
      const offset = (sign * wall) / 2;
      return { x: x + nx * offset, y: y + ny * offset, nx: sign * nx, ny: sign * ny, along };
    });
  const [right, left] = [side(1), side(-1).reverse()];
  const end = (from: ContourPoint | undefined, to: ContourPoint | undefined): readonly ContourPoint[] => {
    if (!from || !to) return [];
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const size = Math.hypot(dx, dy) || 1;
    const [nx, ny] = [dy / size, -dx / size];
    return [
      { ...from, nx, ny },
      { ...to, nx, ny },
    ];
  };
  return [...right, ...end(right.at(-1), left[0]), ...left, ...end(left.at(-1), right[0])];
}

/** An ellipse around the origin. */
export function ellipseContour(width: number, height: number): Contour {
  const [a, b] = [width / 2, height / 2];
  const count = facetsOfCircle(Math.max(a, b));
  return Array.from({ length: count + 1 }, (_, index) => {
    const angle = (2 * Math.PI * index) / count;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const size = Math.hypot(c / a, s / b) || 1;
    return { x: a * c, y: b * s, nx: c / a / size, ny: s / b / size, along: angle * Math.max(a, b) };
  });
}

/** The corners without repetitions, for filling the plane inside. */
export function cornersOf(contour: Contour): readonly { readonly x: number; readonly y: number }[] {
  const corners: { x: number; y: number }[] = [];
  for (const { x, y } of contour) {
    const last = corners.at(-1);
    if (!last || Math.hypot(last.x - x, last.y - y) > 1e-7) corners.push({ x, y });
  }
  const [first, last] = [corners[0], corners.at(-1)];
  if (first && last && corners.length > 1 && Math.hypot(first.x - last.x, first.y - last.y) <= 1e-7)
    corners.pop();
  return corners;
}

function signedArea(points: readonly PathPoint[]): number {
  return points.reduce((area, { at }, index) => {
    const next = points[(index + 1) % points.length]?.at ?? at;
    return area + (at[0] * next[1] - next[0] * at[1]) / 2;
  }, 0);
}

function sampled(points: readonly PathPoint[], closed: boolean): Contour {
  const contour: ContourPoint[] = [];
  let along = 0;
  for (const segment of bendPath(points, closed)) {
    const pieces = segment.kind === 'line' ? 1 : facetsOfArc(segment.radius, segment.angle);
    for (let index = 0; index <= pieces; index++) {
      const { at, along: direction } = pointOn(segment, index / pieces);
      const point = { x: at[0], y: at[1], nx: direction[1], ny: -direction[0] };
      const last = contour.at(-1);
      const distance = last ? Math.hypot(point.x - last.x, point.y - last.y) : 0;
      along += distance;
      const isSame = last && distance < 1e-9 && last.nx * point.nx + last.ny * point.ny > 0.98;
      if (!isSame) contour.push({ ...point, along });
    }
  }
  return contour;
}
