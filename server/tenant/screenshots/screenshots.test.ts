import sharp from 'sharp';
import { expect, test } from 'vitest';
import { completeCartSchema } from '#contract/cart.ts';
import { modelText } from '#server/model/testing/model-folder.ts';
import { draftContent } from '../proposal/draft-content.ts';
import { openShop } from '../testing/sample-shop.ts';
import { pairs } from '../testing/test-configurator.ts';

const fields = `
  size_field: { label: Size, type: integer, min: 1, max: 9, default: 4 }`;
const steps = '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [size_field] }] }';
const scene = `format: 1
materials: { steel: { color: '#888888' } }
parts:
  base: { label: Base, group: g, shapes: [{ box: { size: [size_field, 1, 1] }, material: steel }] }
views: { whole: { label: Whole, azimuth: 0, elevation: 0 } }
`;
interface Shown {
  readonly screenshotRenderer: string;
  readonly screenshots: readonly { readonly name: string; readonly url: string; readonly type: string }[];
}

/** As a browser draws it: see-through, WebP, with something hidden in it. */
function drawn(width = 800, red = 200) {
  return sharp({ create: { width, height: 60, channels: 4, background: { r: red, g: 0, b: 0, alpha: 0.5 } } })
    .withExif({ IFD0: { Copyright: 'somewhere secret' } })
    .webp()
    .toBuffer();
}

async function open() {
  const shop = await openShop(modelText({ fields, steps }), { 'thing/scene.yaml': scene });
  const { tenant, post } = shop;
  const started = await shop.start();
  const shown = async (value?: string) => {
    const answer =
      value === undefined
        ? await shop.reread(started)
        : await post('/config/commit', pairs(started.configId, ['size_field', value]));
    return answer.visualization as unknown as Shown;
  };
  const send = async (to: string, body: Uint8Array) =>
    (await tenant.app.request(to, { method: 'PUT', body: new Uint8Array(body) })).status;
  const get = (path: string) => tenant.app.request(path);
  return { ...shop, configId: started.configId ?? '', shown, send, get };
}

test('a picture is shown with what it shows, and with nothing else', async () => {
  const { shown, send, get, tenant, configId } = await open();
  const first = await shown();
  expect(first.screenshots).toEqual([]);
  expect(await send(first.screenshotRenderer, await drawn())).toBe(204);
  const { screenshots } = await shown();
  expect(screenshots).toMatchObject([{ name: 'screenshot1', type: 'image/png' }]);
  const picture = await get(screenshots[0]?.url ?? '');
  expect(picture.headers.get('content-type')).toBe('image/png');
  // Written anew: what was hidden in it is gone.
  const { width, hasAlpha, exif } = await sharp(await picture.arrayBuffer()).metadata();
  expect([width, hasAlpha, exif]).toEqual([800, true, undefined]);

  const changed = await shown('7');
  expect(changed.screenshots).toEqual([]);
  expect(changed.screenshotRenderer).not.toBe(first.screenshotRenderer);
  expect((await shown('4')).screenshots).toEqual(screenshots);

  // A picture that comes late, after the configuration went on, stays what it is.
  expect(await send(changed.screenshotRenderer, await drawn(300))).toBe(204);
  expect((await shown()).screenshots).toEqual(screenshots);

  // Only the newest are kept; each is replaced by another one of the same.
  for (const size of ['1', '2', '3', '5', '6'])
    await send((await shown(size)).screenshotRenderer, await drawn(300));
  expect((await shown('4')).screenshots).toEqual([]);
  expect(await tenant.deps.files.list('ada', `screenshot-of-configuration:${configId}`)).toHaveLength(6);
});

