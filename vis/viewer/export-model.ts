import type { Object3D } from 'three';

/** glTF binary, for Android's Scene Viewer and for most programs; USDZ, for Apple's Quick Look. */
export type ModelFormat = 'glb' | 'usdz';

/** A model as a file, in the same units and directions. The exporters are loaded when they are needed. */
export async function exportModel(model: Object3D, format: ModelFormat): Promise<Blob> {
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
