/** A product in the cart is revised: nothing of what the customer agreed to changes before they have looked at it. */
import { expect, test } from 'vitest';
import { loadCatalog } from '#server/model/compile/load-catalog.ts';
import { folderWith, modelText } from '#server/model/testing/model-folder.ts';
import { pairs } from '../../testing/test-configurator.ts';
import { customerOf, errorOf } from '../../testing/test-customer.ts';
import { writeVariantId } from '../../variants/variant-id.ts';
import { openShop } from '../../testing/sample-shop.ts';

const green = ', green: { label: Green, price: 30 }';
const shade = (values: string, more = '') =>
  modelText({
    currencies: '{ CHF: { rate: 0.94, round: 0.05 } }',
    domains: `{ colour: { label: Colour, values: { red: { label: Red, price: 10 }, blue: { label: Blue, price: 20 }${values} } } }`,
    fields: `
  colour_field: { label: Colour, domain: colour, widget: radio }
  note_field: { label: Note, type: text }${more}`,
    steps:
      '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [colour_field, note_field] }] }',
    summary: '[colour_field, note_field]',
  });

/** Green in the cart, and then another revision. */
async function revised(...models: readonly string[]) {
  const shop = await openShop(shade(green), { catalog: 'currencies: { CHF: 0.94 }' });
  const customer = customerOf(
    () => shop.tenant,
    () => 'ada',
  );
  const { configId = '' } = await shop.start();
  await shop.post('/config/commit', pairs(configId, ['colour_field', 'green']));
  await customer.add({ configId, qty: 2 });
  const revise = async (model: string) => {
    const folder = await folderWith({
      'thing/model.yaml': model,
      'catalog.yaml': `format: 1
language: en
currency: EUR
currencies: { CHF: 0.94 }
tabs: [{ tab: things, title: Things, configurable: yes, columns: { name: Thing }, products: [{ id: thing, model: thing, price: 1 }] }]
`,
    });
    await shop.tenant.restart({ catalog: await loadCatalog(folder), modelsFolders: [folder] });
  };
  for (const model of models) await revise(model);
  const request = () =>
    shop.tenant.call('/proposal/firm-requests', {
      form: { customerName: 'Ada', customerEmail: 'ada@example.com' },
      as: 'ada',
    });
  return { ...customer, ...shop, configId, revise, request };
}

test('the item names the lost choice and keeps value and price, and nothing is requested', async () => {
  const { items, cart, request, configId } = await revised(shade(''));
  const [item] = await items();
  expect(item).toMatchObject({
    summary: 'Green',
    unitNetPrice: '30.00',
    totalNetPrice: '60.00',
    pricing: { summary: { customerNetPriceColumn: '€60.00' } },
    isProductOutdated: true,
    review: {
      kind: 'changed',
      changes: [
        {
          name: 'colour_field',
          description: 'Colour',
          oldValueDescription: 'Green',
          newValueDescription: 'Red',
          wasChosen: true,
        },
      ],
      price: { now: '€60.00', then: '€20.00' },
    },
  });
  expect(await cart()).toMatchObject({ totalNetPrice: '60.00' });
  expect(await errorOf(await request())).toMatchObject({ status: 409 });
  expect((await items()).map((one) => one['#id'])).toEqual([configId]);
});

test('the price is kept in every currency', async () => {
  const { tenant, items } = await revised(shade(''));
  await tenant.json('/cart', { method: 'PUT', form: { currency: 'CHF' }, as: 'ada' });
  await tenant.json('/cart/refresh-currency', { method: 'POST', as: 'ada' });
  expect((await items())[0]).toMatchObject({
    unitNetPrice: '28.20',
    review: { price: { then: 'CHF\u00a018.80' } },
  });
});

test('who accepts the revision they saw has what it makes of the item', async () => {
  const { items, put, request, configId } = await revised(shade(''));
  const revision = (await items())[0]?.review?.revision ?? '';
  expect((await put(configId, { revision: 'another' })).status).toBe(409);
  expect((await put(configId, { qty: '3' })).status).toBe(409);
  expect((await put(configId, { revision })).status).toBe(200);
  const [item] = await items();
  expect(item).toMatchObject({ summary: 'Red', unitNetPrice: '10.00', isProductOutdated: false });
  expect(item?.review).toBeUndefined();
  expect((await request()).status).toBe(200);
});

test('who configures it again and puts it back has looked at it', async () => {
  const { items, post, add, request, configId } = await revised(shade(''));
  const opened = await post('/config/start', { configId });
  expect(opened.response['not-applied']).toEqual([{ name: 'colour_field', value: 'green' }]);
  await post('/config/commit', pairs(configId, ['colour_field', 'blue']));
  await add({ configId });
  expect((await items())[0]).toMatchObject({ summary: 'Blue', unitNetPrice: '20.00' });
  expect((await request()).status).toBe(200);
});

