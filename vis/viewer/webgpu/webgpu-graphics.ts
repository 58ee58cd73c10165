import { PMREMGenerator, Renderer, StandardNodeLibrary, WebGPUBackend } from 'three/webgpu';
import type { Graphics } from '../graphics.ts';
import { studioEnvironment } from '../studio.ts';
import type { WebGpuDevice } from '../web-gpu.ts';
import { DeviceFailure } from './device-failure.ts';
import { pictureOf } from './webgpu-picture.ts';
import { WebGpuShadowPasses } from './webgpu-shadow-passes.ts';

/**
 * Put together from parts of three.js: its `WebGPURenderer` would bring a second WebGL renderer along, 18 KiB of code that is never used
 * here.
 *
 * @throws Error where the device cannot draw
 */
export async function openWebGpu(device: WebGpuDevice): Promise<Graphics> {
  const renderer = new Renderer(new WebGPUBackend({ device, alpha: true }), { antialias: true, alpha: true });
  renderer.library = new StandardNodeLibrary();
  const failure = new DeviceFailure(device);
  renderer.render = failure.guarded(renderer.render.bind(renderer));
  // The listener of three.js's own says nothing when a device is destroyed by others.
  renderer.onDeviceLost = () => undefined;
  await renderer.init();
  // Now: a device that cannot draw it is found out while another renderer can still be opened.
  const environment = studioEnvironment(new PMREMGenerator(renderer));
  const shadowPasses = new WebGpuShadowPasses(renderer);
  return {
    kind: 'WebGPU',
    renderer,
    isSoftware: false,
    maxAnisotropy: 8,
    environment: () => environment,
    shadowPasses,
    get statistics() {
      const { render, memory } = renderer.info;
      return {
        calls: render.drawCalls,
        triangles: render.triangles,
        gpuGeometries: memory.geometries,
        gpuTextures: memory.textures,
      };
    },
    picture: (scene, camera, size) => pictureOf(renderer, scene, camera, size),
    onLost: (listener) => failure.onFailure(listener),
    dispose() {
      failure.end();
      shadowPasses.dispose();
      environment.dispose();
      void renderer.dispose();
      // What three.js still asks the device about would fail.
      const destroy = () => device.destroy();
      device.queue.onSubmittedWorkDone().then(destroy, destroy);
    },
  };
}
