import type { ShapeOf } from '../shape/shape.ts';
import { facetsOfArc } from './facets.ts';
import type { MeshBuilder } from './mesh-builder.ts';

/** Above what it lies on by this much, in metres, so that it is seen. */
const lift = 0.0004;

/**
 * A rectangle in the xy plane that looks to z, or one that is wrapped around a cylinder about x, its middle at z. Its
 * texture coordinates go from 0 to 1.
 */
export function decal(builder: MeshBuilder, { width, height, curve = 0 }: ShapeOf<'decal'>): void {
  const radius = curve / 2;
  const pieces = radius > 0 ? facetsOfArc(radius, height / radius) : 1;
  const rows = Array.from({ length: pieces + 1 }, (_, index) => {
    const v = index / pieces;
    const y = height * (v - 0.5);
    const angle = radius > 0 ? y / radius : 0;
    const [s, c] = [Math.sin(angle), Math.cos(angle)];
    const [up, out] = radius > 0 ? [(radius + lift) * s, (radius + lift) * c] : [y, lift];
    return [0, 1].map((u) => builder.corner([width * (u - 0.5), up, out], [0, s, c], u, v));
  });
  for (let row = 1; row < rows.length; row++) {
    const [below = [], above = []] = [rows[row - 1], rows[row]];
    builder.quad(below[0] ?? 0, below[1] ?? 0, above[1] ?? 0, above[0] ?? 0);
  }
}
