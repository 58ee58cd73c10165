import type { MeshData } from '#scene/tessellate/mesh-builder.ts';

/** Corners closer than this are the same one: a ten-thousandth of a millimetre. */
const welding = 1e-7;
/** Cosine of the angle between two surfaces from which on there is an edge between them: 25°. */
const sharp = Math.cos((25 * Math.PI) / 180);

/** A mesh with what is needed to draw its lines. */
export interface MeshTopology {
  readonly mesh: MeshData;
  /** Corners of the edges that are seen from everywhere: where surfaces meet at an angle, or end. Pairs of corners. */
  readonly edges: Uint32Array;
}

/** The edges of a mesh. Surfaces that run smoothly into each other have the same normals where they meet. */
export function meshTopology(mesh: MeshData): MeshTopology {
  const { indices } = mesh;
  const welded = weldedCorners(mesh);
  /** By welded ends: the corners of the first triangle that has the edge, and whether it is one. */
  const found = new Map<number, { a: number; b: number; isEdge: boolean }>();
  const count = mesh.positions.length / 3;
  for (let index = 0; index < indices.length; index += 3)
    for (let side = 0; side < 3; side++) {
      const a = indices[index + side] ?? 0;
      const b = indices[index + ((side + 1) % 3)] ?? 0;
      const [p, q] = [welded[a] ?? 0, welded[b] ?? 0];
      if (p === q) continue;
      const key = p < q ? p * count + q : q * count + p;
      const other = found.get(key);
      if (!other) {
        found.set(key, { a, b, isEdge: true });
        continue;
      }
      // The other triangle has its corners in the opposite order.
      const isReversed = welded[other.a] === q;
      const [otherA, otherB] = isReversed ? [other.b, other.a] : [other.a, other.b];
      other.isEdge = cosine(mesh, a, otherA) < sharp || cosine(mesh, b, otherB) < sharp;
    }
  const edges = [...found.values()].filter(({ isEdge }) => isEdge).flatMap(({ a, b }) => [a, b]);
  return { mesh, edges: new Uint32Array(edges) };
}

function weldedCorners({ positions }: MeshData): Uint32Array {
  const count = positions.length / 3;
  const welded = new Uint32Array(count);
  const known = new Map<string, number>();
  for (let corner = 0; corner < count; corner++) {
    const key = [0, 1, 2].map((axis) => Math.round((positions[3 * corner + axis] ?? 0) / welding)).join();
    const first = known.get(key);
    if (first === undefined) known.set(key, corner);
    welded[corner] = first ?? corner;
  }
  return welded;
}

function cosine({ normals }: MeshData, a: number, b: number): number {
  let sum = 0;
  for (let axis = 0; axis < 3; axis++) sum += (normals[3 * a + axis] ?? 0) * (normals[3 * b + axis] ?? 0);
  return sum;
}
