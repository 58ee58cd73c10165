import { lengthOf, pointOn, type PathSegment } from '../geometry/bent-path.ts';
import { loopPath } from '../geometry/loop-path.ts';
import { add, cross, scale, type Vector } from '../geometry/vector.ts';
import type { ShapeOf } from '../shape/shape.ts';
import { closedContour, ellipseContour, type Contour } from './contour.ts';
import type { MeshBuilder } from './mesh-builder.ts';
import { pathFrames } from './path-frames.ts';
import { sweep } from './sweep.ts';

/** A belt: its section swept along its way. A chain: plates and rollers, link by link. */
export function loop(builder: MeshBuilder, { around, width, thickness, links }: ShapeOf<'loop'>): void {
  const path = loopPath(around.map(({ at, diameter, outside }) => ({ at, radius: diameter / 2, outside })));
  if (path.length === 0) return;
  if (links === undefined) {
    sweep(
      builder,
      rectangle(width, thickness, thickness / 4),
      pathFrames(path, thickness, () => 1),
      {
        start: false,
        end: false,
      },
    );
    return;
  }
  const total = path.reduce((sum, segment) => sum + lengthOf(segment), 0);
  const pitch = total / links;
  const plate = rectangle(thickness, width / 5, width / 12);
  const roller = ellipseContour(thickness * 0.62, thickness * 0.62).filter((_, index) => index % 2 === 0);
  for (let link = 0; link < links; link++) {
    const [from, to] = [placeAt(path, link * pitch), placeAt(path, (link + 1) * pitch)];
    const isOuter = link % 2 === 0;
    const offset = width * (isOuter ? 0.42 : 0.28);
    const ahead: Vector = [to[0] - from[0], to[1] - from[1], 0];
    const size = Math.hypot(...ahead) || 1;
    const direction = scale(ahead, 1 / size);
    const up = cross([0, 0, 1], direction);
    for (const side of [1, -1] as const) {
      const shift: Vector = [0, 0, side * offset];
      // Plates reach a little beyond their pins.
      const reach = scale(direction, thickness * 0.3);
      const ends = [add(add(from, shift), scale(reach, -1)), add(add(to, shift), reach)] as const;
      sweep(
        builder,
        plate,
        [
          { at: ends[0], u: up, v: [0, 0, -1], scale: 1, along: 0 },
          { at: ends[1], u: up, v: [0, 0, -1], scale: 1, along: size },
        ].map((frame) => ({ ...frame, v: cross(direction, up) })),
        { start: true, end: true },
      );
    }
    const half: Vector = [0, 0, width * 0.4];
    sweep(
      builder,
      roller,
      [
        { at: add(from, scale(half, -1)), u: [1, 0, 0], v: [0, 1, 0], scale: 1, along: 0 },
        { at: add(from, half), u: [1, 0, 0], v: [0, 1, 0], scale: 1, along: width },
      ],
      { start: false, end: false },
    );
  }
}

function placeAt(path: readonly PathSegment[], distance: number): Vector {
  let left = distance;
  for (const segment of path) {
    const size = lengthOf(segment);
    if (left <= size) return pointOn(segment, size === 0 ? 0 : left / size).at;
    left -= size;
  }
  return path[0]?.from ?? [0, 0, 0];
}

function rectangle(width: number, height: number, corner: number): Contour {
  const [x, y] = [width / 2, height / 2];
  return closedContour(
    (
      [
        [-x, -y],
        [x, -y],
        [x, y],
        [-x, y],
      ] as const
    ).map(([a, b]) => ({ at: [a, b, 0], bend: corner })),
  );
}
