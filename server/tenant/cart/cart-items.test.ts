/** Items of a cart: added, changed, moved and removed. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cartItemSchema, type CartItem } from '#contract/cart.ts';
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

const { start, commit, add, items, put } = customerOf(
  () => tenant,
  () => me,
);

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
