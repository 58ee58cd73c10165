import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cartItemsSchema, cartSchema, completeCartSchema } from '#contract/cart.ts';
import { customerOf, errorOf } from '../testing/test-customer.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';

let tenant: TestTenant;
let customers = 0;
let me: string;
beforeAll(async () => {
  tenant = await startTestTenant();
});
beforeEach(() => {
  me = `customer-${++customers}`;
});
afterAll(() => tenant.close());

const valve = { tab: 'valves', productId: 'rillo_b12_15' };

const { start, add, items, cart } = customerOf(
  () => tenant,
  () => me,
);

describe('the cart', () => {
  it('is made at the first touch, once', async () => {
    const [first] = await Promise.all([cart(), cart(), items()]);
    expect(await cart()).toMatchObject({
      id: first['id'],
      externalId: me,
      currency: 'EUR',
      state: 'Created',
      itemCount: '0',
      totalNetPrice: '0.00',
    });
    await Promise.all([add(valve), add(valve), add(valve)]);
    expect(await cart()).toMatchObject({ itemCount: '3' });
    const rows = tenant.deps.database.selectFrom('cart').selectAll().where('external_id', '=', me);
    expect(await rows.execute()).toHaveLength(1);
  });

  it('keeps custom attributes, and lets go of them with an empty value', async () => {
    const set = (form: Record<string, string>) =>
      tenant.json('/cart', { method: 'PUT', form, as: me }).then((body) => cartSchema.parse(body));
    expect(await set({ customerName: ' Zoë ', 'currency.isoCode': 'EUR' })).toMatchObject({
      customerName: 'Zoë',
    });
    expect(await set({ currency: 'EUR' })).toMatchObject({ customerName: 'Zoë', currency: 'EUR' });
    expect(await set({ customerName: '' })).not.toHaveProperty('customerName');
    expect(await cart()).toHaveProperty(['currency.isoCode'], 'EUR');
  });

  it.each([
    ['externalId', 'x', 404],
    ['totalNetPrice', '1', 404],
    ['state', 'paid', 404],
    ['currency', 'PLN', 400],
    ['1name', 'x', 400],
    ['constructor-', 'x'.repeat(2_001), 400],
  ] as const)('does not take %s=%s', async (name, value, status) => {
    expect((await tenant.call('/cart', { method: 'PUT', form: { [name]: value }, as: me })).status).toBe(
      status,
    );
  });

  it('takes no more attributes than fit', async () => {
    const form = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`a${index}`, 'x']));
    expect((await tenant.call('/cart', { method: 'PUT', form, as: me })).status).toBe(400);
  });

  it('holds attributes of a bounded size, so that the whole cart always fits one answer', async () => {
    const full = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`a${index}`, 'ä'.repeat(2_000)]),
    );
    const statuses: number[] = [];
    const ids: string[] = [];
    for (let index = 0; index < 30; index++) {
      const { '#id': id } = await add(valve);
      ids.push(String(id));
      for (const half of [Object.entries(full).slice(0, 20), Object.entries(full).slice(20)]) {
        const changed = await tenant.call(`/cart/items/${String(id)}`, {
          method: 'PUT',
          form: Object.fromEntries(half),
          as: me,
        });
        statuses.push(changed.status);
      }
    }
    // 20 attributes take 80 KB.
    expect(statuses.filter((status) => status === 200).length).toBe(52);
    expect(statuses.lastIndexOf(200)).toBeLessThan(statuses.indexOf(400));
    const complete = await tenant.call('/cart/complete', { as: me });
    expect(complete.status).toBe(200);
    expect((await complete.text()).length).toBeGreaterThan(2_000_000);
    // Less is always possible.
    const removed = Object.fromEntries(Object.keys(full).map((name) => [name, '']));
    const path = `/cart/items/${ids[0] ?? ''}`;
    expect((await tenant.call(path, { method: 'PUT', form: removed, as: me })).status).toBe(200);
  });

  it('sums up its items', async () => {
    const first = await add({ ...valve, qty: 3 });
    const { configId } = await start(me);
    const bike = await add({ configId });
    const total = Number(first['totalNetPrice']) + Number(bike['totalNetPrice']);
    expect(await cart()).toMatchObject({ itemCount: '2', totalNetPrice: total.toFixed(2) });
  });

  it('can be deleted with everything in it, editing included', async () => {
    const { configId } = await start(me);
    await add({ configId });
    await tenant.json('/config/start', { form: { configId }, as: me });
    const before = await cart();
    expect(await tenant.json('/cart', { method: 'DELETE', as: me })).toEqual({ status: 'ok' });
    expect(await items()).toEqual([]);
    expect((await cart())['id']).not.toBe(before['id']);
    expect((await tenant.call('/config/step', { form: { configId, step: 'next' }, as: me })).status).toBe(
      404,
    );
  });

  it('tells everything at once', async () => {
    await add(valve);
    const body = (await tenant.json('/cart/complete', { as: me })) as Record<string, unknown>;
    expect(Object.keys(body)).toEqual(['ShoppingCart', 'ShoppingCartItems']);
    const complete = completeCartSchema.parse(body);
    expect(complete.ShoppingCart).toEqual(await cart());
    expect(complete.ShoppingCartItems).toEqual(await items());
  });

  it.each([
    ['GET', '/cart'],
    ['PUT', '/cart'],
    ['DELETE', '/cart'],
    ['GET', '/cart/complete'],
    ['GET', '/cart/items'],
    ['POST', '/cart/items'],
    ['PUT', '/cart/items/x'],
    ['DELETE', '/cart/items/x'],
    ['GET', '/proposal/draft'],
    ['GET', '/proposal/firm-requests'],
    ['POST', '/proposal/firm-requests'],
  ] as const)('400: %s %s without an external id', async (method, path) => {
    expect(await errorOf(await tenant.call(path, { method }))).toMatchObject({
      status: 400,
      message: 'Mandatory parameter/header not provided: _externalId/X-External-ID',
    });
  });
});

describe('items in another language', () => {
  it('have their texts and amounts in it', async () => {
    await add(valve);
    const [german] = cartItemsSchema.parse(
      await tenant.json('/cart/items', { as: me, language: 'de' }),
    ).items;
    const [english] = await items();
    expect(german?.product).not.toBe(english?.product);
    expect(german?.pricing.summary['customerNetPriceColumn']).toMatch(/,\d\d\s€$/);
    expect(german?.['totalNetPrice']).toBe(english?.['totalNetPrice']);
  });
});
