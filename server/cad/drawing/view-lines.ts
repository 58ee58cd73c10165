/**
 * The lines of a product that are seen in a view: edges, and outlines of what is round. In millimetres of true size, x to the
 * right and y up. Costs the triangles of the product once for each view, and its lines by their length.
 */
import type { Transform } from '#scene/geometry/transform.ts';
import type { Vector } from '#scene/geometry/vector.ts';
import type { CadGeometry } from '../geometry/cad-geometry.ts';
import { DepthBuffer } from './depth-buffer.ts';
import { meshTopology, type MeshTopology } from './mesh-topology.ts';
import type { ViewProjection } from './view-projection.ts';

export type Point = readonly [x: number, y: number];
export type Segment = readonly [from: Point, to: Point];

export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

export interface ViewLines {
  readonly bounds: Bounds;
  /** Of each copy of each body: lines of different bodies are never joined. */
  readonly bodies: readonly (readonly Segment[])[];
}

/** Pixels across a view for finding out what hides what. */
const pixelsAcross = 3000;
/** How much nearer something has to be to hide a line, in millimetres. */
const nearer = 0.3;

/** A copy of a body as it is seen. */
interface SeenBody {
  readonly topology: MeshTopology;
  /** x, y and how near, for each corner. */
  readonly corners: Float64Array;
  /** How much the surface faces the viewer at each corner: 0 on its outline. */
  readonly facing: Float64Array;
}

export function viewLines({ parts }: CadGeometry, view: ViewProjection): ViewLines {
  const bodies = parts.flatMap(({ bodies: ofPart }) =>
    ofPart.flatMap(({ mesh, placements }) => {
      const topology = meshTopology(mesh);
      return placements.map((placement) => seenBody(topology, placement, view));
    }),
  );
  const bounds = boundsOf(bodies);
  const buffer = new DepthBuffer(bounds, pixelsAcross);
  for (const { topology, corners: p } of bodies) {
    const { indices } = topology.mesh;
    for (let index = 0; index < indices.length; index += 3) {
      const [a, b, c] = [0, 1, 2].map((side) => 3 * (indices[index + side] ?? 0)) as [number, number, number];
      const at = (place: number): number => p[place] ?? 0;
      buffer.triangle(at(a), at(a + 1), at(a + 2), at(b), at(b + 1), at(b + 2), at(c), at(c + 1), at(c + 2));
    }
  }
  return { bounds, bodies: bodies.map((body) => visibleLines(body, buffer)) };
}

function seenBody(topology: MeshTopology, placement: Transform, view: ViewProjection): SeenBody {
  const { positions, normals } = topology.mesh;
  const count = positions.length / 3;
  const corners = new Float64Array(3 * count);
  const facing = new Float64Array(count);
  // The directions of the view, seen from the body.
  const seen = (direction: Vector): Vector => [
    dotColumn(placement, 0, direction),
    dotColumn(placement, 4, direction),
    dotColumn(placement, 8, direction),
  ];
  const rows = [view.right, view.up, view.near].map((direction) => ({
    direction: seen(direction),
    offset: dotColumn(placement, 12, direction),
  }));
  const near = rows[2]?.direction ?? [0, 0, 1];
  for (let corner = 0; corner < count; corner++) {
    const [x = 0, y = 0, z = 0] = positions.subarray(3 * corner, 3 * corner + 3);
    rows.forEach(({ direction, offset }, row) => {
      corners[3 * corner + row] = 1000 * (direction[0] * x + direction[1] * y + direction[2] * z + offset);
    });
    const [nx = 0, ny = 0, nz = 0] = normals.subarray(3 * corner, 3 * corner + 3);
    facing[corner] = near[0] * nx + near[1] * ny + near[2] * nz;
  }
  return { topology, corners, facing };
}

function dotColumn(t: Transform, column: number, [x, y, z]: Vector): number {
  return (t[column] ?? 0) * x + (t[column + 1] ?? 0) * y + (t[column + 2] ?? 0) * z;
}

