/** A cart whose products were revised is brought to the current revisions: only after the customer has seen what that means. */
import { expect, test, vi } from 'vitest';
import { upgradePreviewSchema, upgradeSchema } from '#contract/jobs.ts';
import { loadCatalog } from '#server/model/compile/load-catalog.ts';
import { folderWith, modelText } from '#server/model/testing/model-folder.ts';
import { openShop } from '../../testing/sample-shop.ts';
import { pairs } from '../../testing/test-configurator.ts';
import { customerOf, errorOf } from '../../testing/test-customer.ts';
import type { TestTenant } from '../../testing/test-tenant.ts';

const lamp = (colours: string, fields: string, members: string) =>
  modelText({
    domains: `{ colour: { label: Colour, values: ${colours} } }`,
    fields,
    steps: `\n  - { step: s, label: S, groups: [{ group: g, label: G, members: ${members} }] }`,
    summary: '[colour_field]',
  });
const before = lamp(
  '{ red: { label: Red, price: 10 }, green: { label: Green, price: 30 } }',
  `
  colour_field: { label: Colour, domain: colour }
  width_field: { label: Width, type: integer, min: 1, max: 9, default: 3 }
  plug_field: { label: Plug, type: yesno }`,
  '[colour_field, width_field, plug_field]',
);
/** Green and the plug are gone. */
const after = lamp(
  '{ red: { label: Red, price: 10 }, blue: { label: Blue, price: 20 } }',
  `
  colour_field: { label: Colour, domain: colour }
  width_field: { label: Width, type: integer, min: 1, max: 9, default: 3 }`,
  '[colour_field, width_field]',
);

const as = 'ada';
const calls = (tenant: TestTenant) => ({
  preview: async (language = 'en') =>
    upgradePreviewSchema.parse(await tenant.json('/cart/upgrade-products/preview', { as, language })),
  start: (form: Record<string, string> = {}) => tenant.call('/cart/upgrade-products', { form, as }),
  status: async () => upgradeSchema.parse(await tenant.json('/cart/upgrade-products', { as })),
  cancel: () => tenant.json('/cart/upgrade-products/cancel', { method: 'POST', as }),
});

async function open() {
  const shop = await openShop(before);
  const customer = customerOf(
    () => shop.tenant,
    () => as,
  );
  const ids: string[] = [];
  for (const colour of ['green', 'red']) {
    const { configId = '' } = await shop.start();
    await shop.post('/config/commit', pairs(configId, ['colour_field', colour], ['plug_field', 'Yes']));
    ids.push((await customer.add({ configId, qty: 2 }))['#id']);
  }
  const revise = async (model: string) => {
    const folder = await folderWith({
      'thing/model.yaml': model,
      'catalog.yaml': `format: 1
language: en
currency: EUR
tabs: [{ tab: things, title: Things, configurable: yes, columns: { name: Thing }, products: [{ id: thing, model: thing, price: 1 }] }]
`,
    });
    await shop.tenant.restart({ catalog: await loadCatalog(folder), modelsFolders: [folder] });
  };
  const [green = '', red = ''] = ids;
  return { ...shop, ...customer, ...calls(shop.tenant), green, red, revise };
}

const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000 });

test('a preview says what stays, moves and cannot be kept; the upgrade does that, to all items', async () => {
  const { items, preview, start, status, green, red, revise } = await open();
  expect(await (await start()).json()).toMatchObject({ state: 'no-run' });
  expect((await preview()).items).toEqual([]);
  await revise(after);
  const shown = await items();
  const { agreement, items: planned } = await preview();
  expect(planned.map((item) => [item['#id'], item.kind])).toEqual([
    [green, 'upgradable'],
    [red, 'upgradable'],
  ]);
  expect(planned[0]).toMatchObject({
    product: 'Sample',
    kept: [{ description: 'Width', valueDescription: '3', wasChosen: false }],
    moved: [
      { description: 'Colour', oldValueDescription: 'Green', newValueDescription: 'Red', wasChosen: true },
    ],
    dropped: [{ description: 'Plug', oldValueDescription: 'Yes', newValue: '', wasChosen: true }],
    price: { now: '€60.00', then: '€20.00' },
  });
  expect(planned[1]).toMatchObject({ moved: [], dropped: [{ name: 'plug_field' }] });
  // Looking changes nothing.
  expect(await items()).toEqual(shown);
  expect(await status()).toMatchObject({ state: 'not-found' });

  expect(await (await start({ agreement })).json()).toMatchObject({ state: 'pending' });
  await eventually(async () => {
    expect(await status()).toMatchObject({ state: 'not-found', last: { state: 'done', upgraded: 2 } });
  });
  await eventually(async () => {
    const upgraded = await items();
    expect(
      upgraded.map(({ isProductOutdated, summary, qty, unitNetPrice }) => [
        isProductOutdated,
        summary,
        qty,
        unitNetPrice,
      ]),
    ).toEqual([
      [false, 'Red', 2, '10.00'],
      [false, 'Red', 2, '10.00'],
    ]);
  });
  expect((await preview()).items).toEqual([]);
  expect(await (await start()).json()).toMatchObject({ state: 'no-run' });
});

