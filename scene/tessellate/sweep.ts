import { add, cross, normalize, scale, type Vector } from '../geometry/vector.ts';
import type { Contour } from './contour.ts';
import { fillContour } from './fill-contour.ts';
import type { MeshBuilder } from './mesh-builder.ts';

/** Where a contour is on its way: its x along `u`, its y along `v`, its way along `u × v`. */
export interface SweepFrame {
  readonly at: Vector;
  readonly u: Vector;
  readonly v: Vector;
  /** Of the contour here: 1 where it has its own size. */
  readonly scale: number;
  /** How much the normal looks ahead (1) or back (-1), as on a cone. */
  readonly lean?: number;
  /** How far along the way, in metres. */
  readonly along: number;
}

/** Draws a contour along its way. @param caps whether the ends are closed */
export function sweep(
  builder: MeshBuilder,
  contour: Contour,
  frames: readonly SweepFrame[],
  caps: { readonly start: boolean; readonly end: boolean },
): void {
  const rows = frames.map(({ at, u, v, scale: size, lean = 0, along }) => {
    const ahead = cross(u, v);
    const side = Math.sqrt(Math.max(0, 1 - lean * lean));
    return contour.map(({ x, y, nx, ny, along: around }) =>
      builder.corner(
        add(at, add(scale(u, x * size), scale(v, y * size))),
        add(scale(normalize(add(scale(u, nx), scale(v, ny))), side), scale(ahead, lean)),
        around,
        along,
      ),
    );
  });
  for (let row = 1; row < rows.length; row++) {
    const [below, above] = [rows[row - 1] ?? [], rows[row] ?? []];
    for (let index = 1; index < contour.length; index++) {
      const [from, to] = [contour[index - 1], contour[index]];
      if (from && to && Math.hypot(from.x - to.x, from.y - to.y) < 1e-9) continue;
      const corners = [below[index - 1], below[index], above[index], above[index - 1]];
      const [a, b, c, d] = corners;
      if (a !== undefined && b !== undefined && c !== undefined && d !== undefined) builder.quad(a, b, c, d);
    }
  }
  const [first, last] = [frames[0], frames.at(-1)];
  if (caps.start && first) cap(builder, contour, first, -1);
  if (caps.end && last) cap(builder, contour, last, 1);
}

function cap(
  builder: MeshBuilder,
  contour: Contour,
  { at, u, v, scale: size }: SweepFrame,
  side: 1 | -1,
): void {
  const normal = scale(normalize(cross(u, v)), side);
  fillContour(builder, [contour], normal, side < 0, ({ x, y }) =>
    add(at, add(scale(u, x * size), scale(v, y * size))),
  );
}
