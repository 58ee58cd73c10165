/** The picture of a configuration follows its values, wherever they were chosen and whatever step is shown. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogSearchSchema } from '#contract/catalog.ts';
import { cartItemSchema } from '#contract/cart.ts';
import { configuratorOf, pairs, parameter, parameters } from '../testing/test-configurator.ts';
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

const PICTURED: readonly string[] = ['bike_model_field', 'frame_color_field'];

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

test('after every choice in any step, it shows the model and the colour that there are then', async () => {
  const shown = new Set<string>();
  const walk = fc.noBias(fc.array(fc.nat({ max: 1_000_000 }), { minLength: 180, maxLength: 180 }));
  await fc.assert(
    fc.asyncProperty(walk, async (numbers) => {
      const next = numbers.values();
      const pick = <T>(list: readonly T[]) => list[Number(next.next().value) % Math.max(1, list.length)];
      const { configId = '', steps } = await start();
      const readStep = (step = '') => post('/config/step', { configId, step });
      for (let choice = 0; choice < 60; choice += 1) {
        // Every third choice is one of the two that the picture shows; the others may change them, too.
        const isOfFrame = choice % 3 === 0;
        const there = parameters(await readStep(isOfFrame ? 'step_frame' : pick(steps)?.name));
        const chosen = pick(
          there.filter(({ name, properties, domain }) =>
            isOfFrame ? PICTURED.includes(name) : properties['readonly'] !== 'yes' && domain?.elements.length,
          ),
        );
        if (!chosen) continue;
        const form = pairs(configId, [chosen.name, pick(chosen.domain?.elements ?? [])?.name ?? '']);
        const answer = await post('/config/commit', form);
        const isConflict = answer.response.status === 'RESOLVABLE';
        const { extensions } = isConflict ? await post('/config/accept', form) : answer;
        const frame = await readStep('step_frame');
        const [model, color] = PICTURED.map((name) => parameter(frame, name).value);
        const name = `${model?.replace('calvin_', '')}-${color}`;
        shown.add(name);
        const isShown = (await read(extensions?.picture)) === (await drawn(name));
        expect({ chosen: chosen.name, name, isShown }).toEqual({ chosen: chosen.name, name, isShown: true });
      }
    }),
    { numRuns: Number(process.env['ENGINE_TEST_RUNS'] ?? 1), endOnFailure: true },
  );
  expect(shown.size).toBeGreaterThan(8);
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
