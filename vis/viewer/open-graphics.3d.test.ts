import { Box3, Group, Mesh, MeshStandardMaterial, SphereGeometry, BoxGeometry } from 'three';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Graphics } from './graphics.ts';
import { openGraphics } from './open-graphics.ts';
import { OrbitCamera } from './orbit-camera.ts';
import { Stage } from './stage.ts';
import { webGpuOf, type WebGpu } from './web-gpu.ts';

const queue = { onSubmittedWorkDone: () => Promise.resolve() };
const device = {
  lost: new Promise(() => undefined),
  queue,
  destroy: () => undefined,
  addEventListener: () => undefined,
};
const adapter = { requestDevice: () => Promise.resolve(device) };
const offering = (found: object | null): WebGpu => ({
  requestAdapter: () => Promise.resolve(found as typeof adapter | null),
});
/** As if it had a graphics card: without one, the viewer prefers WebGL. */
const softwareWebGpu: WebGpu = {
  async requestAdapter(options) {
    const found = await webGpuOf(navigator)?.requestAdapter(options);
    if (!found) throw new Error('This browser has no WebGPU.');
    return { requestDevice: () => found.requestDevice() };
  },
};

// Opening each takes seconds where all draw in software on a machine that others use as well.
vi.setConfig({ testTimeout: 180_000 });

async function open(webGpu: WebGpu | undefined): Promise<Graphics> {
  const graphics = await openGraphics(webGpu);
  if (!graphics) throw new Error('Nothing draws.');
  onTestFinished(() => graphics.dispose());
  return graphics;
}

/** A steel ball on a red box, 160 pixels wide. */
async function pictureWith(graphics: Graphics): Promise<Uint8ClampedArray> {
  const size = { width: 160, height: 120 };
  // With the shadows that are left out in software.
  const stage = new Stage({ ...graphics, isSoftware: false });
  const product = new Group();
  const box = new Mesh(new BoxGeometry(1, 0.5, 1), new MeshStandardMaterial({ color: '#b02418' }));
  const ball = new Mesh(
    new SphereGeometry(0.4),
    new MeshStandardMaterial({ color: '#aaa', metalness: 1, roughness: 0.3 }),
  );
  box.position.y = 0.25;
  ball.position.y = 0.9;
  for (const mesh of [box, ball]) mesh.castShadow = mesh.receiveShadow = true;
  product.add(box, ball);
  product.updateMatrixWorld(true);
  stage.scene.add(product);
  const bounds = new Box3().setFromObject(product);
  stage.settle(product, bounds);
  const camera = OrbitCamera.still(bounds, { azimuth: 24, elevation: 14 }, size);
  const picture = await stage.picture(camera, size);
  return picture.getContext('2d')?.getImageData(0, 0, size.width, size.height).data ?? expect.unreachable();
}

test.each([
  ['no WebGPU', undefined],
  ['no adapter', offering(null)],
  ['an adapter that draws in software', offering({ ...adapter, info: { isFallbackAdapter: true } })],
  ['such an adapter, as older browsers say it', offering({ ...adapter, isFallbackAdapter: true })],
  ['an adapter without a device', offering({ requestDevice: () => Promise.reject(new Error('lost')) })],
  ['an error', { requestAdapter: () => Promise.reject(new Error('blocked')) }],
  ['a device that cannot draw', offering(adapter)],
] as const)('where the browser has %s, WebGL draws', async (_, webGpu) => {
  expect((await open(webGpu)).kind).toBe('WebGL');
});

test('without WebGL and WebGPU, nothing draws', async () => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  expect(await openGraphics(undefined)).toBeUndefined();
});

test('WebGPU draws the same as WebGL, shadows included', async () => {
  const [webGl, webGpu] = [await open(undefined), await open(softwareWebGpu)];
  expect(webGpu.kind).toBe('WebGPU');
  const [usual, other] = [await pictureWith(webGl), await pictureWith(webGpu)];
  const differences = Array.from(usual, (level, place) => Math.abs(level - (other[place] ?? 0)));
  const mean = differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
  const share = differences.filter((difference) => difference > 24).length / differences.length;
  expect(mean).toBeLessThan(2);
  expect(share).toBeLessThan(0.01);
  // The box is there, and red.
  const middle = 4 * (160 * 85 + 80);
  expect((other[middle] ?? 0) - (other[middle + 2] ?? 0)).toBeGreaterThan(50);
});
