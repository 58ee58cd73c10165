import { afterAll, beforeAll, expect, it } from 'vitest';
import { cartItemsSchema, completeCartSchema } from '#contract/cart.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

const mug = { name: 'Coffee mug', manufacturer: 'Müller & Söhne', weight: 0.3, delivery: null };
const add = (body: unknown, as: string, query: Record<string, string> = { tab: 'requests' }) =>
  tenant.call('/cart/items', {
    method: 'POST',
    query,
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    as,
  });

it('adds what an external search found by its attributes, without a price', async () => {
  const response = await add(mug, 'ada', { tab: 'requests', qty: '3' });
  expect(response.status).toBe(200);
  const item = (await response.json()) as Record<string, unknown>;
  expect(item).toMatchObject({
    product: 'Coffee mug',
    tab: 'requests',
    qty: 3,
    isConfigurable: false,
    isProductOutdated: false,
    manufacturer: 'Müller & Söhne',
    weight: '0.3',
    pricing: { rows: [], summary: { ListPrice: 'On request' } },
  });
  expect(item).not.toHaveProperty('unitNetPrice');
  expect(item).not.toHaveProperty('delivery');

  // The same product again is another item: nobody knows that it is the same.
  await add(mug, 'ada');
  const { items } = cartItemsSchema.parse(await tenant.json('/cart/items', { as: 'ada' }));
  expect(new Set(items.map(({ productId }) => productId)).size).toBe(2);
  const cart = completeCartSchema.parse(await tenant.json('/cart/complete', { as: 'ada' }));
  expect(cart.ShoppingCart['totalNetPrice']).toBe('0.00');

  const changed = (await tenant.json(`/cart/items/${String(item['#id'])}`, {
    method: 'PUT',
    form: { qty: 5, comment: 'blue' },
    as: 'ada',
  })) as Record<string, unknown>;
  expect(changed).toMatchObject({ qty: 5, comment: 'blue', product: 'Coffee mug' });
  const draft = await tenant.call('/proposal/draft', { as: 'ada' });
  expect(draft.status).toBe(200);
});

it.each([
  [
    { ...mug, colour: 'blue', Level: 1 },
    400,
    'This tab has no "colour", "Level". Attributes: name, manufacturer',
  ],
  [
    { ...mug, weight: 'light', delivery: '2026-02-30' },
    400,
    'weight must be a number; delivery must be a date',
  ],
  [{ ...mug, article: { no: 1 } }, 400, 'article must be a text'],
  [{ name: 'Mug', manufacturer: ' ' }, 404, 'send manufacturer.'],
  [{}, 404, 'send name, manufacturer.'],
  [[mug], 400, 'must be a JSON object'],
  ['{"name":', 400, 'not well-formed JSON'],
  [{ ...mug, name: 'x'.repeat(2_001) }, 400, 'name must not be longer'],
])('refuses %j', async (body, status, message) => {
  const response = await add(body, 'eve');
  expect(response.status).toBe(status);
  expect(JSON.stringify(await response.json())).toContain(message.replaceAll('"', '\\"'));
});

it('404: a tab that lists its products, and one that is not there', async () => {
  for (const tab of ['valves', 'nowhere']) expect((await add(mug, 'eve', { tab })).status).toBe(404);
  const { itemCount } = cartItemsSchema.parse(await tenant.json('/cart/items', { as: 'eve' }));
  expect(itemCount).toBe(0);
});

it('keeps what describes the item: mandatory attributes, and values of their type', async () => {
  const item = (await (await add(mug, 'zoe')).json()) as Record<string, string>;
  const change = (form: Record<string, string>) =>
    tenant.call(`/cart/items/${item['#id']}`, { method: 'PUT', form, as: 'zoe' });
  for (const [form, message] of [
    [{ name: ' ', qty: '4' }, 'name cannot be removed'],
    [{ weight: 'light', qty: '4' }, 'weight must be a number'],
  ] as const) {
    const response = await change(form);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(message);
  }
  const changed = (await (await change({ name: 'Mug', weight: '', comment: '' })).json()) as object;
  expect(changed).toMatchObject({ product: 'Mug', qty: 1 });
  expect(changed).not.toHaveProperty('weight');
  // What an item says of itself, text by text, makes the same item again.
  const { name, manufacturer, weight } = item;
  const again = (await (await add({ name, manufacturer, weight }, 'zoe')).json()) as object;
  expect(again).toMatchObject({ name, manufacturer, weight: '0.3' });
  // Plain products are described by the catalog; their attributes are free.
  const form = { tab: 'valves', productId: 'rillo_b12_15' };
  const plain = (await tenant.json('/cart/items', { form, as: 'zoe' })) as Record<string, string>;
  const path = `/cart/items/${plain['#id']}`;
  expect((await tenant.call(path, { method: 'PUT', form: { weight: '' }, as: 'zoe' })).status).toBe(200);
});