test('a cart item and its proposal have the picture, as long as it shows the item', async () => {
  const { shown, send, tenant, configId } = await open();
  await send((await shown()).screenshotRenderer, await drawn());
  const [owner, other] = [{ as: 'ada' }, { as: 'eve' }];
  await tenant.json('/cart/items', { form: { configId }, ...owner });
  const item = async () =>
    completeCartSchema.parse(await tenant.json('/cart/complete', owner)).ShoppingCartItems[0] ??
    expect.unreachable();
  const { screenshot1, catalogImage } = await item();
  expect(catalogImage).toBe(screenshot1);
  const path = `/cart/items/${configId}/image/screenshot1`;
  expect(screenshot1).toContain(path);
  const picture = await tenant.call(path, owner);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect((await tenant.call(path, other)).status).toBe(404);

  const draft = async () => {
    const contents = await tenant.services.proposals.contentsToPropose('ada');
    const { positions } = await draftContent(contents, {
      date: new Date(0),
      language: 'en',
      files: tenant.deps.files,
    });
    return {
      picture: positions[0]?.picture,
      snapshot: contents.snapshot('en', { ofCart: [], ofItem: () => [] }),
    };
  };
  const { picture: drawnOne, snapshot } = await draft();
  if (drawnOne?.kind !== 'bitmap') return expect.unreachable();
  const small = sharp(drawnOne.bytes);
  expect(await small.metadata()).toMatchObject({ format: 'png', width: 480, hasAlpha: true });
  const { channels } = await small.stats();
  expect(channels[0]?.mean).toBeGreaterThan(190);
  // What is kept of a request outlives the pictures of its items.
  expect(JSON.stringify(snapshot)).not.toContain('screenshot1');

  // While it is edited, it has the picture of that, or of its model; cancelled, its own again.
  await tenant.json('/config/start', { form: { configId }, ...owner });
  const changed = (await shown('7')).screenshotRenderer;
  expect((await item()).screenshot1).toBeUndefined();
  await send(changed, await drawn(300));
  expect((await item()).screenshot1).not.toBe(screenshot1);
  await tenant.json('/config/cancel', { form: { configId }, ...owner });
  expect((await item()).screenshot1).toBe(screenshot1);

  // Its bytes are lost, as a restored backup may have it: the proposal has no picture, and is there.
  const [stored] = await tenant.deps.files.list('ada', `screenshot-of-configuration:${configId}`);
  await tenant.deps.files.removeBytes([stored?.id ?? '']);
  expect((await draft()).picture).toBeUndefined();

  await tenant.json(`/cart/items/${configId}`, { method: 'DELETE', ...owner });
  expect(await tenant.deps.files.list('ada', `screenshot-of-configuration:${configId}`)).toEqual([]);
  return undefined;
});

test('what is no picture, too large or from somebody without the address is refused', async () => {
  const { shown, send, get, tenant, configId, post } = await open();
  const { screenshotRenderer } = await shown();
  expect(await send(screenshotRenderer, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(415);
  expect(await send(screenshotRenderer, new Uint8Array(2_000_001))).toBe(413);
  const [, , , token = '', appearance = ''] = screenshotRenderer.split('/');
  const forged = `/visualization/screenshots/${configId}.${'0'.repeat(32)}`;
  for (const address of [
    `${forged}/${appearance}`,
    screenshotRenderer.slice(0, -1),
    `${screenshotRenderer}x`,
  ])
    expect(await send(address, await drawn())).toBe(404);
  expect((await shown()).screenshots).toEqual([]);

  // Who may see pictures may not send any, and the other way around.
  await send(screenshotRenderer, await drawn());
  const url = (await shown()).screenshots[0]?.url ?? '';
  const [, , , reading = '', name = ''] = url.split('/');
  expect(await send(`/visualization/screenshots/${reading}/${appearance}`, await drawn())).toBe(404);
  expect((await get(`/visualization/screenshots/${token}/${name}`)).status).toBe(404);
  expect((await get(url.replace('.png', '.jpg'))).status).toBe(404);

  // Of a configuration that was given up there are none.
  await tenant.json('/config/cancel', { form: { configId }, as: 'ada' });
  expect(await send(screenshotRenderer, await drawn())).toBe(404);
  const anonymous = await post('/config/start/things/thing', {}, {});
  expect(anonymous.visualization).not.toHaveProperty('screenshotRenderer');
});
