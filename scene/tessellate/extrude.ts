import { gearOutline } from '../geometry/gear-outline.ts';
import type { PathPoint } from '../geometry/bent-path.ts';
import type { ShapeOf } from '../shape/shape.ts';
import { closedContour, ellipseContour, pathPoints, type Contour } from './contour.ts';
import { fillContour } from './fill-contour.ts';
import type { MeshBuilder } from './mesh-builder.ts';

export function extrude(builder: MeshBuilder, shape: ShapeOf<'extrude'>): void {
  const { outline, depth, holes = [], bores = [], bevel = 0 } = shape;
  const circles = bores.flatMap(({ at, diameter, count }) =>
    Array.from({ length: count }, (_, index) =>
      circleAt(turned(at, (2 * Math.PI * index) / count), diameter),
    ),
  );
  const inner = [...holes.map((hole) => closedContour(pathPoints(hole))), ...circles];
  plate(builder, closedContour(pathPoints(outline)), inner, depth, bevel);
}

export function gear(builder: MeshBuilder, { teeth, pitch, width, bore = 0 }: ShapeOf<'gear'>): void {
  const outline: readonly PathPoint[] = gearOutline(teeth, pitch);
  plate(builder, closedContour(outline), bore > 0 ? [circleAt([0, 0], bore)] : [], width, width / 4);
}

/** A contour with holes, from -depth/2 to depth/2 in z, its edges broken by `bevel`. */
function plate(
  builder: MeshBuilder,
  outer: Contour,
  holes: readonly Contour[],
  depth: number,
  bevel: number,
): void {
  const cut = Math.min(bevel, depth / 2);
  const half = depth / 2;
  const inset = cut > 0 ? shrunk(outer, cut) : outer;
  if (cut > 0) {
    band(builder, shrunk(outer, cut), outer, -half, -half + cut);
    band(builder, outer, shrunk(outer, cut), half - cut, half);
  }
  if (half - cut > 1e-9) band(builder, outer, outer, -half + cut, half - cut);
  const inner = holes.map((hole) => reversed(hole));
  for (const hole of inner) band(builder, hole, hole, -half, half);
  fillContour(builder, [inset, ...holes], [0, 0, 1], false, ({ x, y }) => [x, y, half]);
  fillContour(builder, [inset, ...holes], [0, 0, -1], true, ({ x, y }) => [x, y, -half]);
}

/** The wall between a contour at one height and one with as many points at another. */
function band(builder: MeshBuilder, low: Contour, high: Contour, from: number, to: number): void {
  const rows = ([low, high] as const).map((contour, row) =>
    contour.map(({ x, y }, index) => {
      const [a, b] = [low[index], high[index]];
      const { nx = 0, ny = 0 } = a ?? {};
      // On a slope, the normal looks up or down as well.
      const outwards = a && b ? (a.x - b.x) * nx + (a.y - b.y) * ny : 0;
      const size = Math.hypot(to - from, outwards) || 1;
      const [side, rise] = [(to - from) / size, outwards / size];
      return builder.corner(
        [x, y, row === 0 ? from : to],
        [nx * side, ny * side, rise],
        a?.along ?? 0,
        row === 0 ? from : to,
      );
    }),
  );
  const [below = [], above = []] = rows;
  for (let index = 1; index < low.length; index++) {
    const [p, q] = [low[index - 1], low[index]];
    if (p && q && Math.hypot(p.x - q.x, p.y - q.y) < 1e-9) continue;
    builder.quad(below[index - 1] ?? 0, below[index] ?? 0, above[index] ?? 0, above[index - 1] ?? 0);
  }
}

/** The contour moved inwards. At a sharp corner both of its points go to where the moved sides meet. */
function shrunk(contour: Contour, distance: number): Contour {
  return contour.map((point, index) => {
    const twin = [contour[index - 1], contour[index + 1], index === 0 ? contour.at(-1) : contour[0]].find(
      (other) => other && Math.hypot(other.x - point.x, other.y - point.y) < 1e-9,
    );
    const [nx, ny] = twin ? [point.nx + twin.nx, point.ny + twin.ny] : [2 * point.nx, 2 * point.ny];
    const size = (nx * nx + ny * ny) / 2;
    const factor = size < 0.2 ? 0 : distance / size;
    return { ...point, x: point.x - nx * factor, y: point.y - ny * factor };
  });
}

/** Its points backwards, looking the other way: the wall of a hole. */
function reversed(contour: Contour): Contour {
  return [...contour].reverse().map((point) => ({ ...point, nx: -point.nx, ny: -point.ny }));
}

function circleAt([x, y]: readonly [number, number], diameter: number): Contour {
  return ellipseContour(diameter, diameter).map((point) => ({ ...point, x: point.x + x, y: point.y + y }));
}

function turned([x, y]: readonly [number, number], angle: number): readonly [number, number] {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [x * c - y * s, x * s + y * c];
}
