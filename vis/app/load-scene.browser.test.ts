import { afterEach, expect, test, vi } from 'vitest';
import { appTexts } from './app-texts.ts';
import { customImageUrl } from './custom-images.ts';
import { loadScene, sceneUrl } from './load-scene.ts';
import { ProductView } from './product-view.ts';

const texts = appTexts('en');
const { origin } = location;

afterEach(() => {
  document.body.replaceChildren();
  delete document.body.dataset['covered'];
});

test.each([
  ['/scenes/', 'bike', '/scenes/bike'],
  ['/scenes', 'bike', '/scenes/bike'],
  [`${origin}/scenes/`, 'bike', '/scenes/bike'],
  ['/scenes/bike.json', 'ignored', '/scenes/bike.json'],
])('the visual logic at %s is loaded', (tvkbPath, tvkbReference, path) => {
  expect(sceneUrl({ tvkbPath, tvkbReference })?.href).toBe(origin + path);
});

const foreign = [
  'https://elsewhere.example/scenes/',
  '//elsewhere.example/scenes/',
  '\\\\elsewhere.example\\scenes',
  `${origin}@elsewhere.example/`,
  'data:application/json,{}',
  'blob:https://elsewhere.example/1',
  'javascript:alert(1)',
  'http://[',
];

test.each(foreign)(
  'visual logic at %s is not asked for, and the page says that there is none',
  async (tvkbPath) => {
    const fetch = vi.spyOn(window, 'fetch');
    const parent = document.body.appendChild(document.createElement('main'));
    const view = new ProductView({
      ...{ parent, language: 'en', accent: '#2f5bd7', texts },
      send: () => undefined,
      canSend: () => false,
    });
    const visualization = { tvkbPath, tvkbReference: 'bike' };
    await view.show({
      type: 'tacton.vis',
      seq: 1,
      visualization,
      triggers: [],
      buttonTriggers: [],
      page: '',
    });
    await vi.waitFor(() => expect(parent.textContent).toContain(texts.noScene));
    expect(fetch).not.toHaveBeenCalled();
  },
);

test.each(foreign)('no picture of a customer is taken from %s', (address) => {
  const file = JSON.stringify({ badge: address });
  expect(
    customImageUrl({ customImagesRootPath: '/images/', customImageData: file }, 'badge') ?? origin,
  ).toMatch(
    // A name that is no address is a file below the folder of the tenant.
    new RegExp(`^${origin}(/images/|$)`),
  );
  const rooted = { customImagesRootPath: address, customImageData: '{"badge":"a.png"}' };
  expect(customImageUrl(rooted, 'badge')).toBeUndefined();
});

test.each(['../secret.png', '/secret.png', '..%2fsecret.png/../../secret.png'])(
  'no picture is taken from above their folder: %s',
  (file) => {
    const visualization = {
      customImagesRootPath: '/images/',
      customImageData: JSON.stringify({ badge: file }),
    };
    expect(customImageUrl(visualization, 'badge')).toBeUndefined();
  },
);

test.each([
  ['is no JSON', '<html>', /JSON/],
  ['is larger than any', ' '.repeat(8 * 1024 * 1024 + 1), /too large/],
  ['is no scene', '{"parts":7}', /expected/],
])('visual logic that %s is refused', async (_, text, message) => {
  vi.spyOn(window, 'fetch').mockResolvedValue(new Response(text));
  await expect(loadScene(new URL('/scenes/bike', origin))).rejects.toThrow(message);
});
