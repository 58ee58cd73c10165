import { expect, test } from 'vitest';
import { modelText } from '#server/model/testing/model-folder.ts';
import { openShop } from '../testing/sample-shop.ts';
import { pairs, parameter } from '../testing/test-configurator.ts';

const model = modelText({
  components: `
  case:
    label: Case
    features: { weight: { unit: g, label: Weight } }
    variants:
      oak: { label: Oak, article: C-1, price: 200, prices: { CHF: 210 }, features: { weight: 900 } }
      pine: { label: Pine, article: C-2, price: 100, features: { weight: 450.5 } }`,
  fields: `
  case_field: { label: Case, component: case, default: oak, price_lookup: list }
  lamp_field: { label: Lamp, type: yesno, price: 10.01, article: L-1, price_lookup: delta }`,
  steps: '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [case_field, lamp_field] }] }',
  bom: `
  - field: case_field
    attributes: [weight]
    lines:
      - { part: Screws, article: S-8, quantity: 8 }
      - { part: Lamp holder, article: S-9, if: lamp_field, lines: [lamp_field] }`,
  discounts: `
  many: { label: Ten or more, breaks: { 10: 5 } }`,
  price_columns:
    '{ eachColumn: { label: Each, show: unit_price }, weightColumn: { label: Weight, show: weight } }',
});
const shop = { catalog: 'currencies: { CHF: { rate: 0.94, round: 0.05 } }' };
const plainTab = `
  - tab: parts
    title: Parts
    configurable: no
    columns: { name: Part }
    products: [{ id: nut, price: 1.07, attributes: { name: Nut } }]`;

test('a customer pays in the currency of the cart: catalog, configurator, cart and request', async () => {
  const { tenant, post } = await openShop(model, {
    ...shop,
    'catalog.yaml': `format: 1
language: en
currency: EUR
currencies: { CHF: { rate: 0.94, round: 0.05 } }
tabs:
  - tab: things
    title: Things
    configurable: yes
    columns: { name: Thing }
    products: [{ id: thing, model: thing, price: 100 }]${plainTab}
`,
  });
  const as = 'ada';
  expect(await tenant.json('/cart', { as })).toMatchObject({ currency: 'EUR', currencies: 'EUR CHF' });
  expect((await tenant.call('/cart', { method: 'PUT', form: { currency: 'PLN' }, as })).status).toBe(400);
  expect(await tenant.json('/cart', { method: 'PUT', form: { currency: 'CHF' }, as })).toMatchObject({
    currency: 'CHF',
  });

  const list = (await tenant.json('/catalog/search/things', { as })) as { rows: unknown[] };
  expect(list.rows[0]).toMatchObject({ price: '94.00', currency: 'CHF' });
  const others = (await tenant.json('/catalog/search/things', { as: 'bob' })) as { rows: unknown[] };
  expect(others.rows[0]).toMatchObject({ price: '100.00', currency: 'EUR' });

  const { configId } = await post('/config/start/things/thing', {});
  const answer = await post('/config/commit', pairs(configId, ['lamp_field', 'Yes']));
  expect(parameter(answer, 'case_field')['price-details']).toEqual({
    oak: 'CHF\u00a0210.00',
    pine: 'CHF\u00a094.00',
  });
  expect(parameter(answer, 'lamp_field')['price-details']).toEqual({ No: '-CHF\u00a09.40' });
  expect(answer.pricing.summary).toEqual({
    ListPrice: 'CHF\u00a0219.40',
    customerNetPriceColumn: 'CHF\u00a0219.40',
  });

  await tenant.json('/cart/items', { form: { configId: configId ?? '', qty: 10 }, as });
  await tenant.json('/cart/items', { form: { tab: 'parts', productId: 'nut', qty: 3 }, as });
  const { items } = (await tenant.json('/cart/items', { as })) as { items: Record<string, unknown>[] };
  // 5 % of 219.40 is 10.97, and 5 Rappen are the smallest coin: 10.95
  expect(items[0]).toMatchObject({ currency: 'CHF', unitNetPrice: '208.45', totalNetPrice: '2084.50' });
  expect(items[0]).toMatchObject({
    pricing: { summary: { ListPrice: 'CHF\u00a02,194.00', customerNetPriceColumn: 'CHF\u00a02,084.50' } },
  });
  expect(items[1]).toMatchObject({ unitNetPrice: '1.00', totalNetPrice: '3.00' }); // 1.07 × 0.94 = 1.0058
  expect(await tenant.json('/cart', { as })).toMatchObject({ totalNetPrice: '2087.50', currency: 'CHF' });
  const request = { customerName: 'Ada', customerEmail: 'ada@example.com' };
  expect(await tenant.json('/proposal/firm-requests', { form: request, as })).toMatchObject({
    currency: 'CHF',
    totalNetPrice: '2087.50',
  });
});

test('prices list their columns and what is taken off, and add up', async () => {
  const { tenant, start } = await openShop(model, shop);
  const { configId } = await start();
  await tenant.json('/cart/items', { form: { configId: configId ?? '', qty: 10 }, as: 'ada' });
  const { items } = (await tenant.json('/cart/items', { as: 'ada' })) as { items: { pricing: unknown }[] };
  expect(items[0]?.pricing).toEqual({
    columns: [
      { name: 'eachColumn', title: 'Each' },
      { name: 'weightColumn', title: 'Weight' },
    ],
    rows: [
      {
        summary: { descriptionColumn: 'S', customerNetPriceColumn: '€2,000.00' },
        rows: [
          {
            descriptionColumn: 'Oak',
            parameterColumn: 'Case',
            qtyColumn: '10',
            itemNumberColumn: 'C-1',
            eachColumn: '€200.00',
            weightColumn: '900 g',
            customerNetPriceColumn: '€2,000.00',
          },
        ],
      },
      {
        summary: { descriptionColumn: 'Discounts', customerNetPriceColumn: '-€100.00' },
        rows: [
          {
            descriptionColumn: 'Ten or more',
            qtyColumn: '',
            itemNumberColumn: '',
            customerNetPriceColumn: '-€100.00',
          },
        ],
      },
    ],
    summary: { ListPrice: '€2,000.00', customerNetPriceColumn: '€1,900.00' },
  });
});

test('the bill of materials has parts of its own, conditions and attributes', async () => {
  const { start, post } = await openShop(model, shop);
  const started = await start();
  const [oak] = started.bom;
  expect(oak).toMatchObject({
    name: 'C-1',
    attributes: { weight: '900 g', price: '€200.00' },
    attributeTitles: { weight: 'Weight' },
    subItems: [{ name: 'S-8', description: 'Screws', qty: '8', attributes: { price: '' }, subItems: [] }],
  });
  const lit = await post('/config/commit', pairs(started.configId, ['lamp_field', 'Yes']));
  expect(lit.bom[0]?.subItems[1]).toMatchObject({
    name: 'S-9',
    description: 'Lamp holder',
    subItems: [{ name: 'L-1', description: 'Lamp', attributes: { price: '€10.01' } }],
  });
});
