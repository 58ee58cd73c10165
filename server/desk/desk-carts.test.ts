import { afterAll, expect, test } from 'vitest';
import { copiedSchema, deskCartsSchema, deskRequestSchema } from '#contract/desk.ts';
import type { Browser } from '#server/testing/selling-shop.ts';
import { form, startDesk } from './testing/desk-shop.ts';

const { shop, ada, grace, root, ask, audit } = await startDesk();
afterAll(() => shop.close());

test('a copy of a configuration is worked on in the cart of another customer, and leaves the request as it is', async () => {
  const { number } = await ask('Sam', 'large');
  const path = `/api/desk/requests/${number}`;
  const before = deskRequestSchema.parse(await ada.json('GET', path));
  const itemId = before.items?.[0]?.id ?? '';
  expect(before.items).toMatchObject([{ isConfigured: true }]);
  expect(before.items?.[0]?.parameters.map(({ value }) => value)).toContain('Large');

  const customer = { name: 'Alex', company: 'Alex AG', email: 'alex@example.com' };
  const { carts } = deskCartsSchema.parse(
    await ada.json('POST', '/api/desk/carts', { name: 'Fleet', customer }),
  );
  const [cart] = carts;
  expect(cart).toMatchObject({ name: 'Fleet', customer, isOpen: true, itemCount: 0 });
  expect(await ada.json('GET', '/api/cart')).toMatchObject({ name: 'Fleet', customerName: 'Alex' });

  const copied = copiedSchema.parse(await ada.json('POST', `${path}/copies`, { itemId, cartId: cart?.id }));
  await ada.json(
    'POST',
    '/api/config/commit',
    form({ configId: copied.configId, parameter: 'bike_size_field', value: 'small' }),
  );
  await ada.json('POST', '/api/cart/items', form({ configId: copied.configId }));
  expect(await ada.json('GET', '/api/desk/carts')).toMatchObject({ carts: [{ itemCount: 1 }] });
  expect(await ada.json('GET', path)).toMatchObject({ items: before.items });
  expect((await ada.send('POST', `${path}/copies`, { itemId: 'x', cartId: cart?.id })).status).toBe(404);

  // Another rep cannot open the cart, nor copy into it.
  expect((await grace.send('PUT', '/api/desk/opened-cart', { id: cart?.id })).status).toBe(404);
  expect((await grace.send('POST', `${path}/copies`, { itemId, cartId: cart?.id })).status).toBe(404);
  expect((await grace.send('PUT', `/api/desk/carts/${cart?.id}`, { name: 'Mine', customer })).status).toBe(
    404,
  );

  // Nor read what it costs over the years; the tenant says that an item is no service to whoever may.
  const prices = (browser: Browser) =>
    browser.send('GET', `/api/categorypricing/v1/ConfiguredService/${copied.configId}/pricing-grid`);
  const statuses = [await prices(ada), await prices(grace), await prices(root)].map(({ status }) => status);
  expect(statuses).toEqual([400, 404, 400]);

  await ada.json('DELETE', '/api/desk/opened-cart');
  expect(await ada.json('GET', '/api/cart/items')).toMatchObject({ itemCount: 0 });
  await ada.json('PUT', '/api/desk/opened-cart', { id: cart?.id });
  expect(await ada.json('GET', '/api/cart/items')).toMatchObject({ itemCount: 1 });
  // A proposal ends the tenant's cart; the next one has the customer again.
  await ada.json(
    'POST',
    '/api/proposal/firm-requests',
    form({ customerName: 'Alex', customerEmail: customer.email }),
  );
  await ada.json('PUT', '/api/desk/opened-cart', { id: cart?.id });
  expect(await ada.json('GET', '/api/cart')).toMatchObject({ name: 'Fleet', customerName: 'Alex' });
  expect((await audit()).some(({ action }) => action === 'call-for-customer')).toBe(true);
});

test('a cart of a customer is closed with the session of the person', async () => {
  const browser = await shop.signIn({ name: 'hopper', role: 'rep', seesCosts: false });
  const other = await shop.signIn({ name: 'turing', role: 'rep', seesCosts: false });
  const customer = { name: 'Alex', company: '', email: '' };
  await browser.json('POST', '/api/desk/carts', { name: 'Fleet', customer });
  expect(await shop.removePerson('hopper')).toBe(true);
  const refused = await browser.send('GET', '/api/cart');
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ cause: 'Cart of a customer closed' });
  expect(await browser.json('GET', '/api/cart')).not.toHaveProperty('customerName');
  await other.json('POST', '/api/desk/carts', { name: 'Fleet', customer });
  await other.json('DELETE', '/api/sign-in');
  expect(await other.json('GET', '/api/cart')).not.toHaveProperty('customerName');
});
