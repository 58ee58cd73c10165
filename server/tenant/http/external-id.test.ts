/** External ids and names of attributes as other systems have them: spaces, and any script. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cartSchema } from '#contract/cart.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { decodeHeader } from './external-id.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

const utf8InHeader = (id: string) => Buffer.from(id, 'utf8').toString('latin1');

it.each([
  'Müller & Söhne (kai) - 12',
  '株式会社 山田',
  'شركة النور',
  'a%20b+c',
  '👩‍🔧 Ada',
  "Robert'); DROP TABLE cart;--",
])('%s is one customer, however the id is sent', async (id) => {
  const multipart = new FormData();
  multipart.set('_externalId', id);
  multipart.set('Kunde', id);
  await tenant.call('/cart', { method: 'PUT', body: multipart });
  const ways = [
    { query: { _externalId: id } },
    { headers: { 'X-External-ID': utf8InHeader(id) } },
    { method: 'PUT', form: { _externalId: id } },
  ] as const;
  for (const way of ways) {
    const cart = cartSchema.parse(await tenant.json('/cart', way));
    expect(cart).toMatchObject({ externalId: id, Kunde: id });
  }
  expect(await tenant.json('/cart', { query: { _externalId: `${id} ` } })).toMatchObject({ Kunde: id });
  expect(await tenant.json('/cart', { query: { _externalId: `${id}.` } })).not.toHaveProperty('Kunde');
});

it('reads a header in Latin-1 where it is no UTF-8', () => {
  expect(decodeHeader('Müller')).toBe('Müller');
  expect(decodeHeader(utf8InHeader('Müller'))).toBe('Müller');
  expect(decodeHeader('ada')).toBe('ada');
});

it('keeps attributes under names with spaces and of any script', async () => {
  const form = { 'Name des Kunden': 'Kai', お客様: '山田', 'customer (2)': 'x & y' };
  const cart = cartSchema.parse(await tenant.json('/cart', { method: 'PUT', form, as: 'names' }));
  expect(cart).toMatchObject(form);
  expect(cartSchema.parse(await tenant.json('/cart', { as: 'names' }))).toMatchObject(form);
});
