import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  cartItemSchema,
  cartItemsSchema,
  cartSchema,
  completeCartSchema,
  type CartItem,
} from '#contract/cart.ts';
import { configurationSchema } from '#contract/configuration.ts';
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

const { start, commit, add, items, put, cart } = customerOf(
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

describe('adding', () => {
  it('a plain product: by quantity, a line of its own each time', async () => {
    const body = (await tenant.json('/cart/items', { form: { ...valve, qty: 10 }, as: me })) as CartItem;
    const item = cartItemSchema.parse(body);
    expect(item).toEqual({ ...body, pricing: item.pricing });
    expect(JSON.stringify(body)).not.toContain('null');
    expect(item).toMatchObject({
      productId: 'rillo_b12_15',
      productReference: 'rillo_b12_15',
      tab: 'valves',
      qty: 10,
      isConfigurable: false,
      isCheckedOut: false,
      hasAnyUncommittedMandatoryFields: false,
      isPriceOutdated: false,
    });
    expect(Number(item['totalNetPrice'])).toBeCloseTo(10 * Number(item['unitNetPrice']));
    await add(valve);
    expect((await items()).map(({ qty }) => qty)).toEqual([10, 1]);
  });

  it('a configuration: checked in under its own id, which ends as a configuration', async () => {
    const { configId, productId, pricing } = await start(me);
    await commit(configId, 'bike_size_field', 'large');
    const item = await add({ configId, qty: 2 });
    expect(item).toMatchObject({
      '#id': configId,
      productReference: productId,
      qty: 2,
      isConfigurable: true,
      hasAnyUncommittedMandatoryFields: true,
    });
    expect(item.summary).toMatch(/ · /);
    const unit = Number(pricing.summary['customerNetPriceColumn']?.replace(/[^\d.]/g, ''));
    expect(Number(item['unitNetPrice'])).toBe(unit);
    expect(Number(item.pricing.summary['customerNetPriceColumn']?.replace(/[^\d.]/g, ''))).toBe(2 * unit);
    expect(item.configResult?.bom.length).toBeGreaterThan(5);
    expect(item.configResult?.safecookie).toBe('bike_size_field=large');
    expect(item.configResult?.requiredParameterList).toContainEqual({
      name: 'bike_size_field',
      value: 'large',
    });
    for (const path of ['/config/step', '/config/commit', '/config/cancel']) {
      const form = { configId, step: 'next', parameter: 'bike_size_field', value: 'small' };
      expect((await tenant.call(path, { form, as: me })).status).toBe(404);
    }
    expect((await tenant.call('/cart/items', { form: { configId }, as: me })).status).toBe(404);
  });

  it('a configuration that an anonymous customer made', async () => {
    const { configState } = await start();
    const item = await add({ configState, tab: 'bikes', productId: 'calvin', qty: 3 });
    expect(item).toMatchObject({ productId: 'calvin', qty: 3, isConfigurable: true });
    const opened = configurationSchema.parse(
      await tenant.json('/config/start', { form: { configId: item['#id'] }, as: me }),
    );
    expect(opened.configId).toBe(item['#id']);
  });

  it('once, when the same configuration is added twice at once', async () => {
    const { configId } = await start(me);
    const both = await Promise.all(
      [0, 1].map(() => tenant.call('/cart/items', { form: { configId }, as: me })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await items()).length).toBe(1);
  });

  it.each([
    [{}, 'Insufficient data'],
    [{ tab: 'valves' }, 'Insufficient data'],
    [{ productId: 'rillo_b12_15' }, 'Insufficient data'],
    [{ tab: 'valves', productId: 'unknown' }, 'Product not found'],
    [{ tab: 'bikes', productId: 'rillo_b12_15' }, 'Product not found'],
    [{ tab: 'bikes', productId: 'calvin' }, 'Not configured'],
    [{ configId: 'unknown' }, 'No data found'],
    [{ configState: 'H4sIforged', tab: 'bikes', productId: 'calvin' }, 'No data found'],
  ] as const)('404: %o', async (form, cause) => {
    expect(await errorOf(await tenant.call('/cart/items', { form, as: me }))).toMatchObject({
      status: 404,
      cause,
    });
  });

  it('404: a state of another product than the one named, or without a name', async () => {
    const { configState } = await start();
    const sent = [{ configState, ...valve }, { configState }] as const;
    for (const form of sent) expect((await tenant.call('/cart/items', { form, as: me })).status).toBe(404);
  });

  it.each(['0', '-1', '1.5', 'many', '', '1000001'])('400: qty=%s', async (qty) => {
    expect((await tenant.call('/cart/items', { form: { ...valve, qty }, as: me })).status).toBe(400);
  });
});

describe('updating', () => {
  it('sets quantity and custom attributes', async () => {
    const { '#id': id } = await add(valve);
    const item = cartItemSchema.parse(await (await put(id, { qty: '7', note: 'for the cellar' })).json());
    expect(item).toMatchObject({ qty: 7, note: 'for the cellar' });
    expect(await items()).toEqual([item]);
    const cleared = cartItemSchema.parse(await (await put(id, { note: '' })).json());
    expect(cleared).not.toHaveProperty('note');
    expect(cleared.qty).toBe(7);
  });

  it.each([
    'searchLayout',
    'shoppingCar',
    'shoppingCart',
    'json',
    'pricingJson',
    'tempPricingJson',
    'productId',
    'product',
    'summary',
    'isCheckedOut',
    'totalNetPrice',
  ])('404: the restricted attribute %s', async (name) => {
    const { '#id': id } = await add(valve);
    expect(await errorOf(await put(id, { [name]: 'x', qty: '5' }))).toMatchObject({
      status: 404,
      cause: 'Restricted parameter',
    });
    expect((await items())[0]?.qty).toBe(1);
  });

  it('moves an item, and what is being edited of it, to another cart: asked by the owner, naming the new one', async () => {
    const { configId } = await start(me);
    await add({ configId });
    await tenant.json('/config/start', { form: { configId }, as: me });
    const other = `${me}-friend`;
    const response = await put(configId, { _externalId: other });
    expect(response.status).toBe(200);
    expect(await items()).toEqual([]);
    expect((await items(other)).map((item) => [item['#id'], item.isCheckedOut])).toEqual([[configId, true]]);
    expect((await tenant.call('/config/step', { form: { configId, step: 'next' }, as: me })).status).toBe(
      404,
    );
    expect((await tenant.call('/config/step', { form: { configId, step: 'next' }, as: other })).status).toBe(
      200,
    );
  });

  it('does not let anyone fetch an item by naming themselves', async () => {
    const { '#id': id } = await add(valve);
    const form = { _externalId: 'stranger' };
    expect((await tenant.call(`/cart/items/${id}`, { method: 'PUT', form })).status).toBe(404);
    expect((await put(id, {}, 'stranger')).status).toBe(404);
    expect((await items()).length).toBe(1);
  });

  it('loses nothing when several come at once', async () => {
    const { '#id': id } = await add(valve);
    await Promise.all([put(id, { a: '1' }), put(id, { b: '2' }), put(id, { qty: '9' }), put(id, { c: '3' })]);
    expect((await items())[0]).toMatchObject({ a: '1', b: '2', c: '3', qty: 9 });
  });
});

describe('removing', () => {
  it('takes an item out, with what is being edited of it', async () => {
    const { configId } = await start(me);
    await add({ configId });
    await tenant.json('/config/start', { form: { configId }, as: me });
    expect(await tenant.json(`/cart/items/${configId}`, { method: 'DELETE', as: me })).toEqual({
      status: 'ok',
    });
    expect(await items()).toEqual([]);
    expect((await tenant.call('/config/step', { form: { configId, step: 'next' }, as: me })).status).toBe(
      404,
    );
  });

  it('404: answers a stranger’s item exactly like one that never was', async () => {
    const { '#id': id } = await add(valve);
    for (const method of ['PUT', 'DELETE'] as const) {
      const ask = (itemId: string) =>
        tenant.call(`/cart/items/${itemId}`, { method, as: 'stranger' }).then(errorOf);
      expect(await ask(id)).toEqual(await ask('unknown'));
      expect((await ask(id)).status).toBe(404);
    }
    expect((await items()).length).toBe(1);
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
