import { bike } from './support/bike.ts';
import { cartItem, openCart } from './support/cart-verbs.ts';
import { addToCart, openTab } from './support/catalog-verbs.ts';
import { choose, configureBike, expectChosen } from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';

// The browser reports the refused calls in its console; that they are refused is the point.
test.use({ expectedComplaints: /status of 404/ });

test('somebody else’s configuration is like one that never was', async ({ page, openStranger }) => {
  await configureBike(page);
  await choose(page, bike.size, 'Large');
  await expectChosen(page, bike.size, 'Large');
  const address = new URL(page.url()).pathname;
  const [, , , , configId = ''] = address.split('/');

  const stranger = await openStranger();
  await stranger.goto(address);
  const gone = stranger.getByRole('heading', { name: 'This configuration is no longer here' });
  await expect(gone).toBeVisible();
  await stranger.goto(address.replace(configId, 'f'.repeat(32)));
  await expect(gone).toBeVisible();

  const answers = await Promise.all(
    [configId, 'f'.repeat(32)].map(async (id) => {
      const form = { configId: id, parameter: 'bike_size_field', value: 'small' };
      const answer = await stranger.request.post('/api/config/commit', { form });
      const { uuid: _, timestamp: __, ...body } = (await answer.json()) as Record<string, string>;
      return { status: answer.status(), body };
    }),
  );
  expect(answers[0]?.status).toBe(404);
  expect(answers[0]).toEqual(answers[1]);

  await page.reload();
  await expectChosen(page, bike.size, 'Large');
});

test('somebody else’s cart item cannot be changed, opened or removed', async ({ page, openStranger }) => {
  await openTab(page, 'Valves');
  await addToCart(page, 'Gate valve G20, DN 50', 2);
  const listed = (await (await page.request.get('/api/cart/items')).json()) as { items: { '#id': string }[] };
  const itemId = listed.items[0]?.['#id'] ?? '';
  expect(itemId).not.toBe('');

  const stranger = await openStranger();
  await stranger.goto('/cart');
  await expect(stranger.getByRole('heading', { name: 'Your cart is empty' })).toBeVisible();
  const unknown = 'f'.repeat(itemId.length);
  for (const id of [itemId, unknown]) {
    const changed = await stranger.request.put(`/api/cart/items/${id}`, { form: { qty: '9' } });
    expect(changed.status(), `PUT ${id}`).toBe(404);
    const opened = await stranger.request.post('/api/config/start', { form: { configId: id } });
    expect(opened.status(), `reconfigure ${id}`).toBe(404);
    const removed = await stranger.request.delete(`/api/cart/items/${id}`);
    expect(removed.status(), `DELETE ${id}`).toBe(404);
  }

  await openCart(page);
  await expect(cartItem(page, 'Gate valve G20, DN 50').getByRole('spinbutton')).toHaveValue('2');
});

test('nobody can name another customer, show a key, or write from elsewhere', async ({ page }) => {
  await openTab(page, 'Valves');
  await addToCart(page, 'Gate valve G20, DN 50');
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
