/** Every endpoint, called 50 times at once; and what can be done once only, done twice. */
import { expect, it } from 'vitest';
import { openCustomer, openSampleShop, REFUSED, sampleCalls, send } from '../testing/sample-calls.ts';
import { customerOf, errorOf } from '../testing/test-customer.ts';
import type { TestTenant } from '../testing/test-tenant.ts';

/** Of these calls, one can succeed. */
const ONCE = new Set([
  'cancel',
  'removeItem',
  'removeRow',
  'requestFirmProposal',
  'addItem',
  'removeEmptyCart',
  'removeCartAttachment',
  'removeItemAttachment',
]);
/** Of a picture that this customer has not uploaded. */
const NOT_THERE = new Set(['selectCustomImage', 'removeCustomImage']);
/** Drawing takes a second, and has limits of its own (`draft-drawing.test.ts`). */
const SLOW = 'draftProposal';
const TIMES = 50;
/** Reading, which nothing can come between. */
const TIMES_READ = 10;

it('answers 50 equal calls at once: each as if it were alone, or one only', async () => {
  const { tenant } = await openSampleShop();
  const wrong: string[] = [];
  for (const { name } of sampleCalls({
    configId: '',
    itemId: '',
    cartId: '',
    configState: '',
    cartFileId: '',
    itemFileId: '',
  })) {
    if (name === SLOW) continue;
    const ids = await openCustomer(tenant, name);
    const sample = sampleCalls(ids).find((call) => call.name === name)!;
    const times = sample.endpoint.method === 'GET' ? TIMES_READ : TIMES;
    const responses = await Promise.all(
      Array.from({ length: times }, () => send(tenant, sample, { as: name })),
    );
    const statuses = responses.map(({ status }) => status);
    const succeeded = statuses.filter((status) => status === 200).length;
    const isImplemented = !(await responses[0]!.clone().text()).includes('"Not implemented"');
    const expected =
      !isImplemented || REFUSED.has(name) || NOT_THERE.has(name) ? 0 : ONCE.has(name) ? 1 : times;
    if (succeeded !== expected || statuses.some((status) => status >= 500))
      wrong.push(`${name}: ${[...new Set(statuses)].join(', ')}; ${succeeded} of ${times} succeeded`);
    // The customer's objects are whole afterwards.
    const { itemCount, items } = (await tenant.json('/cart/items', { as: name })) as {
      itemCount: number;
      items: unknown[];
    };
    if (itemCount !== items.length || itemCount > 2) wrong.push(`${name}: ${itemCount} items`);
  }
  expect(wrong).toEqual([]);
}, 120_000);

/** The configuration of a customer, in the cart. */
async function withItem(tenant: TestTenant, as: string) {
  const { configId, itemId } = await openCustomer(tenant, as);
  return {
    configId,
    itemId,
    ...customerOf(
      () => tenant,
      () => as,
    ),
  };
}

it('is 404 to do again what can be done once', async () => {
  const { tenant } = await openSampleShop();
  const as = 'ada';
  const { configId, itemId, add, items } = await withItem(tenant, as);
  const twice = async (path: string, call: Parameters<TestTenant['call']>[1]) => [
    (await tenant.call(path, { ...call, as })).status,
    await errorOf(await tenant.call(path, { ...call, as })),
  ];
  const gone = expect.objectContaining({ status: 404, cause: 'No data found' }) as unknown;
  expect(await twice(`/cart/items/${itemId}`, { method: 'DELETE' })).toEqual([200, gone]);
  expect(await items()).toEqual([]);
  await add({ configId });
  const again = await tenant.call('/cart/items', { form: { configId }, as });
  expect((await errorOf(again)).status).toBe(404);
  const [item] = await items();
  await tenant.json('/config/start', { form: { configId: item?.['#id'] ?? '' }, as });
  expect(await twice('/config/cancel', { form: { configId: item?.['#id'] ?? '' } })).toEqual([200, gone]);
});

it('leaves a cart alone that was submitted', async () => {
  const { tenant } = await openSampleShop();
  const as = 'ada';
  const { itemId, put, items, cart } = await withItem(tenant, as);
  const form = { customerName: 'Ada', customerEmail: 'ada@example.com' };
  await tenant.json('/proposal/firm-requests', { form, as });
  for (const response of [
    await put(itemId, { qty: '7' }),
    await tenant.call(`/cart/items/${itemId}`, { method: 'DELETE', as }),
    await tenant.call('/config/start', { form: { configId: itemId }, as }),
  ]) {
    expect((await errorOf(response)).status).toBe(404);
  }
  const empty = await tenant.call('/proposal/firm-requests', { form, as });
  expect((await errorOf(empty)).status).toBeLessThan(500);
  expect(await items()).toEqual([]);
  expect((await cart())['state']).toBe('Created');
  const requests = (await tenant.json('/proposal/firm-requests', { as })) as { itemCount: number }[];
  expect(requests).toMatchObject([{ itemCount: expect.anything() as unknown }]);
});
