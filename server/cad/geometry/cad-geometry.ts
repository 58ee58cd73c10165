/** A configured product as what CAD files are made of: exact shapes with their places. Lengths in metres, y up. */
import type { Transform } from '#scene/geometry/transform.ts';
import type { Vector } from '#scene/geometry/vector.ts';
import type { Material, Shape } from '#scene/shape/shape.ts';
import type { MeshData } from '#scene/tessellate/mesh-builder.ts';
import type { DrawnDimension } from '#server/model/product/product-drawing.ts';

/** Texts have no thickness, and glTF files no exact shape. */
export type SolidShape = Exclude<Shape, { readonly kind: 'decal' | 'mesh' }>;

export interface CadBody {
  /** Which of the part's shapes it is, from 0. */
  readonly index: number;
  readonly shape: SolidShape;
  /** The same shape in triangles. */
  readonly mesh: MeshData;
  readonly material: Material;
  readonly placements: readonly Transform[];
}

export interface CadPart {
  readonly name: string;
  readonly label: string;
  readonly bodies: readonly CadBody[];
}

export interface CadDimension extends Pick<DrawnDimension, 'name' | 'view' | 'place' | 'axis'> {
  readonly label: string;
  readonly from: Vector;
  readonly to: Vector;
}

export interface CadGeometry {
  readonly parts: readonly CadPart[];
  readonly dimensions: readonly CadDimension[];
}
