/** Whoever reads pounds and feet reads them everywhere: with the parts, in the cart, in the proposal, in every sentence. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BomItem } from '#contract/pricing.ts';
import { draftContent } from '../../proposal/draft-content.ts';
import { buildServices } from '../../tenant-services.ts';
import { configuratorOf, pairs, parameter } from '../../testing/test-configurator.ts';
import { startTestTenant, type TestTenant } from '../../testing/test-tenant.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

let people = 0;
/** A new customer with a new pump, read in US units. */
async function readInUs(language = 'en') {
  const as = `customer-${++people}`;
  const { post: plain } = configuratorOf(() => tenant, as);
  const us = ['uomSystemId', 'imperial'] as const;
  const post = (path: string, form: readonly (readonly [string, string])[]) =>
    plain(path, [...form, us], { as, language });
  const { configId } = await post('/config/start/pumps/brook', []);
  return { as, configId, post, plain };
}
const commit = (configId: string | undefined, field: string, value: string) =>
  pairs(configId, [field, value]);
const step = (configId: string | undefined, name: string) =>
  [
    ['configId', configId ?? ''],
    ['step', name],
  ] as const;

test('parts, price columns and the facts of options', async () => {
  const { configId, post } = await readInUs();
  const answer = await post('/config/step', step(configId, 'step_extras'));
  const meter = parameter(answer, 'flow_meter_field').properties['tc_options_features'] ?? '';
  expect(JSON.parse(meter)).toContainEqual({
    name: 'weight',
    description: 'Weight',
    valueDescription: '9.3 lb',
  });
  const [pump] = answer.bom;
  expect(pump?.attributes).toMatchObject({ weight: '52.9 lb', bore: '1.6 in' });
  expect(JSON.stringify(answer.pricing)).toContain('"weightColumn":"52.9 lb"');
});

test('the cart, after the customer has read it so', async () => {
  const { as, configId, plain, post } = await readInUs();
  await tenant.json('/cart/items', { form: { configId: configId ?? '', qty: 2 }, as });
  const items = async () =>
    (
      (await tenant.json('/cart/items', { as })) as {
        items: { summary: string; configResult: { bom: BomItem[] } }[];
      }
    ).items;
  const [item] = await items();
  expect(item?.summary).toBe('Brook 15-20 · 1.5 kW, IE3 · 55 gpm · 61.5 ft');
  expect(item?.configResult.bom[0]?.attributes).toMatchObject({ weight: '52.9 lb' });

  // Read again in metric units; and by a client that says nothing about units, which changes nothing.
  await post('/config/start', [['configId', configId ?? '']]);
  await plain('/config/step', [...step(configId, 'step_pump'), ['uomSystemId', 'metric']], { as });
  await plain('/config/step', step(configId, 'step_skid'), { as });
  expect((await items())[0]?.summary).toBe('Brook 15-20 · 1.5 kW, IE3 · 12.5 m³/h · 18.75 m');
});

test('an anonymous customer’s, which travels with the configuration', async () => {
  const form = { uomSystemId: 'imperial' };
  const { configState } = (await tenant.json('/config/start/pumps/brook', { form })) as {
    configState: string;
  };
  const as = 'brings-a-pump-along';
  const carried = { configState, tab: 'pumps', productId: 'brook' };
  await tenant.json('/cart/items', { form: carried, as });
  const { items } = (await tenant.json('/cart/items', { as })) as { items: { summary: string }[] };
  expect(items[0]?.summary).toContain('55 gpm · 61.5 ft');
});

test('the proposal', async () => {
  const { as, configId } = await readInUs();
  await tenant.json('/cart/items', { form: { configId: configId ?? '', qty: 1 }, as });
  const { proposals } = buildServices(tenant.deps);
  const { positions, details } = await draftContent(await proposals.contentsToPropose(as), {
    date: new Date(0),
    language: 'de',
  });
  expect(positions[0]?.summary).toContain('55 gpm · 61,5 ft');
  const entries = new Map(
    details.flatMap(({ sections }) =>
      sections.flatMap((section) => section.entries.map(({ label, value }) => [label, value])),
    ),
  );
  expect(entries.get('Förderstrom')).toBe('55 gpm');
  expect(entries.get('Gewicht')).toBe('205,9 lb');
  expect(details[0]?.parts[0]?.rows.map(({ further }) => further.join(' '))).toContain(
    '640,00\u00a0€ 52,9 lb',
  );
});

test('what does not go together, why, and what a value may be', async () => {
  const { configId, post, as } = await readInUs('de');
  await post('/config/commit', commit(configId, 'flow_field', '10'));
  await post('/config/commit', commit(configId, 'pump_field', 'B15-20'));
  const conflict = await post('/config/commit', commit(configId, 'flow_field', '40'));
  expect(conflict.response).toMatchObject({ status: 'RESOLVABLE', changed: [{ name: 'pump_field' }] });
  expect((await post('/config/commit', commit(configId, 'flow_field', '90'))).response).toMatchObject({
    status: 'not OK',
    message: '„Förderstrom“ muss eine Zahl von 8,8 bis 264,2 gpm sein.',
  });
  await post('/config/accept', commit(configId, 'flow_field', '40'));
  const form = [...commit(configId, 'pump_field', 'B15-20'), ['uomSystemId', 'imperial']] as [
    string,
    string,
  ][];
  expect(await tenant.json('/config/explain', { form, as, language: 'de' })).toMatchObject({
    response: { changed: [{ name: 'flow_field', oldValueDescription: '176,1 gpm' }] },
  });
});

test('a value that was rounded, where it is not the same again', async () => {
  const { configId, post } = await readInUs();
  const type = (value: string) =>
    post('/config/commit', [...commit(configId, 'flow_field', value), ['selectedUomItemId', 'gpm']]);
  expect((await type('66')).response).toEqual({ status: 'OK', propagated: expect.anything() }); // 15.0 m³/h are 66.0 gpm
  expect((await type('66.2')).response).toEqual({
    status: 'OK',
    message: 'Flow: 66.2 gpm was rounded to 66 gpm.',
  });
});

test('what a goal comes to', async () => {
  const { as, configId } = await readInUs();
  const form = { configId: configId ?? '', goal: 'lightest', uomSystemId: 'imperial' };
  const { optimization } = (await tenant.json('/config/optimize', { form, as })) as {
    optimization: { figure: { now: string; then: string } };
  };
  expect(optimization.figure).toMatchObject({
    now: '121.3 lb',
    then: expect.stringMatching(/ lb$/) as string,
  });
});
