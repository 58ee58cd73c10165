import type { Vector } from '../geometry/vector.ts';
import type { OutlinePoint, ShapeOf } from '../shape/shape.ts';
import { closedContour, ellipseContour, pathPoints, thickContour, type Contour } from './contour.ts';
import { facetsOfArc } from './facets.ts';
import { fillContour } from './fill-contour.ts';
import type { MeshBuilder } from './mesh-builder.ts';
import { sweep, type SweepFrame } from './sweep.ts';

export function revolve(builder: MeshBuilder, { outline, wall, angle, start }: ShapeOf<'revolve'>): void {
  const points = pathPoints(outline);
  revolveContour(
    builder,
    wall === undefined ? closedContour(points) : thickContour(points, wall),
    angle,
    start,
  );
}

export function cylinder(builder: MeshBuilder, shape: ShapeOf<'cylinder'>): void {
  const { diameter, length, top = diameter, bore = 0, round = 0 } = shape;
  const [half, inner] = [length / 2, bore / 2];
  const outline: readonly OutlinePoint[] = [
    { at: [inner, -half], corner: 0 },
    { at: [diameter / 2, -half], corner: round },
    { at: [top / 2, half], corner: round },
    { at: [inner, half], corner: 0 },
  ];
  revolveContour(builder, closedContour(pathPoints(outline)));
}

export function torus(builder: MeshBuilder, { diameter, thickness, angle, start }: ShapeOf<'torus'>): void {
  const section = ellipseContour(thickness, thickness).map((point) => ({
    ...point,
    x: point.x + diameter / 2,
  }));
  revolveContour(builder, section, angle, start);
}

/** An ellipsoid; with an angle its cap, closed below. */
export function sphere(builder: MeshBuilder, { size, angle = 180 }: ShapeOf<'sphere'>): void {
  const [rx, ry, rz] = [size[0] / 2, size[1] / 2, size[2] / 2];
  const rows = facetsOfArc(Math.max(rx, ry, rz), Math.PI);
  const columns = facetsOfArc(Math.max(rx, rz), 2 * Math.PI);
  const down = (Math.min(180, angle) * Math.PI) / 180;
  const grid = Array.from({ length: rows + 1 }, (_, row) => {
    const fall = (down * row) / rows;
    return Array.from({ length: columns + 1 }, (__, column) => {
      const around = (2 * Math.PI * column) / columns;
      const unit: Vector = [
        Math.sin(fall) * Math.cos(around),
        Math.cos(fall),
        -Math.sin(fall) * Math.sin(around),
      ];
      const normal: Vector = [unit[0] / rx, unit[1] / ry, unit[2] / rz];
      const length = Math.hypot(...normal) || 1;
      return builder.corner(
        [unit[0] * rx, unit[1] * ry, unit[2] * rz],
        [normal[0] / length, normal[1] / length, normal[2] / length],
        around * rx,
        fall * ry,
      );
    });
  });
  for (let row = 1; row < grid.length; row++)
    for (let column = 1; column <= columns; column++) {
      const [above, below] = [grid[row - 1] ?? [], grid[row] ?? []];
      builder.quad(below[column - 1] ?? 0, below[column] ?? 0, above[column] ?? 0, above[column - 1] ?? 0);
    }
  if (down >= Math.PI - 1e-9) return;
  const [width, below] = [Math.sin(down), ry * Math.cos(down)];
  const rim = ellipseContour(2 * rx * width, 2 * rz * width);
  fillContour(builder, [rim], [0, -1, 0], false, ({ x, y }) => [x, below, y]);
}

/** Turns a contour of radius (x) and height (y) about the y axis. */
function revolveContour(builder: MeshBuilder, contour: Contour, angle = 360, start = 0): void {
  const whole = Math.abs(angle) >= 360;
  const radians = ((whole ? 360 : angle) * Math.PI) / 180;
  const radius = Math.max(...contour.map(({ x }) => Math.abs(x)), 1e-6);
  const pieces = facetsOfArc(radius, radians);
  const frames = Array.from({ length: pieces + 1 }, (_, index): SweepFrame => {
    // The other way round than it turns: radius × height is the way the contour is swept.
    const turned = (start * Math.PI) / 180 + (radians * index) / pieces;
    return {
      at: [0, 0, 0],
      u: [Math.cos(turned), 0, -Math.sin(turned)],
      v: [0, 1, 0],
      scale: 1,
      along: (radius * radians * index) / pieces,
    };
  });
  // u × v points against a counterclockwise turn about y, so the rows go the other way.
  sweep(builder, contour, frames.reverse(), { start: !whole, end: !whole });
}