test('an edit that is discarded accepts nothing', async () => {
  const { items, post, tenant, configId, request } = await revised(shade(''));
  await post('/config/start', { configId });
  await tenant.json('/config/cancel', { form: { configId }, as: 'ada' });
  expect((await items())[0]).toMatchObject({ summary: 'Green', review: { kind: 'changed' } });
  expect((await request()).status).toBe(409);
});

test('another price alone has to be looked at, too', async () => {
  const { items } = await revised(shade(', green: { label: Green, price: 35 }'));
  expect((await items())[0]).toMatchObject({
    unitNetPrice: '30.00',
    review: { changes: [], price: { now: '€60.00', then: '€70.00' } },
  });
});

test('a revision that changes nothing of the item needs no look', async () => {
  const { items, request } = await revised(shade(`${green}, white: { label: White, price: 5 }`));
  const [item] = await items();
  expect(item).toMatchObject({ summary: 'Green', isProductOutdated: true });
  expect(item?.review).toBeUndefined();
  expect((await request()).status).toBe(200);
});

test('a revision that is taken back leaves everything as it was', async () => {
  const { items } = await revised(shade(''), shade(green));
  expect((await items())[0]?.review).toBeUndefined();
});

test('what nobody chose counts as well: it was shown', async () => {
  const more = '\n  size_field: { label: Size, type: integer, min: 1, max: 9, default: 4, unit: mm }';
  const members = (text: string) => text.replace('note_field] }] }', 'note_field, size_field] }] }');
  const { start, post, add, items, revise } = await revised(members(shade(green, more)));
  const { configId = '' } = await start();
  await post('/config/commit', pairs(configId, ['colour_field', 'red']));
  await add({ configId });
  await revise(members(shade(green, more.replace('default: 4', 'default: 5'))));
  expect((await items())[1]?.review?.changes).toMatchObject([
    { description: 'Size', oldValueDescription: '4 mm', newValueDescription: '5 mm', wasChosen: false },
  ]);
});

test('a product that is gone keeps its price, and blocks the request until it is removed', async () => {
  const { tenant, items, request, configId } = await revised();
  await tenant.restart({ catalog: { currency: 'EUR', currencies: new Map(), tabs: [] } });
  expect((await items())[0]).toMatchObject({ unitNetPrice: '30.00', review: { kind: 'gone' } });
  expect((await request()).status).toBe(409);
  await tenant.json(`/cart/items/${configId}`, { method: 'DELETE', as: 'ada' });
  expect(await items()).toEqual([]);
});

test('a variant of a catalog that the product no longer has is named, and so is one without its value', async () => {
  const bolts = (variants: string, colours: string) =>
    modelText({
      domains: `{ size: { label: Size, values: { small: Small } }, colour: { label: Colour, values: { ${colours} } } }`,
      fields: '\n  size_field: { label: Size, domain: size }',
      steps: '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [size_field] }] }',
      components: `{ bolt: { label: Bolt, features: { size: { type: text, label: Size } }, variants: { ${variants} } } }`,
      variant_catalogs: `
  bolts:
    label: Bolts
    component: bolt
    columns: [size]
    choose: { colour: { label: Colour, domain: colour } }
    pages: [{ page: every, label: All bolts }]
    positions: [{ position: bag, label: Bag }]`,
    });
  const m4 = 'm4: { label: M4, features: { size: M4 } }';
  const m5 = 'm5: { label: M5, features: { size: M5 } }';
  const shop = await openShop(bolts(`${m4}, ${m5}`, 'red: Red, blue: Blue'));
  const { items, add } = customerOf(
    () => shop.tenant,
    () => 'ada',
  );
  const { configId = '' } = await shop.start();
  const place = (variant: string, quantity: number, colour: string) => ({
    ...{ variantId: writeVariantId('bag', variant), quantity, columnValues: { 'bolts.colour': colour } },
  });
  const placed = await shop.tenant.call('/config/variant-bom', {
    method: 'POST',
    query: { configId },
    body: JSON.stringify({ items: [place('m4', 3, 'red'), place('m5', 2, 'blue'), place('m5', 1, 'red')] }),
    headers: { 'Content-Type': 'application/json' },
    as: 'ada',
  });
  expect(placed.status).toBe(200);
  await add({ configId });
  const folder = await folderWith({
    'thing/model.yaml': bolts(m5, 'red: Red'),
    'catalog.yaml': `format: 1
language: en
currency: EUR
tabs: [{ tab: things, title: Things, configurable: yes, columns: { name: Thing }, products: [{ id: thing, model: thing, price: 1 }] }]
`,
  });
  await shop.tenant.restart({ catalog: await loadCatalog(folder), modelsFolders: [folder] });
  const [item] = await items();
  expect(item?.review?.changes).toMatchObject([
    { description: 'Bag', oldValueDescription: '3 × M4, Red', newValueDescription: '', wasChosen: true },
    { description: 'Bag', oldValueDescription: '2 × M5, Blue' },
  ]);
});
