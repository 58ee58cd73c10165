import type { TopoDS_Shape } from 'replicad-opencascadejs';
import { bendPath, lengthOf, pointOn, type PathSegment } from '#scene/geometry/bent-path.ts';
import { add, cross, dot, normalize, scale, subtract, type Vector } from '#scene/geometry/vector.ts';
import type { ShapeOf } from '#scene/shape/shape.ts';
import type { EllipseSection, SolidKernel } from './solid-kernel.ts';

/** An arc of a tube that is not round, or not as thick everywhere, goes through a section every so many radians. */
const sectionEvery = Math.PI / 12;

/**
 * The solids of a tube: one for each piece without a sharp corner. Ends are flat; a round end of a round tube is half of a ball.
 */
export function tubeSolids(kernel: SolidKernel, shape: ShapeOf<'tube'>): readonly TopoDS_Shape[] {
  const { diameter, end = diameter, height = diameter, bend = 0, closed = false, ends = 'flat' } = shape;
  const points = shape.path.map((point) => (point.bend > 0 ? point : { ...point, bend }));
  const path = bendPath(points, closed);
  const total = path.reduce((sum, segment) => sum + lengthOf(segment), 0);
  const taper = end / diameter;
  const isRound = Math.abs(height - diameter) < 1e-9;
  const solids: TopoDS_Shape[] = [];
  let begin = 0;
  for (const piece of smoothPieces(path)) {
    const size = piece.reduce((sum, segment) => sum + lengthOf(segment), 0);
    const scaleAt = (share: number): number => 1 + (taper - 1) * ((begin + share * size) / total);
    const first = piece[0];
    if (isRound && Math.abs(taper - 1) < 1e-9 && first)
      solids.push(kernel.pipe(piece, kernel.disk(first.from, pointOn(first, 0).along, diameter)));
    else {
      const isStraight = piece.length === 1 && first?.kind === 'line';
      solids.push(kernel.loft(sectionsAlong(piece, size, diameter, height, scaleAt), isStraight));
    }
    begin += size;
  }
  if (ends === 'round' && !closed && isRound) solids.push(...balls(kernel, path, diameter, end));
  return solids;
}

/** Half a ball at each end. */
function balls(
  kernel: SolidKernel,
  path: readonly PathSegment[],
  diameter: number,
  end: number,
): readonly TopoDS_Shape[] {
  const [first, last] = [path[0], path.at(-1)];
  if (!first || !last) return [];
  return [
    kernel.halfBall(first.from, scale(pointOn(first, 0).along, -1), diameter),
    kernel.halfBall(last.to, pointOn(last, 1).along, end),
  ];
}

function smoothPieces(path: readonly PathSegment[]): readonly (readonly PathSegment[])[] {
  const pieces: PathSegment[][] = [];
  for (const segment of path) {
    const before = pieces.at(-1)?.at(-1);
    const isSmooth = before && dot(pointOn(before, 1).along, pointOn(segment, 0).along) > 1 - 1e-6;
    if (isSmooth) pieces.at(-1)?.push(segment);
    else pieces.push([segment]);
  }
  return pieces;
}

/** Sections that turn with the path and never about it; the first one lies across z where it can. */
function sectionsAlong(
  piece: readonly PathSegment[],
  total: number,
  diameter: number,
  height: number,
  scaleAt: (share: number) => number,
): readonly EllipseSection[] {
  const sections: EllipseSection[] = [];
  let [along, u] = [0, undefined as Vector | undefined];
  piece.forEach((segment, index) => {
    const steps = segment.kind === 'line' ? 1 : Math.max(2, Math.ceil(segment.angle / sectionEvery));
    for (let step = index === 0 ? 0 : 1; step <= steps; step++) {
      const { at, along: ahead } = pointOn(segment, step / steps);
      u = across(u ?? (Math.abs(ahead[2]) > 0.9 ? [1, 0, 0] : [0, 0, 1]), ahead);
      const size = scaleAt((along + (lengthOf(segment) * step) / steps) / total);
      sections.push({
        at,
        u: scale(u, (diameter / 2) * size),
        v: scale(cross(ahead, u), (height / 2) * size),
      });
    }
    along += lengthOf(segment);
  });
  return sections;
}

function across(direction: Vector, ahead: Vector): Vector {
  return normalize(subtract(direction, scale(ahead, dot(direction, ahead))));
}

/** A wire wound about y: through so many points of each turn. */
export function helixPath(
  { diameter, height, turns }: ShapeOf<'helix'>,
  pointsPerTurn: number,
): readonly Vector[] {
  const count = Math.max(4, Math.ceil(Math.abs(turns) * pointsPerTurn));
  return Array.from({ length: count + 1 }, (_, index) => {
    const share = index / count;
    const angle = 2 * Math.PI * turns * share;
    return add(
      [0, height * (share - 0.5), 0],
      [(diameter / 2) * Math.cos(angle), 0, -(diameter / 2) * Math.sin(angle)],
    );
  });
}
