import { afterAll, beforeAll, expect, test } from 'vitest';
import { configuratorOf } from '../testing/test-configurator.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { removeAbandonedCarts } from './remove-abandoned-carts.ts';

const DAY = 24 * 60 * 60 * 1_000;
let now = Date.UTC(2026, 0, 5, 9);
let tenant: TestTenant;
const { post } = configuratorOf(() => tenant, 'nobody');
beforeAll(async () => {
  tenant = await startTestTenant({ clock: () => new Date(now) });
});
afterAll(() => tenant.close());

test('goes with its items, unless one of them is being edited or it was requested', async () => {
  const add = async (as: string) => {
    const { configId = '' } = await post('/config/start/bikes/calvin', {}, { as });
    await tenant.json('/cart/items', { form: { configId }, as });
    return configId;
  };
  const countOf = async (as: string) =>
    Number(((await tenant.json('/cart', { as })) as { itemCount: string }).itemCount);
  await add('left');
  const edited = await add('edits');
  await add('comes-back');
  await add('requested');
  const person = { customerName: 'Ada', customerEmail: 'ada@example.com' };
  await tenant.json('/proposal/firm-requests', { method: 'POST', form: person, as: 'requested' });
  now += 20 * DAY;
  await post('/config/start', { configId: edited }, { as: 'edits' });
  await tenant.json('/cart', { method: 'PUT', form: { customerName: 'Ada' }, as: 'comes-back' });
  now += 10.5 * DAY;
  expect(await removeAbandonedCarts(tenant.deps, 31)).toBe(0);
  expect(await removeAbandonedCarts(tenant.deps, 30)).toBe(1);
  expect([await countOf('left'), await countOf('edits'), await countOf('comes-back')]).toEqual([0, 1, 1]);
  expect(await tenant.deps.database.selectFrom('cart_item').select('id').execute()).toHaveLength(3);
  expect(await tenant.json('/proposal/firm-requests', { as: 'requested' })).toHaveLength(1);
});
