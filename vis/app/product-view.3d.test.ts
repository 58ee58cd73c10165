/** The page in the frame, with the real viewer; only the server is not there. */
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { lampScene } from '#scene/testing/lamp-scene.ts';
import { appTexts } from './app-texts.ts';
import { ProductView } from './product-view.ts';
import { withAppStyles } from './testing/app-styles.ts';

withAppStyles();

/** On a machine that others use as well, the second that `waitFor` waits by itself is too short. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 40_000 });
const texts = appTexts('en');

beforeEach(() => {
  vi.spyOn(window, 'fetch').mockImplementation(() => Promise.resolve(Response.json(lampScene())));
});
afterEach(() => {
  document.body.replaceChildren();
  delete document.body.dataset['covered'];
});

function open() {
  const parent = document.createElement('main');
  // Small, because it may be drawn in software.
  Object.assign(parent.style, { position: 'fixed', width: '160px', height: '120px' });
  document.body.append(parent);
  const view = new ProductView({
    ...{ parent, language: 'en', accent: '#2f5bd7', texts },
    send: () => undefined,
    canSend: () => false,
  });
  onTestFinished(() => view.viewer?.dispose());
  const show = (more: object = {}) => {
    const visualization = {
      tvkbPath: '/scenes/',
      tvkbReference: 'lamp',
      screenshots: [{ url: '/there.png' }],
      messagingData: [
        { name: 'arm_field', value: '300' },
        { name: 'shade_field', value: 'dome' },
        { name: 'cable_field', value: 'No' },
      ],
      ...more,
    };
    const none = { triggers: [], buttonTriggers: [], page: '' };
    return view.show({ type: 'tacton.vis', seq: 1, visualization, ...none });
  };
  const button = (name: string) =>
    [...parent.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  return { parent, view, show, button };
}

test('for a person who saves data it is in words, with its picture, until it is asked for in 3D', async () => {
  Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'connection'));
  const { parent, view, show, button } = open();
  await show();
  expect(view.viewer).toBeUndefined();
  expect(parent.querySelector('img')?.src).toBe(`${location.origin}/there.png`);
  expect(parent.textContent).toContain('Arm: 300 mm');
  button(texts.ask)?.click();
  // Opening it takes seconds where it is drawn in software: the rest of the test is about the same one.
  await soon(() => expect(view.viewer?.statistics.frames).toBeGreaterThan(0));
  expect(parent.querySelector('img')).toBeNull();
  const { viewer } = view;
  if (!viewer) return expect.unreachable();

  // A still picture shows the whole product, without what is over it, and leaves the canvas as it was.
  const size = [viewer.canvas.width, viewer.canvas.height];
  viewer.showsDimensions = true;
  viewer.highlight('shade');
  const picture = await viewer.picture({ azimuth: 0, elevation: 0 }, { width: 80, height: 60 });
  expect([picture.width, picture.height]).toEqual([80, 60]);
  expect([viewer.canvas.width, viewer.canvas.height]).toEqual(size);
  const { data } = picture.getContext('2d')?.getImageData(0, 0, 80, 60) ?? { data: [] };
  // The steel is darker than the studio behind it.
  const steel = Array.from({ length: 80 * 60 }, (_, place) => (data[4 * place] ?? 255) < 190);
  const rows = Array.from({ length: 60 }, (_, y) => steel.slice(80 * y, 80 * y + 80).some(Boolean));
  // Upright, and as tall as the picture lets it be.
  expect(rows.filter(Boolean).length).toBeGreaterThan(40);
  expect(steel.filter(Boolean).length).toBeLessThan(800);
  expect([data[3], data[4 * (80 * 60 - 1) + 3]]).toEqual([255, 255]);

  // An option that is pointed at is seen through, until another one is.
  await show({ preview: { shade_field: 'cone' } });
  expect(viewer.statistics.ghosts).toBeGreaterThan(0);
  await show({ preview: undefined });
  expect(viewer.statistics.ghosts).toBe(0);

  // Who points at a part has a name beside it, and in the list.
  const following = { count: 2, named: [{ name: 'Ada', part: 'shade' }, { name: 'Ben' }] };
  view.showViewers(following, { isOwner: true });
  await viewer.drawn();
  const [marker] = parent.querySelectorAll<HTMLElement>('.markers span');
  expect([marker?.textContent, marker?.hidden]).toEqual(['Ada', false]);
  expect(marker?.style.transform).toMatch(/translate\(\d+(\.\d)?px, \d+(\.\d)?px\)$/);
  expect(parent.querySelector('.viewers')?.textContent).toContain('Ada: Shade');
  view.showViewers(undefined, { isOwner: true });
  expect(parent.querySelectorAll('.markers span')).toHaveLength(0);

  viewer.canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
  await soon(() => expect(parent.querySelector('[role=alert]')?.textContent).toContain(texts.lost));
  button(texts.retry)?.click();
  // Drawn anew on a canvas of its own; what was lost is not kept.
  await soon(() => expect(view.viewer?.statistics.frames).toBeGreaterThan(0));
  expect(view.viewer).not.toBe(viewer);
  expect([...parent.querySelectorAll('canvas')]).toEqual([view.viewer?.canvas]);
  expect(parent.querySelector('[role=alert]')).toBeNull();
  return undefined;
});
