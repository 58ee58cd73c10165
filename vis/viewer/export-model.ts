import { Group, InstancedMesh, Matrix4, Mesh, type Object3D } from 'three';

/** glTF binary, for Android's Scene Viewer and for most programs; USDZ, for Apple's Quick Look. */
export type ModelFormat = 'glb' | 'usdz';

/**
 * What is shown now as a file, in metres and in true size, with y up. The exporters are loaded when they are needed.
 *
 * @param parts the objects of each part, by its name
 */
export async function exportModel(
  parts: ReadonlyMap<string, readonly Object3D[]>,
  format: ModelFormat,
): Promise<Blob> {
  const model = new Group();
  for (const [name, objects] of parts) {
    const part = new Group();
    part.name = name;
    for (const object of objects) addMeshes(part, object);
    if (part.children.length > 0) model.add(part);
  }
  model.updateMatrixWorld(true);
  if (format === 'glb') {
    const { GLTFExporter } = await import('three/examples/jsm/exporters/GLTFExporter.js');
    const data = await new GLTFExporter().parseAsync(model, { binary: true, onlyVisible: false });
    if (!(data instanceof ArrayBuffer)) throw new Error('The exporter made no binary file.');
    return new Blob([data], { type: 'model/gltf-binary' });
  }
  const { USDZExporter } = await import('three/examples/jsm/exporters/USDZExporter.js');
  const data = await new USDZExporter().parseAsync(model);
  return new Blob([new Uint8Array(data)], { type: 'model/vnd.usdz+zip' });
}

/** Copies one by one: programs for augmented reality know no instances. Geometries and materials stay shared. */
function addMeshes(part: Group, object: Object3D): void {
  object.traverseVisible((child) => {
    if (!(child instanceof Mesh)) return;
    const matrices =
      child instanceof InstancedMesh
        ? Array.from({ length: child.count }, (_, index) => {
            const matrix = new Matrix4();
            child.getMatrixAt(index, matrix);
            return matrix.premultiply(child.matrixWorld);
          })
        : [child.matrixWorld];
    for (const matrix of matrices) {
      const copy = new Mesh(child.geometry, child.material);
      copy.applyMatrix4(matrix);
      part.add(copy);
    }
  });
}
