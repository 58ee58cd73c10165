/** The page in the frame where WebGPU draws and stops doing so. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { lampScene } from '#scene/testing/lamp-scene.ts';
import type { Graphics } from '../viewer/graphics.ts';
import type { WebGpu } from '../viewer/web-gpu.ts';
import { openWebGl } from '../viewer/webgl/webgl-graphics.ts';
import { appTexts } from './app-texts.ts';
import { ProductView } from './product-view.ts';

// Two of them are opened, in software, on a machine that others use as well.
vi.setConfig({ testTimeout: 180_000 });

test('when the device of WebGPU is lost, WebGL goes on with what is shown, and nobody is asked', async () => {
  Object.defineProperty(navigator, 'gpu', { value: {}, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'gpu'));
  let lose: () => void = () => undefined;
  // A browser without a graphics card loses a device at once: this one is lost when the test says so.
  const open = vi.fn((webGpu: WebGpu | undefined) =>
    Promise.resolve<Graphics>(
      webGpu ? { ...openWebGl(), kind: 'WebGPU', onLost: (listener) => (lose = listener) } : openWebGl(),
    ),
  );
  vi.spyOn(window, 'fetch').mockImplementation(() => Promise.resolve(Response.json(lampScene())));
  const parent = document.createElement('main');
  Object.assign(parent.style, { position: 'fixed', width: '160px', height: '120px' });
  document.body.append(parent);
  const view = new ProductView({
    ...{ parent, language: 'en', accent: '#2f5bd7', texts: appTexts('en') },
    send: () => undefined,
    canSend: () => false,
    openGraphics: open,
  });
  onTestFinished(() => {
    view.viewer?.dispose();
    parent.remove();
  });
  const visualization = {
    tvkbPath: '/scenes/',
    tvkbReference: 'lamp',
    messagingData: [
      { name: 'arm_field', value: '300' },
      { name: 'shade_field', value: 'dome' },
      { name: 'cable_field', value: 'No' },
    ],
  };
  await view.show({
    ...{ type: 'tacton.vis', seq: 1, visualization, triggers: [], buttonTriggers: [], page: '' },
  });
  expect(view.viewer?.statistics.graphics).toBe('WebGPU');
  const lost = view.viewer?.canvas;
  lose();
  await vi.waitFor(() => expect(view.viewer?.statistics.graphics).toBe('WebGL'), { timeout: 120_000 });
  expect(view.viewer?.statistics.bodies).toBe(3);
  expect([parent.querySelectorAll('canvas').length, lost?.isConnected]).toEqual([1, false]);
  expect(parent.querySelector('[role=alert]')).toBeNull();
  expect(open.mock.calls.map(([webGpu]) => webGpu !== undefined)).toEqual([true, false]);
});
