/** A damaged row is one item that can be removed, and nothing else is lost. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerOf } from '../testing/test-customer.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';

let tenant: TestTenant;
let customers = 0;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

const valve = { tab: 'valves', productId: 'rillo_b12_15', qty: 2 };

async function cartWithBike() {
  const me = `customer-${++customers}`;
  const customer = customerOf(
    () => tenant,
    () => me,
  );
  const { configId } = await customer.start(me);
  await customer.add({ configId });
  await customer.add(valve);
  return { ...customer, me, configId };
}

test.each<[string, { state: string } | { attributes: string } | 'commits']>([
  ['text that is no JSON', { state: '{"tab":' }],
  ['another document', { state: '{"tab":"bikes","product":7}' }],
  ['a value that no field has', 'commits'],
  ['attributes', { attributes: '[1' }],
])('damaged: %s', async (_, damage) => {
  const { me, configId, items, cart, put, add } = await cartWithBike();
  const valvePrice = (await items())[1]?.['totalNetPrice'];
  const { database } = tenant.deps;
  const row = database.selectFrom('cart_item').select('state').where('id', '=', configId);
  const { state } = await row.executeTakeFirstOrThrow();
  const set =
    damage === 'commits' ? { state: (state ?? '').replace('"commits":[', '"commits":[["a","b"]') } : damage;
  await database.updateTable('cart_item').set(set).where('id', '=', configId).execute();

  const [bike, other] = await items();
  expect(bike).toMatchObject({ isUnreadable: true, isConfigurable: false });
  expect(await cart()).toMatchObject({ totalNetPrice: valvePrice, itemCount: '2' });
  expect(other).toMatchObject({ totalNetPrice: valvePrice });
  expect((await put(configId, { qty: '3' })).status).toBe(409);
  expect((await put(other?.['#id'] ?? '', { qty: '2' })).status).toBe(200);
  await add(valve);
  const draft = await tenant.call('/proposal/draft', { as: me });
  expect(draft.headers.get('Content-Type')).toBe('application/pdf');
  const person = { customerName: 'Ada', customerEmail: 'ada@example.com' };
  const request = () => tenant.call('/proposal/firm-requests', { form: person, as: me });
  expect((await request()).status).toBe(409);

  await tenant.json(`/cart/items/${configId}`, { method: 'DELETE', as: me });
  expect(await items()).toHaveLength(2);
  expect((await request()).status).toBe(200);
});

test('a damaged cart keeps its items', async () => {
  const { me, items, cart } = await cartWithBike();
  await tenant.deps.database
    .updateTable('cart')
    .set({ attributes: 'x' })
    .where('external_id', '=', me)
    .execute();
  expect(await items()).toHaveLength(2);
  expect(await cart()).toMatchObject({ itemCount: '2' });
});

test('a damaged temporary version is none', async () => {
  const { me, configId, items } = await cartWithBike();
  const open = () => tenant.call('/config/start', { form: { configId }, as: me });
  expect((await open()).status).toBe(200);
  await tenant.deps.database
    .updateTable('configuration')
    .set({ state: '' })
    .where('id', '=', configId)
    .execute();
  expect((await items())[0]).toMatchObject({ isCheckedOut: false });
  expect((await open()).status).toBe(200);
});

test('reading a cart makes one, once', async () => {
  const as = 'somebody-who-only-looks';
  expect(await tenant.json('/cart', { as })).toMatchObject({ itemCount: '0', totalNetPrice: '0.00' });
  expect(await tenant.json('/cart/items', { as })).toEqual({ itemCount: 0, items: [] });
  await tenant.json('/cart/complete', { as });
  expect((await tenant.call('/proposal/draft', { as })).status).toBe(400);
  const rows = await tenant.deps.database
    .selectFrom('cart')
    .selectAll()
    .where('external_id', '=', as)
    .execute();
  expect(rows).toHaveLength(1);
});
