import {
  type Accessor,
  Document,
  NodeIO,
  type mat4,
  type Material as GltfMaterial,
  type Mesh,
} from '@gltf-transform/core';
import type { Material } from '#scene/shape/shape.ts';
import type { CadBody, CadGeometry } from '../geometry/cad-geometry.ts';
import { linearColor } from '../geometry/linear-color.ts';

/** The product as binary glTF: metres, y up, a node for each part, materials without their textures. */
export async function writeGlb({ parts }: CadGeometry, title: string): Promise<Uint8Array> {
  const document = new Document();
  document.getRoot().getAsset().generator = 'Bespoke';
  const writer = new GlbWriter(document);
  const product = document.createNode(title);
  for (const { label, bodies } of parts) {
    const part = document.createNode(label);
    for (const body of bodies) {
      const mesh = writer.mesh(body);
      for (const placement of body.placements)
        part.addChild(
          document
            .createNode()
            .setMesh(mesh)
            .setMatrix(placement as unknown as mat4),
        );
    }
    product.addChild(part);
  }
  document.getRoot().setDefaultScene(document.createScene(title).addChild(product));
  return new NodeIO().writeBinary(document);
}

class GlbWriter {
  readonly #document: Document;
  readonly #materials = new Map<string, GltfMaterial>();

  constructor(document: Document) {
    this.#document = document;
    document.createBuffer();
  }

  mesh({ mesh, material }: CadBody): Mesh {
    const primitive = this.#document
      .createPrimitive()
      .setAttribute('POSITION', this.#accessor(mesh.positions, 'VEC3'))
      .setAttribute('NORMAL', this.#accessor(unitNormals(mesh.normals), 'VEC3'))
      .setIndices(this.#accessor(mesh.indices, 'SCALAR'))
      .setMaterial(this.#material(material));
    return this.#document.createMesh().addPrimitive(primitive);
  }

  #accessor(array: Float32Array | Uint32Array, type: 'VEC3' | 'SCALAR'): Accessor {
    const [buffer] = this.#document.getRoot().listBuffers();
    return this.#document
      .createAccessor()
      .setArray(array.slice())
      .setType(type)
      .setBuffer(buffer ?? null);
  }

  #material({ color, metalness = 0, roughness = 0.5, opacity = 1 }: Material): GltfMaterial {
    const key = [color, metalness, roughness, opacity].join();
    const known = this.#materials.get(key);
    if (known) return known;
    const [r, g, b] = linearColor(color);
    const material = this.#document
      .createMaterial()
      .setBaseColorFactor([r, g, b, within(opacity)])
      .setMetallicFactor(within(metalness))
      .setRoughnessFactor(within(roughness))
      .setAlphaMode(opacity < 1 ? 'BLEND' : 'OPAQUE');
    this.#materials.set(key, material);
    return material;
  }
}

/** glTF wants normals of length 1: at the tip of a cone there is none, and any direction does. */
function unitNormals(normals: Float32Array): Float32Array {
  const unit = normals.slice();
  for (let corner = 0; corner < unit.length; corner += 3) {
    const [x = 0, y = 0, z = 0] = unit.subarray(corner, corner + 3);
    const size = Math.hypot(x, y, z);
    unit.set(size > 1e-6 ? [x / size, y / size, z / size] : [0, 1, 0], corner);
  }
  return unit;
}

function within(value: number): number {
  return Math.min(1, Math.max(0, value));
}
