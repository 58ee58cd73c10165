import { bike } from './support/bike.ts';
import { cartItem, openCart, quantity, total } from './support/cart-verbs.ts';
import { addToCart, message, openTab, products, search } from './support/catalog-verbs.ts';
import {
  choose,
  configureBike,
  conflict,
  expectChosen,
  expectYourChoice,
  goToStep,
  option,
  textField,
  meetConflict,
} from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import type { ShopServer } from './support/shop-server.ts';

/** Long enough for the first answer of a tenant that has just started on a busy machine. */
const TIMEOUT_MS = 6_000;

/** Two processes: a tenant, and a shop that knows it by its address alone. */
const apart = test.extend<{ tenant: ShopServer; gateway: ShopServer }>({
  tenant: async ({ startServer }, use) => use(await startServer()),
  gateway: async ({ startServer, tenant }, use) =>
    use(
      await startServer({
        UPSTREAM_URL: tenant.url,
        UPSTREAM_KEY: tenant.apiKey,
        UPSTREAM_TIMEOUT_MS: String(TIMEOUT_MS),
      }),
    ),
  baseURL: async ({ gateway }, use) => use(gateway.url),
  expectedComplaints: /status of (502|504)/,
});

apart('a shop before a tenant elsewhere works like one with its own', async ({ page }) => {
  await openTab(page, 'Valves');
  await addToCart(page, 'Gate valve G20, DN 50', 2);
  await meetConflict(page);
  await conflict(page).getByRole('button', { name: 'Apply' }).click();
  await expectChosen(page, bike.frontBrake, 'V-brakes X');
  await openCart(page);
  await expect(total(page)).toHaveText('€172.00');
});

apart('a tenant that goes down keeps choices waiting until it is back', async ({ page, tenant }) => {
  await configureBike(page);
  await goToStep(page, bike.steps.fit);
  await tenant.kill();
  await textField(page, bike.engraving).fill('Per aspera');
  await textField(page, bike.engraving).press('Enter');
  const notice = page.getByRole('alert').filter({ hasText: '1 choice is waiting to be sent' });
  await expect(notice).toBeVisible();
  await expect(page.getByRole('button', { name: `Send ${bike.engraving} again` })).toBeVisible();
  // Trying while it is still down changes nothing.
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(notice).toBeVisible();
  await expect(textField(page, bike.engraving)).toHaveValue('Per aspera');

  await tenant.startAgain();
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(notice).toBeHidden();
  await expectYourChoice(page, bike.engraving);
  await page.reload();
  await expect(textField(page, bike.engraving)).toHaveValue('Per aspera');
});

apart('a choice that was not sent can be discarded', async ({ page, tenant }) => {
  await configureBike(page);
  await goToStep(page, bike.steps.fit);
  await tenant.kill();
  await choose(page, bike.bell, 'Brass');
  await page.getByRole('button', { name: `Discard the choice for ${bike.bell}` }).click();
  await expect(option(page, bike.bell, 'Mini')).toBeChecked();
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
});

apart('pages that cannot be read say so, and come when tried again', async ({ page, tenant }) => {
  await openTab(page, 'Valves');
  await addToCart(page, 'Gate valve G20, DN 50', 2);
  await tenant.kill();
  await page.goto('/cart');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('We cannot reach the shop');
  await tenant.startAgain();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(heading).toHaveText('Your cart');
  await expect(cartItem(page, 'Gate valve G20, DN 50')).toBeVisible();
});

apart('a part that could not be added can be added again, by its quantity', async ({ page, tenant }) => {
  await openTab(page, 'Valves');
  await tenant.kill();
  await page.getByRole('spinbutton', { name: 'Quantity of Gate valve G20, DN 50' }).fill('7');
  await page.getByRole('button', { name: 'Add Gate valve G20, DN 50 to the cart' }).click();
  const failed = message(page, 'Gate valve G20, DN 50 was not added');
  await expect(failed).toBeVisible();
  await tenant.startAgain();
  await failed.getByRole('button', { name: 'Try again', includeHidden: true }).click();
  await expect(message(page, 'Added to the cart: 7 × Gate valve G20, DN 50')).toBeVisible();
});

apart('a quantity that could not be saved stays, and is saved when tried again', async ({ page, tenant }) => {
  await openTab(page, 'Valves');
  await addToCart(page, 'Gate valve G20, DN 50');
  await openCart(page);
  const item = cartItem(page, 'Gate valve G20, DN 50');
  await tenant.kill();
  await quantity(item).fill('5');
  await expect(item.getByRole('alert')).toContainText('The quantity was not saved.');
  await expect(quantity(item)).toHaveValue('5');
  await tenant.startAgain();
  await item.getByRole('button', { name: 'Try again' }).click();
  await expect(total(page)).toHaveText('€430.00');
});

apart('a tenant that takes too long is given up on, and the input kept', async ({ page }) => {
  await configureBike(page);
  await goToStep(page, bike.steps.fit);
  await textField(page, bike.engraving).fill(`fault:slow:${TIMEOUT_MS * 2}`);
  await textField(page, bike.engraving).press('Enter');
  const notice = page.getByRole('alert').filter({ hasText: '1 choice is waiting to be sent' });
  await expect(notice).toContainText('It may be busy');
  await textField(page, bike.engraving).fill('Per aspera');
  await textField(page, bike.engraving).press('Enter');
  await expect(notice).toBeHidden();
  await expectYourChoice(page, bike.engraving);
  await expect(textField(page, bike.engraving)).toHaveValue('Per aspera');
});

test('a slow tenant is waited for, and the page says so', async ({ page }) => {
  await configureBike(page);
  await goToStep(page, bike.steps.fit);
  await textField(page, bike.engraving).fill('fault:slow:6000');
  await textField(page, bike.engraving).press('Enter');
  await choose(page, bike.bell, 'Brass');
  await expect(page.getByText('The shop is taking longer than usual.').first()).toBeVisible();
  await expectChosen(page, bike.bell, 'Brass');
  await expectYourChoice(page, bike.engraving);
  await expect(page.getByText('The shop is taking longer than usual.')).toHaveCount(0);
});

test.describe('a tenant that fails now and then', () => {
  test.use({ expectedComplaints: /status of 503/ });

  test('gets a search again when asked to', async ({ page, startServer }) => {
    const server = await startServer();
    await page.goto(`${server.url}/catalog/valves`);
    await expect(products(page)).toHaveCount(18);
    // Twice: the page quietly asks a second time before it troubles anybody.
    await search(page, 'fault:503:2');
    await expect(page.getByRole('heading', { level: 1, name: 'We cannot reach the shop' })).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
    await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('fault:503:2');
  });
});
