import type { PathSegment } from './bent-path.ts';
import type { Vector } from './vector.ts';

/** A circle in the xy plane that a loop runs around. */
export interface LoopCircle {
  readonly at: readonly [number, number];
  readonly radius: number;
  /** Outside of the loop: it is passed on the other side. */
  readonly outside: boolean;
}

/**
 * The way of a belt or chain around circles, counterclockwise, as lines and arcs. Each line touches two circles; a
 * circle that another one covers has no such line, and the loop is empty.
 */
export function loopPath(circles: readonly LoopCircle[]): readonly PathSegment[] {
  const count = circles.length;
  // The direction of the line from each circle to the next.
  const directions = circles.map((circle, index) => {
    const next = circles[(index + 1) % count] ?? circle;
    const [dx, dy] = [next.at[0] - circle.at[0], next.at[1] - circle.at[1]];
    return Math.atan2(dy, dx) - Math.asin((signedRadius(next) - signedRadius(circle)) / Math.hypot(dx, dy));
  });
  if (directions.some((direction) => !Number.isFinite(direction))) return [];
  return circles.flatMap((circle, index): readonly PathSegment[] => {
    const incoming = directions[(index - 1 + count) % count] ?? 0;
    const outgoing = directions[index] ?? 0;
    const next = circles[(index + 1) % count] ?? circle;
    const [from, to] = [touchPoint(circle, incoming), touchPoint(circle, outgoing)];
    const line = { kind: 'line', from: to, to: touchPoint(next, outgoing) } as const;
    const angle = turnBetween(incoming, outgoing, circle.outside);
    if (angle < 1e-9 || circle.radius === 0) return [line];
    const arc = {
      kind: 'arc',
      from,
      to,
      center: [circle.at[0], circle.at[1], 0] as const,
      normal: [0, 0, circle.outside ? -1 : 1] as const,
      angle,
      radius: circle.radius,
    } as const;
    return [arc, line];
  });
}

function signedRadius({ radius, outside }: LoopCircle): number {
  return outside ? -radius : radius;
}

/** Where a line in this direction touches the circle: it has it on its left, or on its right if it is outside. */
function touchPoint(circle: LoopCircle, direction: number): Vector {
  const radius = signedRadius(circle);
  return [circle.at[0] + Math.sin(direction) * radius, circle.at[1] - Math.cos(direction) * radius, 0];
}

function turnBetween(incoming: number, outgoing: number, clockwise: boolean): number {
  const turn = clockwise ? incoming - outgoing : outgoing - incoming;
  const full = 2 * Math.PI;
  const positive = ((turn % full) + full) % full;
  return positive > full - 1e-9 ? 0 : positive;
}
