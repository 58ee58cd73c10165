/** Several API keys, each with what it stands for ("API Keys"). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fullAccess } from '../api-access.ts';
import { defaultRequestAttributes } from '../request-attribute-rules.ts';
import { errorOf } from '../testing/test-customer.ts';
import { startTestTenant, TEST_KEY, type TestTenant } from '../testing/test-tenant.ts';

const partner = {
  ...fullAccess('key-of-the-partner'),
  organization: 'Partner Ltd',
  proposalTemplate: undefined,
};
const visitor = { ...fullAccess('key-of-a-web-site'), role: 'visitor' } as const;

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant({
    apiKeys: [fullAccess(TEST_KEY), partner, visitor],
    requestAttributes: [
      ...defaultRequestAttributes.filter(({ name }) => name !== 'customerPhoneNumber'),
      { name: 'customerPhoneNumber', isMandatory: true, maxLength: 40, format: 'phone' },
    ],
  });
});
afterAll(() => tenant.close());

const valve = { tab: 'valves', productId: 'rillo_b12_15' };

it('lets every key in, and no other', async () => {
  for (const key of [TEST_KEY, partner.key, visitor.key])
    expect((await tenant.call('/catalog/tabs', { key })).status).toBe(200);
  expect((await tenant.call('/catalog/tabs', { key: `${partner.key}x` })).status).toBe(403);
});

describe('an organization', () => {
  it('has customers of its own, also under the same external id', async () => {
    const { '#id': id } = (await tenant.json('/cart/items', {
      form: valve,
      as: 'kai',
      key: partner.key,
    })) as {
      '#id': string;
    };
    const { configId } = (await tenant.json('/config/start/bikes/calvin', {
      form: {},
      as: 'kai',
      key: partner.key,
    })) as { configId: string };
    expect(await tenant.json('/cart/items', { as: 'kai' })).toEqual({ itemCount: 0, items: [] });
    expect(await tenant.json('/cart/items', { as: 'kai', key: partner.key })).toMatchObject({ itemCount: 1 });
    for (const response of [
      await tenant.call(`/cart/items/${id}`, { method: 'DELETE', as: 'kai' }),
      await tenant.call('/config/step', { form: { configId, step: 'next' }, as: 'kai' }),
      await tenant.call('/cart/items', { form: { configId }, as: 'kai' }),
      await tenant.call('/cart?_externalId=Partner%20Ltd%1Fkai', { key: TEST_KEY }),
    ]) {
      expect([400, 404]).toContain((await errorOf(response)).status);
    }
    expect(await tenant.json('/cart', { as: 'kai', key: partner.key })).toMatchObject({ externalId: 'kai' });
  });
});

it('403: carts and proposals, for a key of the role visitor', async () => {
  for (const [path, method] of [
    ['/cart', 'GET'],
    ['/cart/items', 'POST'],
    ['/proposal/draft', 'GET'],
  ] as const) {
    const response = await tenant.call(path, { method, as: 'kai', key: visitor.key });
    expect(await errorOf(response)).toMatchObject({ status: 403, cause: 'Forbidden' });
  }
  const started = await tenant.call('/config/start/bikes/calvin', { form: {}, key: visitor.key });
  expect(started.status).toBe(200);
});

it('404: a draft proposal, for a key without a template', async () => {
  await tenant.json('/cart/items', { form: valve, as: 'zoe', key: partner.key });
  const response = await tenant.call('/proposal/draft', { as: 'zoe', key: partner.key });
  expect(await errorOf(response)).toMatchObject({ status: 404, cause: 'Not set up' });
});

it('holds a firm request to the attributes of the settings', async () => {
  await tenant.json('/cart/items', { form: valve, as: 'ada' });
  const form = { customerName: 'Ada', customerEmail: 'ada@example.com' };
  const request = async (more: Record<string, string>) => {
    const response = await tenant.call('/proposal/firm-requests', { form: { ...form, ...more }, as: 'ada' });
    return response.status === 200 ? 200 : (await errorOf(response)).message;
  };
  expect(await request({})).toContain('not provided: customerPhoneNumber');
  expect(await request({ customerPhoneNumber: 'N/A' })).toContain('Invalid attributes: customerPhoneNumber');
  expect(await request({ customerPhoneNumber: '+49 30 1234' })).toBe(200);
});
