import type { TopoDS_Shape } from 'replicad-opencascadejs';
import { bendPath, lengthOf, pointOn, type PathSegment } from '#scene/geometry/bent-path.ts';
import { add, cross, dot, normalize, scale, subtract, type Vector } from '#scene/geometry/vector.ts';
import type { ShapeOf } from '#scene/shape/shape.ts';
import type { EllipseSection, SolidKernel } from './solid-kernel.ts';

/** An arc of a tube that is not round, or not as thick everywhere, goes through a section every so many radians. */
const sectionEvery = Math.PI / 36;
/** Degrees from the edge of a rounded end to its tip, where sections are. */
const domeAngles = [22.5, 45, 67.5, 85];

/**
 * The solids of a tube: one for each piece without a sharp corner. A round end
 * is half of a ball, or a dome in steps where the tube is oval or tapers.
 */
export function tubeSolids(kernel: SolidKernel, shape: ShapeOf<'tube'>): readonly TopoDS_Shape[] {
  const { diameter, end = diameter, height = diameter, bend = 0, closed = false, ends = 'flat' } = shape;
  const points = shape.path.map((point) => (point.bend > 0 ? point : { ...point, bend }));
  const path = bendPath(points, closed);
  const total = path.reduce((sum, segment) => sum + lengthOf(segment), 0);
  const taper = end / diameter;
  const isUniform = Math.abs(height - diameter) < 1e-9 && Math.abs(end - diameter) < 1e-9;
  const solids: TopoDS_Shape[] = [];
  let begin = 0;
  for (const piece of smoothPieces(path)) {
    const size = piece.reduce((sum, segment) => sum + lengthOf(segment), 0);
    const scaleAt = (share: number): number => 1 + (taper - 1) * ((begin + share * size) / total);
    const first = piece[0];
    if (isUniform && first)
      solids.push(kernel.pipe(piece, kernel.disk(first.from, pointOn(first, 0).along, diameter)));
    else {
      const sections = sectionsAlong(piece, size, diameter, height, scaleAt);
      const isRoundEnded = ends === 'round' && !closed;
      const before = isRoundEnded && begin === 0 ? dome(sections[0], -1).reverse() : [];
      const after = isRoundEnded && begin + size > total - 1e-9 ? dome(sections.at(-1), 1) : [];
      solids.push(kernel.loft([...before, ...sections, ...after]));
    }
    begin += size;
  }
  if (ends === 'round' && !closed && isUniform) solids.push(...balls(kernel, path, diameter));
  return solids;
}

/** Sections beyond the end of a tube, smaller and smaller. @param side 1 at its end, -1 at its start */
function dome(section: EllipseSection | undefined, side: 1 | -1): EllipseSection[] {
  if (!section) return [];
  const { at, u, v } = section;
  const ahead = normalize(cross(u, v));
  const radius = Math.min(Math.hypot(...u), Math.hypot(...v));
  return domeAngles.map((degrees) => {
    const [s, c] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
    return { at: add(at, scale(ahead, side * radius * s)), u: scale(u, c), v: scale(v, c) };
  });
}

/** Half a ball at each end. */
function balls(kernel: SolidKernel, path: readonly PathSegment[], diameter: number): readonly TopoDS_Shape[] {
  const [first, last] = [path[0], path.at(-1)];
  if (!first || !last) return [];
  return [
    kernel.halfBall(first.from, scale(pointOn(first, 0).along, -1), diameter),
    kernel.halfBall(last.to, pointOn(last, 1).along, diameter),
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
