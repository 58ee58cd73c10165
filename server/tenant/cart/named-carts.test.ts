/** Several carts of a customer: which one calls are about, and what can be done twice, at once or to others' carts. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cartsSchema, type Carts } from '#contract/cart.ts';
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
const request = { customerName: 'Ada', customerEmail: 'ada@example.com' };

const { start, commit, add, items, put, cart } = customerOf(
  () => tenant,
  () => me,
);

const carts = async (as = me) => cartsSchema.parse(await tenant.json('/carts', { as })).carts;
const make = async (name: string, active = true) =>
  idOf(
    cartsSchema.parse(await tenant.json('/carts', { form: { name, active: String(active) }, as: me })),
    name,
  );
const change = (cartId: string, form: Record<string, string>, as = me) =>
  tenant.call(`/carts/${cartId}`, { method: 'PUT', form, as });
const remove = (cartId: string, as = me) => tenant.call(`/carts/${cartId}`, { method: 'DELETE', as });
const move = (cartId: string, itemId: string, as = me) =>
  tenant.call(`/carts/${cartId}/items/${itemId}`, { method: 'PUT', form: {}, as });
/** Names and numbers of items, the active cart first. */
const overview = async () => (await carts()).map(({ name, itemCount }) => `${name}: ${itemCount}`);

function idOf({ carts: all }: Carts, name: string): string {
  return all.find((candidate) => candidate.name === name)?.id ?? '';
}

