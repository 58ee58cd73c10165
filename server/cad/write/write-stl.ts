import { applyToPoint, isMirrored } from '#scene/geometry/transform.ts';
import { cross, normalize, subtract, type Vector } from '#scene/geometry/vector.ts';
import type { CadGeometry } from '../geometry/cad-geometry.ts';

const headerSize = 80;
const triangleSize = 50;

/** All triangles as binary STL, in millimetres with z up. Bodies that touch overlap as they do in the scene. */
export function writeStl({ parts }: CadGeometry): Uint8Array {
  const bodies = parts.flatMap((part) => part.bodies);
  const count = bodies.reduce(
    (sum, { mesh, placements }) => sum + (mesh.indices.length / 3) * placements.length,
    0,
  );
  const bytes = new Uint8Array(headerSize + 4 + count * triangleSize);
  const view = new DataView(bytes.buffer);
  // A header that begins with "solid" would be taken for the text form.
  bytes.set(new TextEncoder().encode('Binary STL, units: mm'));
  view.setUint32(headerSize, count, true);
  let offset = headerSize + 4;
  for (const { mesh, placements } of bodies)
    for (const placement of placements) {
      const corners = Array.from({ length: mesh.positions.length / 3 }, (_, corner) => {
        const [x = 0, y = 0, z = 0] = mesh.positions.subarray(3 * corner, 3 * corner + 3);
        return toCadAxes(applyToPoint(placement, [x, y, z]));
      });
      const order = isMirrored(placement) ? [0, 2, 1] : [0, 1, 2];
      for (let index = 0; index < mesh.indices.length; index += 3) {
        const [a, b, c] = order.map((side) => corners[mesh.indices[index + side] ?? 0] ?? [0, 0, 0]) as [
          Vector,
          Vector,
          Vector,
        ];
        const normal = normalize(cross(subtract(b, a), subtract(c, a)));
        [...normal, ...a, ...b, ...c].forEach((number, place) => {
          view.setFloat32(offset + 4 * place, number, true);
        });
        offset += triangleSize;
      }
    }
  return bytes;
}

/** From the axes of a scene (metres, y up, z to the right) to those of CAD programs: millimetres, z up, y to the left. */
function toCadAxes([x, y, z]: Vector): Vector {
  return [x * 1000, -z * 1000, y * 1000];
}
