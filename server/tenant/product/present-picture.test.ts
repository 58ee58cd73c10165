/** The picture of a configuration follows its values, wherever they were chosen and whatever step is shown. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogSearchSchema } from '#contract/catalog.ts';
import { cartItemSchema } from '#contract/cart.ts';
import { configuratorOf, pairs } from '../testing/test-configurator.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';

const me = 'ada';
let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());
const { start, post } = configuratorOf(() => tenant, me);

const read = async (address: string | undefined) => {
  const path = (address ?? '').replace(/^\/?self-service-api-v1\.3/, '');
  return Buffer.from(await (await tenant.call(path)).arrayBuffer()).toString('base64');
};
const drawn = (name: string) =>
  readFile(join(import.meta.dirname, `../../../models/bike/pictures/bikes/${name}.webp`), 'base64');

test('in the first step, without having seen that of the picture, and in the cart', async () => {
  const { configId = '' } = await start();
  for (const [model, color] of [
    ['calvin_porter', 'saffron'],
    ['calvin_ridge', 'ember'],
    ['calvin_pulse', 'raw'],
  ] as const) {
    const form = pairs(configId, ['bike_model_field', model], ['frame_color_field', color]);
    const answer = await post('/config/commit', form);
    expect(answer.steps[0]).toMatchObject({ name: 'step_needs', current: true });
    expect(await read(answer.extensions?.picture)).toBe(
      await drawn(`${model.replace('calvin_', '')}-${color}`),
    );
  }
  const item = cartItemSchema.parse(await tenant.json('/cart/items', { form: { configId }, as: me }));
  expect(await read(String(item['catalogImage']))).toBe(await drawn('pulse-raw'));
});

test('parts of different materials do not share a picture', async () => {
  const query = { limit: 100 };
  const { rows } = catalogSearchSchema.parse(await tenant.json('/catalog/search/valves', { query }));
  const materials = new Map<string, Set<string>>();
  for (const { kind = '', material = '', image } of rows as Record<string, string>[]) {
    const picture = await read(image);
    materials.set(picture, (materials.get(picture) ?? new Set()).add(`${kind} ${material}`));
  }
  for (const shown of materials.values()) expect([...shown]).toHaveLength(1);
  expect(materials.size).toBeGreaterThan(8);
});
