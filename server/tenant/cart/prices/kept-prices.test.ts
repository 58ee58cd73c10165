/** Prices stay with an item as the customer was shown them; every mark is true when and only when its reason holds. */
import { expect, test } from 'vitest';
import type { CartItem } from '#contract/cart.ts';
import { loadCatalog } from '#server/model/compile/load-catalog.ts';
import { folderWith, modelText } from '#server/model/testing/model-folder.ts';
import { openShop } from '../../testing/sample-shop.ts';
import { pairs } from '../../testing/test-configurator.ts';
import { customerOf } from '../../testing/test-customer.ts';

interface Shop {
  readonly prices?: string;
  readonly label?: string;
  readonly discounts?: string;
  readonly rate?: number;
  readonly nut?: number;
}

function modelWith({ prices = '10', label = 'Red', discounts = '', rate = 0.94 }: Shop): string {
  return modelText({
    currencies: `{ CHF: { rate: ${rate}, round: 0.05 } }`,
    domains: `{ colour: { label: Colour, values: { red: { label: ${label}, price: ${prices} }, blue: { label: Blue, price: 20 } } } }`,
    fields: `
  colour_field: { label: Colour, domain: colour, widget: radio }`,
    steps: '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [colour_field] }] }',
    summary: '[colour_field]',
    ...(discounts && { discounts }),
  });
}

function catalogWith({ rate = 0.94, nut = 2 }: Shop): string {
  return `format: 1
language: en
currency: EUR
currencies: { CHF: { rate: ${rate}, round: 0.05 } }
tabs:
  - { tab: things, title: Things, configurable: yes, columns: { name: Thing }, products: [{ id: thing, model: thing, price: 1 }] }
  - { tab: parts, title: Parts, configurable: no, columns: { name: Part }, products: [{ id: nut, price: ${nut}, attributes: { name: Nut } }] }
`;
}

/** A red thing, twice, and three nuts in the cart. */
async function open() {
  const shop = await openShop(modelWith({}), { 'catalog.yaml': catalogWith({}) });
  const customer = customerOf(
    () => shop.tenant,
    () => 'ada',
  );
  const addThing = async (qty: number) => {
    const { configId = '' } = await shop.start();
    await shop.post('/config/commit', pairs(configId, ['colour_field', 'red']));
    return customer.add({ configId, qty });
  };
  await addThing(2);
  await customer.add({ tab: 'parts', productId: 'nut', qty: 3 });
  const change = async (changed: Shop) => {
    const folder = await folderWith({
      'thing/model.yaml': modelWith(changed),
      'catalog.yaml': catalogWith(changed),
    });
    await shop.tenant.restart({ catalog: await loadCatalog(folder), modelsFolders: [folder] });
  };
  const call = (path: string, form?: Record<string, string>) =>
    shop.tenant.json(`/cart${path}`, { method: form ? 'PUT' : 'POST', ...(form && { form }), as: 'ada' });
  const marks = async () => (await customer.items()).map(marksOf);
  return { ...shop, ...customer, addThing, change, call, marks };
}

function marksOf(item: CartItem): string[] {
  return Object.entries(item)
    .filter(([name, value]) => /^is.*Outdated$/.test(name) && value === true)
    .map(([name]) => name.slice(2, -'Outdated'.length))
    .sort();
}

const amounts = (items: readonly CartItem[]) =>
  items.map((item) => [item['currency'], item['totalNetPrice']]);

test('nothing is out of date while nothing has changed, nor where only texts have', async () => {
  const { marks, change, items, call } = await open();
  expect(await marks()).toEqual([[], []]);
  await change({ label: 'Deep red' });
  expect(await marks()).toEqual([['Product'], []]);
  expect(amounts(await items())).toEqual([
    ['EUR', '20.00'],
    ['EUR', '6.00'],
  ]);
  expect(await call('/recalculate-prices')).not.toHaveProperty('totalAfterRecalculation');
});

test('a new price list marks the items it is used by, and the price stays until it is recalculated', async () => {
  const { marks, change, items, call, cart } = await open();
  await change({ nut: 3 });
  expect(await marks()).toEqual([[], ['Price', 'PriceDatatable']]);
  expect((await items())[1]).toMatchObject({
    totalNetPrice: '6.00',
    'recalculate-prices': { now: '€6.00', then: '€9.00' },
    pricing: { summary: { customerNetPriceColumn: '€6.00' } },
  });
  expect(await cart()).toMatchObject({ totalNetPrice: '26.00', totalAfterRecalculation: '29.00' });
  // Another quantity is no request for another price.
  const nuts = (await items())[1]?.['#id'] ?? '';
  await call(`/items/${nuts}`, { qty: '4' });
  expect(await cart()).toMatchObject({ totalNetPrice: '28.00' });
  expect(await call('/recalculate-prices')).toMatchObject({ totalNetPrice: '32.00' });
  expect(await marks()).toEqual([[], []]);
});

test('a configured item keeps its price, with its parts, until the customer has looked and asked', async () => {
  const { marks, change, items, call } = await open();
  await change({ prices: '12' });
  expect(await marks()).toEqual([['Price', 'PriceDatatable', 'Product'], []]);
  expect((await items())[0]).toMatchObject({
    totalNetPrice: '20.00',
    review: { changes: [], price: { now: '€20.00', then: '€24.00' } },
    pricing: { rows: [{ rows: [{ customerNetPriceColumn: '€20.00' }] }] },
  });
  await call('/recalculate-prices');
  const [item] = await items();
  expect(item).toMatchObject({ totalNetPrice: '24.00', summary: 'Red' });
  expect(item).not.toHaveProperty('review');
  expect(await marks()).toEqual([['Product'], []]);
});

