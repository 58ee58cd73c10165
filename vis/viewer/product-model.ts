import { Group, InstancedMesh, Matrix4, Mesh, type BufferGeometry, type Object3D } from 'three';

/** Turns left into right. */
const mirror = new Matrix4().makeScale(-1, 1, 1);

/**
 * What is shown as a model of its own: in metres and in true size, with y up, a group for each part. Copies are one by one, because
 * programs for augmented reality know no instances, and mirrored ones have shapes of their own, because USDZ knows no negative
 * scales; otherwise geometries and materials stay shared.
 *
 * @param parts the objects of each part, by its name
 */
export function productModel(parts: ReadonlyMap<string, readonly Object3D[]>): Group {
  const model = new Group();
  const mirrored = new Map<BufferGeometry, BufferGeometry>();
  const mirroredOf = (geometry: BufferGeometry) => {
    const made = mirrored.get(geometry) ?? mirrorGeometry(geometry);
    mirrored.set(geometry, made);
    return made;
  };
  for (const [name, objects] of parts) {
    const part = new Group();
    part.name = name;
    for (const object of objects) addMeshes(part, object, mirroredOf);
    if (part.children.length > 0) model.add(part);
  }
  model.updateMatrixWorld(true);
  return model;
}

function addMeshes(
  part: Group,
  object: Object3D,
  mirroredOf: (geometry: BufferGeometry) => BufferGeometry,
): void {
  object.traverseVisible((child) => {
    if (!(child instanceof Mesh)) return;
    const mesh = child as Mesh;
    const { geometry } = mesh;
    for (const matrix of matricesOf(mesh)) {
      const isMirrored = matrix.determinant() < 0;
      const copy = new Mesh(isMirrored ? mirroredOf(geometry) : geometry, mesh.material);
      // Mirrored twice, it is where it was.
      copy.applyMatrix4(isMirrored ? matrix.multiply(mirror) : matrix);
      part.add(copy);
    }
  });
}

/** Of its own; one for each copy. */
function matricesOf(mesh: Mesh): Matrix4[] {
  if (!(mesh instanceof InstancedMesh)) return [mesh.matrixWorld.clone()];
  return Array.from({ length: mesh.count }, (_, index) => {
    const matrix = new Matrix4();
    mesh.getMatrixAt(index, matrix);
    return matrix.premultiply(mesh.matrixWorld);
  });
}

/** The same shape with left and right exchanged, its triangles facing outwards again. */
function mirrorGeometry(geometry: BufferGeometry): BufferGeometry {
  const made = geometry.clone().applyMatrix4(mirror);
  const count = made.index?.count ?? made.getAttribute('position').count;
  const corners = Array.from({ length: count }, (_, place) => made.index?.getX(place) ?? place);
  for (let place = 0; place + 2 < count; place += 3)
    [corners[place + 1], corners[place + 2]] = [corners[place + 2] ?? 0, corners[place + 1] ?? 0];
  made.setIndex(corners);
  return made;
}
