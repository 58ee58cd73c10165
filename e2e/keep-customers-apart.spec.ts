import { bike } from './support/bike.ts';
import { cartItem, openCart } from './support/cart-verbs.ts';
import { expectChosen } from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import { addPartToCart, openBike } from './support/start-states.ts';

// The browser reports the refused calls in its console; that they are refused is the point.
test.use({ expectedComplaints: /status of 404/ });

test('the configuration of another customer is as unknown as one that never existed', async ({
  page,
  openOtherCustomer,
}) => {
  await openBike(page, { commits: { bike_size_field: 'large' } });
  await expectChosen(page, bike.size, 'Large');
  const address = new URL(page.url()).pathname;
  const [, , , , configId = ''] = address.split('/');

  const other = await openOtherCustomer();
  await other.goto(address);
  const gone = other.getByRole('heading', { name: 'Configuration not found' });
  await expect(gone).toBeVisible();
  await other.goto(address.replace(configId, 'f'.repeat(32)));
  await expect(gone).toBeVisible();

  const answers = await Promise.all(
    [configId, 'f'.repeat(32)].map(async (id) => {
      const form = { configId: id, parameter: 'bike_size_field', value: 'small' };
      const answer = await other.request.post('/api/config/commit', { form });
      const { uuid: _, timestamp: __, ...body } = (await answer.json()) as Record<string, string>;
      return { status: answer.status(), body };
    }),
  );
  expect(answers[0]?.status).toBe(404);
  expect(answers[0]).toEqual(answers[1]);

  await page.reload();
  await expectChosen(page, bike.size, 'Large');
});

test('the cart item of another customer cannot be changed, opened or removed', async ({
  page,
  openOtherCustomer,
}) => {
  await addPartToCart(page, 'Gate valve G20, DN 50', 2);
  const listed = (await (await page.request.get('/api/cart/items')).json()) as { items: { '#id': string }[] };
  const itemId = listed.items[0]?.['#id'] ?? '';
  expect(itemId).not.toBe('');

  const other = await openOtherCustomer();
  await other.goto('/cart');
  await expect(other.getByRole('heading', { name: 'Your cart is empty' })).toBeVisible();
  const unknown = 'f'.repeat(itemId.length);
  for (const id of [itemId, unknown]) {
    const changed = await other.request.put(`/api/cart/items/${id}`, { form: { qty: '9' } });
    expect(changed.status(), `PUT ${id}`).toBe(404);
    const opened = await other.request.post('/api/config/start', { form: { configId: id } });
    expect(opened.status(), `reconfigure ${id}`).toBe(404);
    const removed = await other.request.delete(`/api/cart/items/${id}`);
    expect(removed.status(), `DELETE ${id}`).toBe(404);
  }

  await openCart(page);
  await expect(cartItem(page, 'Gate valve G20, DN 50').getByRole('spinbutton')).toHaveValue('2');
});

test('a browser cannot name another customer, send a key, or write from another site', async ({ page }) => {
  await addPartToCart(page, 'Gate valve G20, DN 50');
  const named = await page.request.get('/api/cart/items?_externalId=somebody&_key=anything');
  expect(((await named.json()) as { itemCount: number }).itemCount).toBe(1);

  const crossSite = await page.request.delete('/api/cart', {
    headers: { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' },
  });
  expect(crossSite.status()).toBe(403);

  const withoutKey = await page.request.get('/self-service-api-v1.3/catalog/tabs');
  expect(withoutKey.status()).toBe(403);
  const cookies = await page.context().cookies();
  expect(cookies.map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite }))).toEqual([
    { httpOnly: true, sameSite: 'Lax' },
  ]);
});
