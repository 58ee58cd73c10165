import type { Curve } from '../drawing/join-lines.ts';
import type { Point } from '../drawing/view-lines.ts';

/**
 * A curve as the `d` of an SVG path, which pdfkit reads as well.
 *
 * @param at how a point is written: `x y`, y down
 */
export function svgPath(curve: Curve, at: (point: Point) => string): string {
  if (curve.kind === 'polyline')
    return curve.points.map((point, index) => `${index === 0 ? 'M' : 'L'}${at(point)}`).join('');
  const { center, radius, from, to } = curve;
  const on = (angle: number): string =>
    at([center[0] + radius * Math.cos(angle), center[1] + radius * Math.sin(angle)]);
  // A circle has two halves: an arc that ends where it begins is none.
  const stops = to - from > Math.PI ? [from, (from + to) / 2, to] : [from, to];
  const arcs = stops.slice(1).map((angle) => `A${radius.toFixed(4)} ${radius.toFixed(4)} 0 0 0 ${on(angle)}`);
  return `M${on(from)}${arcs.join('')}`;
}
