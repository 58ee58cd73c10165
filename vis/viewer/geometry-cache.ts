import { BufferAttribute, BufferGeometry } from 'three';
import type { Shape } from '#scene/shape/shape.ts';
import { tessellateShape } from '#scene/tessellate/tessellate-shape.ts';

type DrawnShape = Exclude<Shape, { readonly kind: 'mesh' }>;

/** What tells one shape from another. */
export function shapeKey(shape: Shape): string {
  return JSON.stringify(shape);
}

export function geometryOf(shape: DrawnShape): BufferGeometry {
  const { positions, normals, uvs, indices } = tessellateShape(shape);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('normal', new BufferAttribute(normals, 3));
  geometry.setAttribute('uv', new BufferAttribute(uvs, 2));
  geometry.setIndex(new BufferAttribute(indices, 1));
  geometry.computeBoundingBox();
  geometry.computeBoundingSphere();
  return geometry;
}

/** Geometries by the shape they draw: shared while something shows them, and gone when nothing does. */
export class GeometryCache {
  readonly #entries = new Map<string, { readonly geometry: BufferGeometry; users: number }>();

  get size(): number {
    return this.#entries.size;
  }

  /** Call `release` with the same key when it is not shown any more. */
  acquire(key: string, shape: DrawnShape): BufferGeometry {
    const entry = this.#entries.get(key) ?? { geometry: geometryOf(shape), users: 0 };
    entry.users += 1;
    this.#entries.set(key, entry);
    return entry.geometry;
  }

  release(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    entry.users -= 1;
    if (entry.users > 0) return;
    entry.geometry.dispose();
    this.#entries.delete(key);
  }

  dispose(): void {
    for (const { geometry } of this.#entries.values()) geometry.dispose();
    this.#entries.clear();
  }
}
