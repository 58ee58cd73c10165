import type { Graphics } from './graphics.ts';
import type { WebGpu, WebGpuDevice } from './web-gpu.ts';

/**
 * Opens what draws, and loads the code of that alone: each renderer of three.js is about as large as all the rest.
 *
 * @param webGpu undefined where it must not be used
 * @returns undefined where this browser draws with neither
 * @throws Error when the code could not be loaded
 */
export async function openGraphics(webGpu: WebGpu | undefined): Promise<Graphics | undefined> {
  const device = webGpu && (await deviceOf(webGpu));
  if (device) {
    try {
      const { openWebGpu } = await import('./webgpu/webgpu-graphics.ts');
      return await openWebGpu(device);
    } catch {
      device.destroy();
    }
  }
  // Asked before three.js is, which complains on the console where there is no WebGL.
  if (document.createElement('canvas').getContext('webgl2') === null) return undefined;
  const { openWebGl } = await import('./webgl/webgl-graphics.ts');
  try {
    return openWebGl();
  } catch {
    return undefined;
  }
}

/** Undefined where WebGPU has no graphics card, either: in software, WebGL draws sooner. */
async function deviceOf(webGpu: WebGpu): Promise<WebGpuDevice | undefined> {
  try {
    const adapter = await webGpu.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter || (adapter.info?.isFallbackAdapter ?? adapter.isFallbackAdapter) === true) return undefined;
    return await adapter.requestDevice();
  } catch {
    return undefined;
  }
}
