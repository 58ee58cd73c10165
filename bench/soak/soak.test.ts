/** One round of each campaign of `npm run soak` that needs no process or browser of its own, in this process. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { API_BASE } from '#contract/endpoint.ts';
import { startTestTenant, TEST_KEY, type TestTenant } from '#server/tenant/testing/test-tenant.ts';
import { SeededRandom } from '../seeded-random.ts';
import type { Call } from './campaign.ts';
import { doubleOrders } from './double-orders.ts';
import { fuzz } from './fuzz.ts';
import { identity } from './identity.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

const call: Call = async (method, path, { as, form } = {}) => {
  const response = await tenant.app.request(`${API_BASE}${path}`, {
    method,
    headers: { 'X-Key': TEST_KEY, ...(as !== undefined && { 'X-External-ID': as }) },
    ...(form && { body: new URLSearchParams(form) }),
  });
  return { status: response.status, text: await response.text() };
};
const once = () => false;

it.each([
  ['reaches nothing of another customer', identity, 45],
  ['makes one order of equal requests', doubleOrders, 50],
  ['fails for no input', fuzz, 40],
])('%s', async (_, campaign, least) => {
  expect(await campaign(call, new SeededRandom(1), once)).toBeGreaterThanOrEqual(least);
});

it('notices a server that fails', async () => {
  const failing: Call = async (...args) => {
    const answer = await call(...args);
    return args[1].startsWith('/config/start') ? answer : { status: 500, text: '{}' };
  };
  for (const campaign of [identity, doubleOrders, fuzz])
    await expect(campaign(failing, new SeededRandom(1), once)).rejects.toThrow('500');
});
