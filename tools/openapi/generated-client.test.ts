import { readFile } from 'node:fs/promises';
import createClient from 'openapi-fetch';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { API_BASE, type Endpoint } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import { startTestTenant, TEST_KEY, type TestTenant } from '#server/tenant/testing/test-tenant.ts';
import { generateApiTypes, generateJourneyTypes, typesFile } from './api-types.ts';
import type { paths } from './testing/self-service-api.d.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

/** A form in which a list is a name that repeats, as the document says. */
function toForm(body: object = {}): string {
  const pairs = Object.entries(body).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value]).map((each): [string, string] => [name, String(each)]),
  );
  return new URLSearchParams(pairs).toString();
}

it('has types that are those of the document; if not, run `npm run openapi`', async () => {
  expect(await generateJourneyTypes()).toBe(await readFile(typesFile, 'utf8'));
}, 60_000);

it('can be generated from the document as a whole', async () => {
  const types = await generateApiTypes();
  for (const { path } of Object.values<Endpoint>(endpoints).filter(({ base }) => !base))
    expect(types).toContain(`"${path.replace(/:(\w+)/g, '{$1}')}": {`);
}, 60_000);

it('makes the journey from the catalog to a firm request', async () => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const client = createClient<paths>({
    baseUrl: `http://tenant.localhost${API_BASE}`,
    fetch: async (request) => tenant.app.fetch(request),
    headers: { 'X-Key': TEST_KEY },
    querySerializer: { object: { style: 'form', explode: true } },
  });
  const asForm = { headers: form, bodySerializer: toForm } as const;
  const header = { 'X-External-ID': 'generated-client' };

  const { data: tabs = [] } = await client.GET('/catalog/tabs');
  const bikes = tabs.find(({ isConfigurable }) => isConfigurable);
  const { data: found } = await client.GET('/catalog/search/{tab}', {
    params: {
      path: { tab: bikes?.name ?? '' },
      query: { limit: 1, filters: { category: 'City and trail' } },
    },
  });
  const productId = found?.rows[0]?.['#id'] ?? '';
  expect(productId).toBe('calvin');

  const { data: started } = await client.POST('/config/start/{tab}/{productId}', {
    params: { path: { tab: 'bikes', productId }, header },
    body: {},
    ...asForm,
  });
  const configId = started?.configId ?? '';
  const { data: committed } = await client.POST('/config/commit', {
    params: { header },
    body: {
      configId,
      parameter: ['req_disc_brake_field', 'req_front_brakes_field', 'bike_size_field'],
      value: ['Yes', 'Yes', 'medium'],
    },
    ...asForm,
  });
  expect(committed?.response.status).toBe('OK');
  const pair = { configId, parameter: 'front_brake_type_field', value: 'ACM0022' };
  const { data: conflict } = await client.POST('/config/alternatives', {
    params: { header },
    body: pair,
    ...asForm,
  });
  expect(conflict?.response).toMatchObject({ status: 'RESOLVABLE' });
  const chosen = conflict?.response.changedLists?.[0] ?? [];
  expect(chosen.length).toBeGreaterThan(0);
  const { data: accepted } = await client.POST('/config/accept', {
    params: { header },
    body: {
      configId,
      parameter: [pair.parameter, ...chosen.map(({ name }) => name)],
      value: [pair.value, ...chosen.map(({ newValue }) => newValue)],
    },
    ...asForm,
  });
  expect(accepted?.response.status).toBe('OK');

  const { data: item } = await client.POST('/cart/items', {
    params: { header },
    body: { configId, qty: 2 },
    ...asForm,
  });
  expect(item?.['#id']).toBeTruthy();
  const { data: draft } = await client.GET('/proposal/draft', { params: { header }, parseAs: 'arrayBuffer' });
  expect(Buffer.from(draft!).toString('latin1', 0, 5)).toBe('%PDF-');
  const { data: request } = await client.POST('/proposal/firm-requests', {
    params: { header },
    body: { customerName: 'Ada', customerEmail: 'ada@example.com' },
    ...asForm,
  });
  expect(request?.itemCount).toBe(1);

  const { error, response } = await client.GET('/cart', {
    params: { header },
    headers: { 'X-Key': 'a wrong key' },
  });
  expect(response.status).toBe(403);
  expect(error).toMatchObject({ type: 'NotAuthorized' });
}, 60_000);