function boundsOf(bodies: readonly SeenBody[]): Bounds {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { corners } of bodies)
    for (let corner = 0; corner < corners.length; corner += 3) {
      const [x = 0, y = 0] = [corners[corner], corners[corner + 1]];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [bottom, top] = [Math.min(bottom, y), Math.max(top, y)];
    }
  return { left, right, bottom, top };
}

function visibleLines(body: SeenBody, buffer: DepthBuffer): readonly Segment[] {
  const { topology, corners } = body;
  const segments: Segment[] = [];
  const known = new Set<string>();
  const draw = (from: readonly number[], to: readonly number[]): void => {
    const ends = [from, to].map(([x = 0, y = 0]) => `${Math.round(x * 100)} ${Math.round(y * 100)}`);
    const key = ends.sort().join();
    if (known.has(key)) return;
    const seen = seenPieces(from, to, buffer);
    if (seen.length > 0) known.add(key);
    segments.push(...seen);
  };
  const { edges } = topology;
  for (let edge = 0; edge < edges.length; edge += 2) {
    const [a, b] = [3 * (edges[edge] ?? 0), 3 * (edges[edge + 1] ?? 0)];
    draw([...corners.subarray(a, a + 3)], [...corners.subarray(b, b + 3)]);
  }
  for (const [from, to] of outlines(body)) draw(from, to);
  return segments;
}

/** Where a round surface turns away from the viewer: a line through each triangle in which it does. */
function outlines({ topology, corners, facing }: SeenBody): readonly (readonly [number[], number[]])[] {
  const { indices } = topology.mesh;
  const lines: [number[], number[]][] = [];
  for (let index = 0; index < indices.length; index += 3) {
    const triangle = [0, 1, 2].map((side) => indices[index + side] ?? 0);
    const sides = triangle.map((corner) =>
      Math.abs(facing[corner] ?? 0) < 1e-6 ? 0 : Math.sign(facing[corner] ?? 0),
    );
    if (!sides.some((side) => side > 0) || !sides.some((side) => side <= 0)) continue;
    const crossings = [0, 1, 2].flatMap((side): number[][] => {
      const next = (side + 1) % 3;
      const [s, t] = [sides[side] ?? 0, sides[next] ?? 0];
      if (s > 0 === t > 0) return [];
      const [a = 0, b = 0] = [triangle[side], triangle[next]];
      const [fa, fb] = [s === 0 ? 0 : (facing[a] ?? 0), t === 0 ? 0 : (facing[b] ?? 0)];
      const share = fa / (fa - fb);
      return [
        [0, 1, 2].map(
          (axis) => (corners[3 * a + axis] ?? 0) * (1 - share) + (corners[3 * b + axis] ?? 0) * share,
        ),
      ];
    });
    const [from, to] = crossings;
    if (from && to) lines.push([from, to]);
  }
  return lines;
}

/** The pieces of a line that nothing hides. */
function seenPieces(from: readonly number[], to: readonly number[], buffer: DepthBuffer): readonly Segment[] {
  const [ax = 0, ay = 0, az = 0] = from;
  const [bx = 0, by = 0, bz = 0] = to;
  const size = Math.hypot(bx - ax, by - ay);
  if (size < 0.005) return [];
  const steps = Math.max(2, Math.ceil(size / buffer.pixel));
  const at = (share: number): Point => [ax + (bx - ax) * share, ay + (by - ay) * share];
  const pieces: Segment[] = [];
  let begin: number | undefined;
  for (let step = 0; step < steps; step++) {
    const middle = (step + 0.5) / steps;
    const [x, y] = at(middle);
    const isSeen = buffer.isSeen(x, y, az + (bz - az) * middle, nearer);
    if (isSeen) begin ??= step / steps;
    if (begin === undefined || (isSeen && step < steps - 1)) continue;
    pieces.push([at(begin), at(isSeen ? 1 : step / steps)]);
    begin = undefined;
  }
  return pieces;
}
