import { afterAll, beforeAll, expect, test } from 'vitest';
import { configuratorOf, pairs } from '../testing/test-configurator.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { removeAbandoned } from './store.ts';

const DAY = 24 * 60 * 60 * 1_000;
const me = 'somebody';
let now = Date.UTC(2026, 0, 5, 9);
let tenant: TestTenant;
const { post, start } = configuratorOf(() => tenant, me);

beforeAll(async () => {
  tenant = await startTestTenant({ clock: () => new Date(now) });
});
afterAll(() => tenant.close());

const statusOf = async ({ configId = '' }: { configId?: string | undefined }) =>
  (await tenant.call('/config/step', { form: { configId, step: 'step_frame' }, as: me })).status;

test('what nobody has changed for long is removed, but nothing of a cart', async () => {
  const [left, changed, added, requested] = [await start(), await start(), await start(), await start()];
  await tenant.json('/cart/items', { form: { configId: requested.configId ?? '' }, as: me });
  const person = { customerName: 'Ada', customerEmail: 'ada@example.com' };
  await tenant.json('/proposal/firm-requests', { method: 'POST', form: person, as: me });
  await tenant.json('/cart/items', { form: { configId: added.configId ?? '' }, as: me });
  // Taken up again, and never put back.
  await post('/config/start', { configId: added.configId ?? '' });
  await post('/config/commit', pairs(added.configId, ['bike_size_field', 'large']));

  now += 20 * DAY;
  await post('/config/commit', pairs(changed.configId, ['bike_size_field', 'large']));
  now += 10.5 * DAY;
  expect(await removeAbandoned(tenant.deps, 31)).toBe(0);
  expect(await removeAbandoned(tenant.deps, 30)).toBe(1);
  expect(await removeAbandoned(tenant.deps, 30)).toBe(0);

  expect(await statusOf(left)).toBe(404);
  expect(await statusOf(changed)).toBe(200);
  expect(await statusOf(added)).toBe(200);
  expect(await tenant.json('/cart', { as: me })).toMatchObject({ itemCount: '1' });
  expect(await tenant.json('/proposal/firm-requests', { as: me })).toMatchObject([{}]);
});
