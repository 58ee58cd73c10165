import type { TopoDS_Shape } from 'replicad-opencascadejs';
import { bendPath, type PathPoint, type PathSegment } from '#scene/geometry/bent-path.ts';
import { gearOutline } from '#scene/geometry/gear-outline.ts';
import { loopPath } from '#scene/geometry/loop-path.ts';
import { rotation } from '#scene/geometry/transform.ts';
import { subtract, type Vector } from '#scene/geometry/vector.ts';
import type { OutlinePoint, ShapeOf } from '#scene/shape/shape.ts';
import type { SolidShape } from '../geometry/cad-geometry.ts';
import type { SolidKernel } from './solid-kernel.ts';
import { besideLoop, reversedPath, thickOutline } from './thick-outline.ts';
import { helixPath, tubeSolids } from './tube-solids.ts';

/**
 * The exact solids of a shape, in its own frame. Roundings of boxes and bevels of plates are left out:
 * they are what a picture needs, and no size of the product depends on them.
 */
export function solidsOfShape(kernel: SolidKernel, shape: SolidShape): readonly TopoDS_Shape[] {
  switch (shape.kind) {
    case 'box': {
      const [x, y, z] = shape.size;
      const outline = polygon([
        [-x / 2, -y / 2],
        [x / 2, -y / 2],
        [x / 2, y / 2],
        [-x / 2, y / 2],
      ]);
      return [plate(kernel, outline, [], z)];
    }
    case 'cylinder':
      return [cylinder(kernel, shape)];
    case 'revolve': {
      const { outline, wall, angle, start = 0 } = shape;
      const path =
        wall === undefined
          ? bendPath(outlinePoints(outline), true)
          : thickOutline(bendPath(outlinePoints(outline), false), wall);
      return [turned(kernel, kernel.revolve(kernel.face(path), angle), start)];
    }
    case 'torus': {
      const { diameter, thickness, angle, start = 0 } = shape;
      const section = kernel.disk([diameter / 2, 0, 0], [0, 0, 1], thickness);
      return [turned(kernel, kernel.revolve(section, angle), start)];
    }
    case 'extrude':
      return [extrusion(kernel, shape)];
    case 'gear': {
      const { teeth, pitch, width, bore = 0 } = shape;
      const holes = bore > 0 ? [circle([0, 0], bore)] : [];
      return [plate(kernel, bendPath(gearOutline(teeth, pitch), true), holes, width)];
    }
    case 'loop': {
      const path = loopPath(
        shape.around.map(({ at, diameter, outside }) => ({ at, radius: diameter / 2, outside })),
      );
      if (path.length === 0) return [];
      const [outer, inner] = [shape.thickness / 2, -shape.thickness / 2].map((way) => besideLoop(path, way));
      return [plate(kernel, outer ?? [], [reversedPath(inner ?? [])], shape.width)];
    }
    case 'tube':
      return tubeSolids(kernel, shape);
    case 'sphere':
      return [kernel.ellipsoid(shape.size, shape.angle ?? 180)];
    case 'helix':
      return [kernel.wireThrough(helixPath(shape, 24), shape.thickness)];
    case 'spokes':
      return spokes(kernel, shape);
  }
}

function cylinder(kernel: SolidKernel, shape: ShapeOf<'cylinder'>): TopoDS_Shape {
  const { diameter, length, top = diameter, bore = 0, round = 0 } = shape;
  const half = length / 2;
  const outline: readonly OutlinePoint[] = [
    { at: [bore / 2, -half], corner: 0 },
    { at: [diameter / 2, -half], corner: round },
    { at: [top / 2, half], corner: round },
    { at: [bore / 2, half], corner: 0 },
  ];
  return kernel.revolve(kernel.face(bendPath(outlinePoints(outline), true)));
}

function extrusion(
  kernel: SolidKernel,
  { outline, depth, holes = [], bores = [] }: ShapeOf<'extrude'>,
): TopoDS_Shape {
  const circles = bores.flatMap(({ at: [x, y], diameter, count }) =>
    Array.from({ length: count }, (_, index) => {
      const angle = (2 * Math.PI * index) / count;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      return circle([x * c - y * s, x * s + y * c], diameter);
    }),
  );
  const inner = holes.map((hole) => reversedPath(counterclockwise(outlinePoints(hole))));
  return plate(kernel, counterclockwise(outlinePoints(outline)), [...inner, ...circles], depth);
}

/** A plane outline with a thickness to both sides. @param holes clockwise */
function plate(
  kernel: SolidKernel,
  outline: readonly PathSegment[],
  holes: readonly (readonly PathSegment[])[],
  depth: number,
): TopoDS_Shape {
  const lowered = (path: readonly PathSegment[]): readonly PathSegment[] =>
    path.map((segment) => movedBack(segment, depth / 2));
  return kernel.prism(kernel.face(lowered(outline), holes.map(lowered)), [0, 0, depth]);
}

function movedBack(segment: PathSegment, distance: number): PathSegment {
  const back = (at: Vector): Vector => subtract(at, [0, 0, distance]);
  const ends = { from: back(segment.from), to: back(segment.to) };
  return segment.kind === 'line'
    ? { ...segment, ...ends }
    : { ...segment, ...ends, center: back(segment.center) };
}

function spokes(kernel: SolidKernel, shape: ShapeOf<'spokes'>): readonly TopoDS_Shape[] {
  const { count, hub, rim, spread, thickness, cross = 0 } = shape;
  const lean = (4 * Math.PI * cross) / Math.max(1, count);
  return Array.from({ length: count }, (_, index) => {
    const around = (2 * Math.PI * index) / count;
    const from = around + (index % 4 < 2 ? lean : -lean);
    const side = index % 2 === 0 ? 1 : -1;
    const start: Vector = [(hub / 2) * Math.cos(from), (side * spread) / 2, (hub / 2) * Math.sin(from)];
    const way = subtract([(rim / 2) * Math.cos(around), 0, (rim / 2) * Math.sin(around)], start);
    return kernel.prism(kernel.disk(start, way, thickness), way);
  });
}

function turned(kernel: SolidKernel, solid: TopoDS_Shape, degrees: number): TopoDS_Shape {
  return degrees === 0 ? solid : kernel.placed(solid, rotation([0, degrees, 0]));
}

function outlinePoints(outline: readonly OutlinePoint[]): readonly PathPoint[] {
  return outline.map(({ at: [x, y], corner }) => ({ at: [x, y, 0], bend: corner }));
}

function polygon(points: readonly (readonly [number, number])[]): readonly PathSegment[] {
  return bendPath(
    points.map(([x, y]) => ({ at: [x, y, 0], bend: 0 })),
    true,
  );
}

function counterclockwise(points: readonly PathPoint[]): readonly PathSegment[] {
  const area = points.reduce((sum, { at }, index) => {
    const next = points[(index + 1) % points.length]?.at ?? at;
    return sum + at[0] * next[1] - next[0] * at[1];
  }, 0);
  return bendPath(area < 0 ? [...points].reverse() : points, true);
}

/** Clockwise, in two halves: the hole of a plate. */
function circle([x, y]: readonly [number, number], diameter: number): readonly PathSegment[] {
  const radius = diameter / 2;
  const [left, right]: readonly [Vector, Vector] = [
    [x - radius, y, 0],
    [x + radius, y, 0],
  ];
  const half = { kind: 'arc', center: [x, y, 0], normal: [0, 0, -1], angle: Math.PI, radius } as const;
  return [
    { ...half, from: right, to: left },
    { ...half, from: left, to: right },
  ];
}
