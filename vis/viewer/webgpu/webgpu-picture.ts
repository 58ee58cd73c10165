import { RenderTarget, UnsignedByteType, type Renderer } from 'three/webgpu';
import type { Camera, Scene } from 'three';
import type { PictureSize } from '../graphics.ts';

/** Read back from a target of its own: not every browser copies the canvas of WebGPU to another canvas. */
export async function pictureOf(
  renderer: Renderer,
  scene: Scene,
  camera: Camera,
  { width, height }: PictureSize,
): Promise<HTMLCanvasElement> {
  const target = new RenderTarget(width, height, { type: UnsignedByteType, depthBuffer: false });
  renderer.setOutputRenderTarget(target);
  renderer.render(scene, camera);
  renderer.setOutputRenderTarget(null);
  const pixels = await renderer.readRenderTargetPixelsAsync(target, 0, 0, width, height);
  target.dispose();
  const picture = Object.assign(document.createElement('canvas'), { width, height });
  const context = picture.getContext('2d');
  if (!context) return picture;
  const image = context.createImageData(width, height);
  image.data.set(pixels.subarray(0, image.data.length));
  divideByAlpha(image.data);
  context.putImageData(image, 0, 0);
  return picture;
}

/** What is drawn over nothing is darker by what is missing of it; pictures have the colour itself. */
function divideByAlpha(data: Uint8ClampedArray): void {
  for (let place = 0; place < data.length; place += 4) {
    const alpha = data[place + 3] ?? 255;
    if (alpha === 0 || alpha === 255) continue;
    for (let channel = place; channel < place + 3; channel++)
      data[channel] = ((data[channel] ?? 0) * 255) / alpha;
  }
}