describe('several carts', () => {
  it('are one at first, and the active one is what calls are about', async () => {
    expect(await carts()).toMatchObject([{ name: 'Shopping cart', isActive: true, itemCount: 0 }]);
    await add(valve);
    const first = (await cart())['id']!;
    const second = await make('Spare parts');
    expect(await cart()).toMatchObject({ id: second, name: 'Spare parts', itemCount: '0', cartCount: '2' });
    await add({ ...valve, qty: 2 });
    expect(await overview()).toEqual(['Spare parts: 1', 'Shopping cart: 1']);
    // A currency belongs to a cart.
    await tenant.json('/cart', { method: 'PUT', form: { currency: 'CHF' }, as: me });
    await change(first, { active: 'true' });
    expect(await cart()).toMatchObject({ id: first, currency: 'EUR', itemCount: '1' });
    expect(await items()).toMatchObject([{ qty: 1 }]);
    // A cart is renamed by the API, too, and by its id.
    await tenant.json('/cart', { method: 'PUT', form: { name: 'Site A' }, as: me });
    expect(await (await change(second, { name: ' Site B ' })).json()).toMatchObject({
      carts: [{ name: 'Site A' }, { name: 'Site B', isActive: false }],
    });
  });

  it('can be made, chosen and left twice, and at once', async () => {
    const made = await Promise.all(Array.from({ length: 10 }, () => make('Twice')));
    expect(new Set(made).size).toBe(1);
    expect(await overview()).toEqual(['Twice: 0', 'Shopping cart: 0']);
    const ids = (await carts()).map(({ id }) => id);
    const statuses = (
      await Promise.all([...ids, ...ids, ...ids].map((id) => change(id, { active: 'true' })))
    ).map(({ status }) => status);
    expect([...new Set(statuses)]).toEqual([200]);
    expect((await carts()).filter(({ isActive }) => isActive)).toHaveLength(1);
    // Two first names at once: one cart each.
    await Promise.all([make('A', false), make('B', false), make('A', false)]);
    expect(new Set((await carts()).map(({ name }) => name)).size).toBe(4);
    const [answers] = [await Promise.all([remove(made[0]!), remove(made[0]!)])];
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  });

  it('are deleted when they are empty', async () => {
    const second = await make('Second');
    const item = await add(valve);
    expect(await errorOf(await remove(second))).toMatchObject({ status: 409, cause: 'Cart not empty' });
    const [, first] = await carts();
    expect((await move(first!.id, String(item['#id']))).status).toBe(200);
    expect((await remove(second)).status).toBe(200);
    expect(await overview()).toEqual(['Shopping cart: 1']);
    expect(await cart()).toMatchObject({ id: first!.id, cartCount: '1' });
  });

  it('move items between them, also twice, with the edit that is open', async () => {
    const { configId } = await start(me);
    await add({ configId });
    await tenant.json('/config/start', { form: { configId }, as: me });
    await commit(configId, 'frame_color_field', 'blue');
    const second = await make('Second');
    expect((await move(second, configId)).status).toBe(200);
    expect((await move(second, configId)).status).toBe(200);
    expect(await overview()).toEqual(['Second: 1', 'Shopping cart: 0']);
    expect(await items()).toMatchObject([{ '#id': configId, isCheckedOut: true }]);
    // The item is reached in a cart that is not the active one: another tab has switched.
    const [, first] = await carts();
    await change(first!.id, { active: 'true' });
    expect((await put(configId, { qty: '3' })).status).toBe(200);
    await add({ configId });
    expect(await items()).toEqual([]);
    await change(second, { active: 'true' });
    expect(await items()).toMatchObject([{ '#id': configId, qty: 3, isCheckedOut: false }]);
    expect((await move(second, 'no-item')).status).toBe(404);
  });

  it('count pieces and keep prices each for itself', async () => {
    const first = (await cart())['id']!;
    const { '#id': one } = await add({ configId: (await start(me)).configId, qty: 4 });
    const { '#id': other } = await add({ configId: (await start(me)).configId, qty: 4 });
    const pairPrice = (await items())[0]!['unitNetPrice'];
    const second = await make('Second');
    await move(second, String(one));
    const alone = (await items())[0]!;
    await change(first, { active: 'true' });
    const left = (await items())[0]!;
    expect(left['#id']).toBe(other);
    expect([alone, left].map((item) => item['unitNetPrice'])).toEqual([
      left['unitNetPrice'],
      left['unitNetPrice'],
    ]);
    expect(Number(left['unitNetPrice'])).toBeGreaterThanOrEqual(Number(pairPrice));
    expect([alone.isPriceOutdated, left.isPriceOutdated]).toEqual([false, false]);
  });

  it.each([
    ['an empty name', ' ', 400],
    ['a long name', 'x'.repeat(101), 400],
    ['a name with a control character', 'a\u0007b', 400],
    ['a name that another cart has', 'Second', 409],
  ])('do not take %s', async (_, name, status) => {
    await make('Second', false);
    const third = await make('Third', false);
    expect((await change(third, { name })).status).toBe(status);
    expect((await change(third, { name: 'Third' })).status).toBe(200);
    const answer = await tenant.call('/carts', { form: { name }, as: me });
    expect(answer.status).toBe(status === 409 ? 200 : status);
  });

  it('are at most twenty', async () => {
    for (let index = 1; index < 20; index++) await make(`Cart ${index}`, false);
    const answer = await tenant.call('/carts', { form: { name: 'One more' }, as: me });
    expect(await errorOf(answer)).toMatchObject({ status: 400, cause: 'Too many carts' });
    expect((await tenant.call('/carts', { form: {}, as: me })).status).toBe(404);
  });

  it('of other customers are unknown', async () => {
    const second = await make('Mine');
    const { '#id': item } = await add(valve);
    const [eves] = await carts('eve');
    for (const [answer, unknown] of [
      [await change(second, { name: 'Hers' }, 'eve'), await change('none', { name: 'Hers' }, 'eve')],
      [await remove(second, 'eve'), await remove('none', 'eve')],
      [await move(second, String(item), 'eve'), await move('none', String(item), 'eve')],
      [await move(eves!.id, String(item), 'eve'), await move(eves!.id, 'none', 'eve')],
    ] as const) {
      expect(answer.status).toBe(404);
      expect(await errorOf(answer)).toEqual(await errorOf(unknown));
    }
    expect(await overview()).toEqual(['Mine: 1', 'Shopping cart: 0']);
  });

  it('are requested one by one, and only the one that the customer was shown', async () => {
    await add(valve);
    const shown = (await cart())['id']!;
    const second = await make('Second');
    await add(valve);
    const ask = (cartId: string) =>
      tenant.call('/proposal/firm-requests', { form: { ...request, cartId }, as: me });
    expect(await errorOf(await ask(shown))).toMatchObject({ status: 409, cause: 'Another cart' });
    expect((await ask(second)).status).toBe(200);
    // The next touch makes a new cart; the other one waits until it is chosen.
    expect(await overview()).toEqual(['Shopping cart: 0', 'Shopping cart: 1']);
    expect((await change(second, { active: 'true' })).status).toBe(404);
    expect((await change(shown, { active: 'true' })).status).toBe(200);
    expect(await items()).toHaveLength(1);
  });
});