test('nothing is upgraded that the customer has not seen', async () => {
  const { items, preview, start, green, revise, put } = await open();
  await revise(after);
  const { agreement } = await preview();
  await revise(after.replace('price: 10', 'price: 11'));
  const shown = await items();
  expect(await errorOf(await start({ agreement }))).toMatchObject({ status: 409 });
  expect(await items()).toEqual(shown);
  // One item is accepted on its own meanwhile: what is left is another upgrade.
  const now = (await preview()).agreement;
  await put(green, { revision: String(shown[0]?.review?.revision) });
  expect((await start({ agreement: now })).status).toBe(409);
  expect((await preview()).items).toHaveLength(1);
});

test('an item that is being edited, or whose product is gone, is told and left alone', async () => {
  const { tenant, items, preview, start, status, green, red, revise, post } = await open();
  await post('/config/start', { configId: green });
  await revise(after);
  expect((await preview()).items.map((item) => [item['#id'], item.kind])).toEqual([
    [green, 'in-progress'],
    [red, 'upgradable'],
  ]);
  await start();
  await eventually(async () => {
    expect(await status()).toMatchObject({ last: { state: 'done', upgraded: 1 } });
  });
  await eventually(async () => {
    expect((await items())[1]?.isProductOutdated).toBe(false);
  });
  await tenant.json('/config/cancel', { form: { configId: green }, as });
  expect((await items())[0]).toMatchObject({ summary: 'Green', isProductOutdated: true });
});

test('a cancelled upgrade leaves all as it was, however far it was', async () => {
  const { tenant, items, preview, start, status, cancel, revise } = await open();
  await revise(after);
  const shown = await items();
  const { agreement } = await preview();
  // The jobs of this tenant are stopped, so that the upgrade waits for its turn.
  await tenant.services.jobs.close();
  await start({ agreement });
  expect(await status()).toMatchObject({ state: 'pending' });
  expect(await (await start({ agreement })).json()).toMatchObject({ state: 'pending' });
  expect(await cancel()).toMatchObject({ state: 'not-found', last: { state: 'cancelled', upgraded: 0 } });
  tenant.services.jobs.start();
  expect(await items()).toEqual(shown);
  // The same upgrade can be asked for again.
  await start({ agreement });
  await eventually(async () => {
    expect(await status()).toMatchObject({ last: { state: 'done', upgraded: 2 } });
  });
  // What is done cannot be cancelled.
  expect(await cancel()).toMatchObject({ last: { state: 'done' } });
});

test('an upgrade and its cancellation at the same time: all items are upgraded, or none', async () => {
  const { items, start, status, cancel, revise } = await open();
  await revise(after);
  for (let round = 0; round < 8; round += 1) {
    await start();
    await eventually(async () => {
      expect((await status()).state).not.toBe('pending');
    });
    for (let yields = 0; yields < round * 3; yields += 1) await Promise.resolve();
    await cancel();
    const { last } = await status();
    await eventually(async () => {
      const outdated = (await items()).map(({ isProductOutdated }) => isProductOutdated);
      expect(outdated).toEqual(last?.state === 'done' ? [false, false] : [true, true]);
    });
    if (last?.state === 'done') return;
  }
});
