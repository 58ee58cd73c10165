/** Attributes in any script, needs on cart and item, currencies by id, and moving between the carts of customers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cartSchema } from '#contract/cart.ts';
import { modelText } from '#server/model/testing/model-folder.ts';
import { openShop } from '../testing/sample-shop.ts';
import { customerOf } from '../testing/test-customer.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';

let tenant: TestTenant;
let movable: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
  movable = await startTestTenant({ moveItems: true });
});
afterAll(() => Promise.all([tenant.close(), movable.close()]));

const valve = { tab: 'valves', productId: 'rillo_b12_15' };
const { add, items, put, start } = customerOf(
  () => tenant,
  () => 'ada',
);
const putCart = (form: Record<string, string>) =>
  tenant.json('/cart', { method: 'PUT', form, as: 'ada' }).then((body) => cartSchema.parse(body));

test('names of attributes may be in any script and have spaces', async () => {
  const names = { 'Lieferort (Land)': 'Österreich', 'Größe 2': 'XL', 希望納期: '三月', 'a/b:c': '1' };
  expect(await putCart(names)).toMatchObject(names);
  const { '#id': id } = await add(valve);
  expect(await (await put(id, names)).json()).toMatchObject(names);
  expect((await tenant.call('/cart', { method: 'PUT', form: { 'a\nb': 'x' }, as: 'ada' })).status).toBe(400);
});

test('a currency may be named by its code in any case, or by its id', async () => {
  const dollars = await putCart({ currency: 'usd' });
  expect(dollars).toMatchObject({ currency: 'USD' });
  await putCart({ currency: 'CHF' });
  expect(await putCart({ currency: dollars['currencyId'] as string })).toMatchObject({ currency: 'USD' });
  await putCart({ currency: '' });
});

test('needs given at the start are attributes of the cart, and of the item', async () => {
  const shop = await openShop(
    modelText({
      domains: '{ region: { label: Region, values: { europe: Europe, asia: Asia } } }',
      needs: '{ region: region_field }',
      fields: '\n  region_field: { label: Region, domain: region }',
      steps: '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [region_field] }] }',
    }),
  );
  const of = customerOf(
    () => shop.tenant,
    () => 'ada',
  );
  const { configId = '' } = await shop.post('/config/start/things/thing', { region: 'asia' });
  expect(await of.cart()).toMatchObject({ region: 'asia' });
  expect(await of.add({ configId })).toMatchObject({ region: 'asia' });
  await shop.post('/config/start', { configId, region: 'europe' });
  expect(await of.cart()).toMatchObject({ region: 'europe' });
  expect(await of.add({ configId })).toMatchObject({ region: 'europe' });
  const [again] = await of.items();
  expect((await shop.post('/config/start', { configId: again?.['#id'] ?? '' })).configId).toBe(configId);
});

test('the owner of a configuration adds it to the cart of another customer', async () => {
  const { configId } = await start('ada');
  const form = { configId, _externalId: 'bob' };
  expect((await tenant.call('/cart/items', { form, as: 'eve' })).status).toBe(404);
  expect((await tenant.call('/cart/items', { form })).status).toBe(404);
  expect((await tenant.call('/cart/items', { form, as: 'ada' })).status).toBe(200);
  expect((await items('bob')).map((item) => item['#id'])).toEqual([configId]);
});

test('with the setting, _externalId alone moves items and adds configurations of anybody', async () => {
  const other = customerOf(
    () => movable,
    () => 'ada',
  );
  const { '#id': id } = await other.add(valve);
  const { configId } = await other.start('ada');
  const moved = await movable.call(`/cart/items/${id}`, { method: 'PUT', form: { _externalId: 'bob' } });
  expect(moved.status).toBe(200);
  expect((await movable.call('/cart/items', { form: { configId, _externalId: 'bob' } })).status).toBe(200);
  expect((await other.items('bob')).map((item) => item['#id'])).toEqual([id, configId]);
  expect(await other.items()).toEqual([]);
  // The header is what a gateway sets: it moves nothing.
  expect((await other.put(id, { qty: '2' }, 'eve')).status).toBe(404);
  expect((await movable.call(`/cart/items/${id}`, { method: 'DELETE', as: 'eve' })).status).toBe(404);
});
