import { expect, test } from 'vitest';
import { modelText } from '#server/model/testing/model-folder.ts';
import { openShop } from '../testing/sample-shop.ts';
import { pairs } from '../testing/test-configurator.ts';

const fields = `
  lamp_field: { label: Lamp, type: yesno }
  size_field: { label: Size, type: integer, min: 1, max: 9, default: 4 }`;
const steps =
  '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [lamp_field, size_field] }] }';
const scene = `format: 1
materials: { steel: { color: '#888888' } }
parts:
  base: { label: Base, group: g, click: { commit: { lamp_field: yes } }, shapes: [{ box: { size: [size_field, 1, 1] }, material: steel }] }
views: { whole: { label: Whole, azimuth: 0, elevation: 0 } }
`;
const withScene = { 'thing/scene.yaml': scene };

test('the visualization object of a product with a scene leads to it', async () => {
  const { tenant, start } = await openShop(modelText({ fields, steps }), withScene);
  const { visualization } = await start();
  expect(visualization).toMatchObject({
    name: 'sample',
    iframePath: '/vis/index.html',
    currentStep: 's',
    groupSteps: { g: 's' },
    fullscreen: true,
    share: true,
    visaction: false,
    sessionServer: '/visualization/session',
    previews: true,
  });
  expect(visualization['messagingData']).toContainEqual({ name: 'size_field', value: '4' });
  const { tvkbPath, tvkbReference } = visualization as Record<string, string>;
  const answer = await tenant.app.request(`${tvkbPath}${tvkbReference}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(await answer.json()).toMatchObject({ format: 1, parts: [{ name: 'base', group: 'g' }] });
});

test('an address of an earlier revision is not kept by browsers', async () => {
  const { tenant } = await openShop(modelText({ fields, steps }), withScene);
  const answer = await tenant.app.request('/visualization/scenes/thing-000000000000');
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache']);
});

test.each([
  '/visualization/scenes/other',
  '/visualization/assets/thing/model.yaml',
  '/visualization/pictures/thing',
  '/visualization/pictures/thing/none/small',
  '/visualization/assets/thing/..%2Fmodel.yaml',
])('%s is not there', async (address) => {
  const { tenant } = await openShop(modelText({ fields, steps }), withScene);
  expect((await tenant.app.request(address)).status).toBe(404);
});

test('a product without a scene has none', async () => {
  const { tenant } = await openShop(modelText({ fields, steps }));
  expect((await tenant.app.request('/visualization/scenes/thing')).status).toBe(404);
});

const pictured = {
  domains: `
  look: { label: Look, values: { small: { label: Small, picture: small.svg }, large: { label: Large } } }`,
  fields: `${fields}
  look_field: { label: Look, domain: look, widget: selected_image, default: small }`,
  steps: steps.replace('size_field]', 'size_field, look_field]'),
};
const svg = '<svg xmlns="http://www.w3.org/2000/svg" />';

test('a frame that cannot draw has the picture of what is configured, or that of the product, without a key', async () => {
  const files = { ...withScene, 'thing/pictures/small.svg': svg };
  const { tenant, start, post } = await openShop(modelText(pictured), files);
  const started = await start();
  const address = started.visualization['picture'] as string;
  expect(address).toMatch(/^\/visualization\/pictures\/thing-\w+\/look\/small$/);
  const answer = await tenant.app.request(address);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  // It may be opened as a page.
  expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  expect(await answer.text()).toBe(svg);
  // Neither this value nor the product has one.
  const { visualization } = await post('/config/commit', pairs(started.configId, ['look_field', 'large']));
  expect(visualization['picture']).toBeUndefined();
});

test('a product with a picture of its own has that one', async () => {
  const files = { ...withScene, 'thing/pictures/product.svg': svg };
  const { tenant, start } = await openShop(modelText({ fields, steps, picture: 'product.svg' }), files);
  const address = (await start()).visualization['picture'] as string;
  expect(address).toMatch(/^\/visualization\/pictures\/thing-\w+$/);
  expect((await tenant.app.request(address)).headers.get('content-type')).toBe('image/svg+xml');
});
