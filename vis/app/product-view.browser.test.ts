/** The page in the frame in a browser that draws nothing in 3D: what it does with a state. */
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { lampScene, sceneText } from '#scene/testing/lamp-scene.ts';
import type { StateMessage } from '../protocol/messages.ts';
import { appTexts } from './app-texts.ts';
import { ProductView } from './product-view.ts';
import { withAppStyles } from './testing/app-styles.ts';

withAppStyles();

afterEach(() => {
  document.body.replaceChildren();
  delete document.body.dataset['covered'];
});

const messagingData = [
  { name: 'arm_field', value: '300' },
  { name: 'shade_field', value: 'dome' },
  { name: 'cable_field', value: 'No' },
];

function open() {
  vi.spyOn(window, 'fetch').mockImplementation(() =>
    Promise.resolve(
      Response.json(
        lampScene({
          views: ['whole', 'top'].map((name) => ({
            ...{ name, label: sceneText(name), azimuth: 20, elevation: 10, fit: [] },
          })),
          groups: { arm_group: 'top' },
        }),
      ),
    ),
  );
  const parent = document.body.appendChild(document.createElement('main'));
  const view = new ProductView({
    ...{ parent, language: 'en', accent: '#2f5bd7', texts: appTexts('en') },
    send: () => undefined,
    canSend: () => true,
    openGraphics: () => Promise.resolve(undefined),
  });
  let seq = 0;
  const show = (visualization: object, more: Partial<StateMessage> = {}) =>
    view.show({
      ...{ type: 'tacton.vis', seq: ++seq, triggers: [], buttonTriggers: [], page: 'https://shop.example/' },
      visualization: { tvkbPath: '/scenes/', tvkbReference: 'lamp', messagingData, ...visualization },
      ...more,
    });
  return { parent, show };
}

test('the configuration comes first, then the group, then what is triggered', async () => {
  const { parent, show } = open();
  await show({});
  const seen: unknown[] = [];
  const look = () => {
    const words = parent.querySelector('#words')?.textContent;
    seen.push([words?.includes('Arm: 450 mm'), parent.querySelector('select')?.value]);
  };
  vi.spyOn(HTMLDialogElement.prototype, 'showModal').mockImplementation(look);
  const longer = [{ name: 'arm_field', value: '450' }, ...messagingData.slice(1)];
  await show({ messagingData: longer }, { currentGroup: 'arm_group', triggers: ['share'] });
  await vi.waitFor(() => expect(seen).toEqual([[true, 'top']]));
});

test('with `debugMode`, authors read in the console what the scene gets and what is wrong with it', async () => {
  const print = vi.spyOn(console, 'debug').mockReturnValue();
  const { show } = open();
  await show({});
  expect(print).not.toHaveBeenCalled();
  const strange = [...messagingData.slice(1), { name: 'arm_field', value: 'long' }];
  await show({ messagingData: strange, debugMode: true });
  expect(print).toHaveBeenCalledTimes(1);
  const [values, problems] = print.mock.lastCall ?? [];
  expect(values).toEqual(strange);
  expect(JSON.stringify(problems)).toContain('arm');
});

test('where it is not drawn, the picture of what is configured is there, or the one that the tenant has', async () => {
  const { parent, show } = open();
  const source = () => parent.querySelector('img')?.src;
  await show({ picture: '/pictures/lamp.webp' });
  expect(source()).toBe(`${location.origin}/pictures/lamp.webp`);
  await show({ picture: '/pictures/lamp.webp', screenshots: [{ url: '/now.png' }] });
  expect(source()).toBe(`${location.origin}/now.png`);
  await show({ picture: 'https://elsewhere.example/lamp.webp' });
  expect(source()).toBeUndefined();
});

test('texts of another language than the page are written in their own direction', async () => {
  const root = document.documentElement;
  root.dir = 'rtl';
  onTestFinished(() => root.removeAttribute('dir'));
  const { parent, show } = open();
  await show({});
  const texts = [...parent.querySelectorAll('.parts bdi'), parent.querySelector('select')];
  expect(texts.length).toBeGreaterThan(2);
  for (const text of texts) expect(text?.matches(':dir(ltr)')).toBe(true);
});

test('the list of parts ends above the controls, however many lines they take', async () => {
  const { parent, show } = open();
  const fill = [{ name: 'arm_field', value: '300' }];
  await show({ visaction: true, share: true, debugMode: true, messagingData: fill });
  vi.spyOn(console, 'debug').mockReturnValue();
  delete document.body.dataset['covered'];
  const [bar, list] = [parent.querySelector('.controls'), parent.querySelector<HTMLElement>('.parts')];
  if (!bar || !list) return expect.unreachable();
  list.hidden = false;
  for (const width of ['700px', '180px']) {
    Object.assign(parent.style, { position: 'fixed', inset: '0 auto auto 0', height: '400px', width });
    await vi.waitFor(() => {
      const above = bar.getBoundingClientRect().top - list.getBoundingClientRect().bottom;
      expect(above).toBeGreaterThanOrEqual(4);
      expect(above).toBeLessThan(20);
    });
  }
  expect(bar.clientHeight).toBeGreaterThan(50);
  return undefined;
});