test('new discounts are a new price model', async () => {
  const { marks, change, items, call } = await open();
  await change({ discounts: '{ many: { label: Many, breaks: { 2: 10 } } }' });
  expect(await marks()).toEqual([['Price', 'PriceModel', 'Product'], []]);
  await call('/recalculate-prices');
  expect(amounts(await items())[0]).toEqual(['EUR', '18.00']);
});

test('a new currency marks the items until they are refreshed; the total is in the new one at once', async () => {
  const { marks, items, call, cart, addThing } = await open();
  await call('', { currency: 'CHF' });
  expect(await marks()).toEqual([['Currency'], ['Currency']]);
  expect(amounts(await items())).toEqual([
    ['EUR', '20.00'],
    ['EUR', '6.00'],
  ]);
  expect((await items())[0]).toMatchObject({
    'refresh-currency': { now: '€20.00', then: 'CHF\u00a018.80' },
  });
  expect(await cart()).toMatchObject({ currency: 'CHF', totalNetPrice: '24.50', totalAfterRefresh: '24.50' });
  await addThing(1);
  expect(await marks()).toEqual([['Currency', 'Price', 'PriceContext'], ['Currency'], []]);
  expect(await call('/refresh-currency')).not.toHaveProperty('totalAfterRefresh');
  expect(await marks()).toEqual([[], [], []]);
  expect(amounts(await items())).toEqual([
    ['CHF', '18.80'],
    ['CHF', '5.70'],
    ['CHF', '9.40'],
  ]);
});

test('a new rate marks what was converted with the old one; refreshing applies it, and no new price list', async () => {
  const { marks, items, call, change } = await open();
  await call('', { currency: 'CHF' });
  await call('/refresh-currency');
  await change({ rate: 0.9, nut: 4 });
  const marked = ['AnyCurrencyRate', 'Price', 'PriceContext'];
  expect(await marks()).toEqual([
    [...marked, 'Product'],
    ['AnyCurrencyRate', 'Price', 'PriceContext', 'PriceDatatable'],
  ]);
  expect(amounts(await items())[1]).toEqual(['CHF', '5.70']);
  await call('/refresh-currency');
  expect(amounts(await items())).toEqual([
    ['CHF', '18.00'],
    ['CHF', '5.40'],
  ]);
  expect(await marks()).toEqual([['Product'], ['Price', 'PriceDatatable']]);
  await call('/recalculate-prices');
  expect(amounts(await items())[1]).toEqual(['CHF', '10.80']);
});

test('a rate of another currency marks nothing', async () => {
  const { marks, change } = await open();
  await change({ rate: 0.8 });
  expect(await marks()).toEqual([['Product'], []]);
});

test('a choice that was lost is not recalculated, only its currency is', async () => {
  const { items, call, change, tenant } = await open();
  await change({ prices: '12' });
  const folder = await folderWith({
    'thing/model.yaml': modelWith({}).replace(/red: \{[^}]*\}, /, ''),
    'catalog.yaml': catalogWith({}),
  });
  await tenant.restart({ catalog: await loadCatalog(folder), modelsFolders: [folder] });
  await call('/recalculate-prices');
  expect((await items())[0]).toMatchObject({
    totalNetPrice: '20.00',
    review: { changes: [{ oldValue: 'red', newValue: 'blue' }] },
  });
});

test('an item that is being edited costs what the temporary version costs', async () => {
  const { items, post, tenant } = await open();
  const id = (await items())[0]?.['#id'] ?? '';
  await post('/config/start', { configId: id });
  await post('/config/commit', pairs(id, ['colour_field', 'blue']));
  expect((await items())[0]).toMatchObject({
    isCheckedOut: true,
    lifeCycleState: 'In Progress',
    totalNetPrice: '40.00',
  });
  await tenant.json('/config/cancel', { form: { configId: id }, as: 'ada' });
  expect((await items())[0]).toMatchObject({ lifeCycleState: 'Active', totalNetPrice: '20.00' });
});

test('all items are also those that were started and not added yet', async () => {
  const { post, items, tenant, cart } = await open();
  const { configId } = await post('/config/start/things/thing', {});
  const all = (await tenant.json('/cart/items', {
    query: { returnAllShoppingCartItems: 'true' },
    as: 'ada',
  })) as { itemCount: number; items: CartItem[] };
  expect(all.itemCount).toBe(3);
  expect(all.items[2]).toMatchObject({ '#id': configId, isCheckedOut: true, lifeCycleState: 'Not Added' });
  expect(await items()).toHaveLength(2);
  expect(await cart()).toMatchObject({ itemCount: '2', totalNetPrice: '26.00' });
});

test('the product configuration comes with the complete cart where it is asked for', async () => {
  const { tenant, items } = await open();
  const query = { includeUploadedProductConfiguration: 'true' };
  const complete = (await tenant.json('/cart/complete', { query, as: 'ada' })) as {
    ShoppingCartItems: CartItem[];
  };
  expect(complete.ShoppingCartItems[0]?.['product-configuration']).toMatchObject({
    productId: 'thing',
    parameters: [{ name: 'colour_field', value: 'red', valueDescription: 'Red', committed: true }],
  });
  expect(complete.ShoppingCartItems[1]).not.toHaveProperty('product-configuration');
  expect((await items())[0]).not.toHaveProperty('product-configuration');
});
