import type { Box3, BufferGeometry } from 'three';
import { Group, InstancedMesh, Matrix4, Mesh, MeshStandardMaterial, type Texture } from 'three';
import type { PlacedBody } from '#scene/evaluate/placed-scene.ts';
import { isMirrored, type Transform } from '#scene/geometry/transform.ts';
import { boundsOfCopies } from './body-bounds.ts';

type Drawn = Mesh<BufferGeometry, MeshStandardMaterial>;

/**
 * A shape in all of its places. Copies are drawn in one go; mirrored ones in another, because their triangles face the
 * other way.
 */
export class BodyNode {
  readonly object = new Group();
  body: PlacedBody;
  #meshes: Drawn[] = [];
  #geometry: BufferGeometry;
  #material: MeshStandardMaterial;
  /** Belong to this node alone. */
  #ownMaterial: MeshStandardMaterial | undefined;
  #ownGeometry: BufferGeometry | undefined;
  #placements: readonly Transform[] = [];
  #bounds: Box3 | undefined;

  constructor(body: PlacedBody, geometry: BufferGeometry, material: MeshStandardMaterial) {
    this.body = body;
    this.#geometry = geometry;
    this.#material = material;
    this.object.matrixAutoUpdate = false;
    this.place(body.placements);
  }

  get meshes(): readonly Drawn[] {
    return this.#meshes;
  }

  /** Where it is drawn; on the way, that is not yet where its body says. */
  get placements(): readonly Transform[] {
    return this.#placements;
  }

  /** The box around it, in the scene. */
  get bounds(): Box3 {
    return (this.#bounds ??= boundsOfCopies(this.#geometry, this.#placements));
  }

  get material(): MeshStandardMaterial {
    return this.#ownMaterial ?? this.#material;
  }

  set material(material: MeshStandardMaterial) {
    this.#material = material;
    if (!this.#ownMaterial) for (const mesh of this.#meshes) mesh.material = material;
  }

  /** A picture on it, which only this node has. */
  setPicture(map: Texture, opacity = 1): void {
    this.#ownMaterial?.map?.dispose();
    this.#ownMaterial?.dispose();
    this.#ownMaterial = new MeshStandardMaterial({
      map,
      transparent: true,
      opacity,
      roughness: 0.5,
      polygonOffset: true,
      polygonOffsetFactor: -2,
    });
    for (const mesh of this.#meshes) {
      mesh.material = this.#ownMaterial;
      mesh.castShadow = false;
    }
  }

  /** @param isOwn whether it belongs to this node alone, and goes with the next one */
  setGeometry(geometry: BufferGeometry, isOwn: boolean): void {
    this.#ownGeometry?.dispose();
    this.#ownGeometry = isOwn ? geometry : undefined;
    this.#geometry = geometry;
    this.#bounds = undefined;
    for (const mesh of this.#meshes) {
      mesh.geometry = geometry;
      if (mesh instanceof InstancedMesh) mesh.boundingSphere = mesh.boundingBox = null;
    }
  }

  /** Puts it into places; as many as before need no new objects. */
  place(placements: readonly Transform[]): void {
    if (placements !== this.#placements) this.#bounds = undefined;
    this.#placements = placements;
    const kinds = [placements.filter((t) => !isMirrored(t)), placements.filter(isMirrored)].filter(
      ({ length }) => length > 0,
    );
    const fits =
      kinds.length === this.#meshes.length &&
      kinds.every(({ length }, index) => countOf(this.#meshes[index]) === length);
    if (!fits) this.#rebuild(kinds.map(({ length }) => length));
    kinds.forEach((kind, index) => {
      const mesh = this.#meshes[index];
      if (mesh) placeMesh(mesh, kind);
    });
  }

  dispose(): void {
    this.object.removeFromParent();
    for (const mesh of this.#meshes) if (mesh instanceof InstancedMesh) mesh.dispose();
    this.#ownMaterial?.map?.dispose();
    this.#ownMaterial?.dispose();
    this.#ownGeometry?.dispose();
  }

  #rebuild(counts: readonly number[]): void {
    for (const mesh of this.#meshes) {
      mesh.removeFromParent();
      if (mesh instanceof InstancedMesh) mesh.dispose();
    }
    this.#meshes = counts.map((count) => {
      const mesh: Drawn =
        count === 1
          ? new Mesh(this.#geometry, this.material)
          : new InstancedMesh(this.#geometry, this.material, count);
      mesh.matrixAutoUpdate = false;
      mesh.castShadow = mesh.receiveShadow = true;
      this.object.add(mesh);
      return mesh;
    });
  }
}

function countOf(mesh: Drawn | undefined): number {
  return mesh instanceof InstancedMesh ? mesh.count : mesh ? 1 : 0;
}

function placeMesh(mesh: Drawn, placements: readonly Transform[]): void {
  const [first] = placements;
  if (!first) return;
  // The mesh has the hand of its copies, and they are seen from there.
  mesh.matrix.fromArray([...first]);
  mesh.matrixWorldNeedsUpdate = true;
  if (!(mesh instanceof InstancedMesh)) return;
  const back = mesh.matrix.clone().invert();
  placements.forEach((placement, index) => {
    mesh.setMatrixAt(index, new Matrix4().multiplyMatrices(back, new Matrix4().fromArray([...placement])));
  });
  mesh.instanceMatrix.needsUpdate = true;
  mesh.boundingSphere = mesh.boundingBox = null;
}
