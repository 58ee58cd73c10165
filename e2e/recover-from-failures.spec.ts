import { bike } from './support/bike.ts';
import { cartItem, goToCart, openCart, quantity, total } from './support/cart-verbs.ts';
import { addToCart, message, openTab, products, search } from './support/catalog-verbs.ts';
import {
  causeConflict,
  choose,
  conflict,
  expectChosen,
  expectCommitted,
  option,
  textField,
} from './support/configurator-verbs.ts';
import { comeBack } from './support/shell-verbs.ts';
import { expect, test, UPSTREAM_TIMEOUT_MS } from './support/fixtures.ts';
import type { ShopServer } from './support/shop-server.ts';
import { addPartToCart, openBike } from './support/start-states.ts';

// In one worker, one after the other: they share two servers that no other spec needs.
test.describe.configure({ mode: 'default' });

/** Two processes: a tenant, and a shop that knows it by its address and API key alone. */
const apart = test.extend<{ tenant: ShopServer }>({
  tenant: async ({ server }, use) => use(server),
  baseURL: async ({ gateway, tenant: _ }, use) => use(gateway.url),
  expectedComplaints: /status of (502|504)/,
});

apart('a shop before a tenant elsewhere works like one with its own', async ({ page }) => {
  await openTab(page, 'Valves');
  await addToCart(page, 'Gate valve G20, DN 50', 2);
  await openBike(page, { commits: bike.discBrakeCommits, step: bike.steps.drive });
  // In the frame of the tenant; browsers of tests do not draw in 3D without being told to.
  await expect(page.frameLocator('iframe[title]').getByText('This browser cannot display 3D')).toBeVisible();
  await causeConflict(page);
  await conflict(page).getByRole('button', { name: 'Apply' }).click();
  await expectChosen(page, bike.frontBrake, 'V-brakes X');
  await goToCart(page);
  await expect(total(page)).toHaveText('€172.00');
});

apart('choices made while the tenant is down wait until it is back', async ({ page, tenant }) => {
  await openBike(page, { step: bike.steps.fit });
  await tenant.kill();
  await textField(page, bike.engraving).fill('Per aspera');
  await textField(page, bike.engraving).press('Enter');
  const notice = page.getByRole('alert').filter({ hasText: '1 choice is not saved yet' });
  await expect(notice).toBeVisible();
  await expect(page.getByRole('button', { name: `Save ${bike.engraving} again` })).toBeVisible();
  // Trying while it is still down changes nothing.
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(notice).toBeVisible();
  await expect(textField(page, bike.engraving)).toHaveValue('Per aspera');

  // By itself, once it is back.
  await tenant.startAgain();
  await comeBack(page);
  await expect(notice).toBeHidden();
  await expectCommitted(page, bike.engraving);
  await page.reload();
  await expect(textField(page, bike.engraving)).toHaveValue('Per aspera');
});

apart('a choice that was not sent can be discarded', async ({ page, tenant }) => {
  await openBike(page, { step: bike.steps.fit });
  // The list of uploaded pictures, too: it would say that it could not be loaded.
  await page.waitForLoadState('networkidle');
  await tenant.kill();
  await choose(page, bike.bell, 'Brass');
  await page.getByRole('button', { name: `Discard choice for ${bike.bell}` }).click();
  await expect(option(page, bike.bell, 'Mini')).toBeChecked();
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
});

apart('pages that cannot be read say so, and are shown once they can be', async ({ page, tenant }) => {
  await addPartToCart(page, 'Gate valve G20, DN 50', 2);
  await openCart(page);
  await tenant.kill();
  await page.reload();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('The shop cannot be reached');
  await tenant.startAgain();
  await comeBack(page);
  await expect(heading).toHaveText('Your cart');
  await expect(cartItem(page, 'Gate valve G20, DN 50')).toBeVisible();
});

apart('a part that could not be added can be added again, by its quantity', async ({ page, tenant }) => {
  await openTab(page, 'Valves');
  await tenant.kill();
  await page.getByRole('spinbutton', { name: 'Quantity of Gate valve G20, DN 50' }).fill('7');
  await page.getByRole('button', { name: 'Add Gate valve G20, DN 50 to cart' }).click();
  const failed = message(page, 'Gate valve G20, DN 50 could not be added to the cart');
  await expect(failed).toBeVisible();
  // With the focus in it, the message waits for however long the start takes.
  const again = failed.getByRole('button', { name: 'Try again', includeHidden: true });
  await again.focus();
  await tenant.startAgain();
  await again.click();
  await expect(message(page, 'Added to cart: 7 × Gate valve G20, DN 50')).toBeVisible();
});

apart('a quantity that could not be saved stays, and is saved when tried again', async ({ page, tenant }) => {
  await addPartToCart(page, 'Gate valve G20, DN 50');
  await openCart(page);
  const item = cartItem(page, 'Gate valve G20, DN 50');
  await tenant.kill();
  await quantity(item).fill('5');
  await expect(item.getByRole('alert')).toContainText('The quantity could not be saved.');
  await expect(quantity(item)).toHaveValue('5');
  await tenant.startAgain();
  await item.getByRole('button', { name: 'Try again' }).click();
  await expect(total(page)).toHaveText('€430.00');
});

apart('a call that takes too long ends, and the input is kept', async ({ page }) => {
  await openBike(page, { step: bike.steps.fit });
  await textField(page, bike.engraving).fill(`fault:slow:${UPSTREAM_TIMEOUT_MS * 2}`);
  await textField(page, bike.engraving).press('Enter');
  const notice = page.getByRole('alert').filter({ hasText: '1 choice is not saved yet' });
  await expect(notice).toContainText('It may be busy');
  await textField(page, bike.engraving).fill('Per aspera');
  await textField(page, bike.engraving).press('Enter');
  await expect(notice).toBeHidden();
  await expectCommitted(page, bike.engraving);
  await expect(textField(page, bike.engraving)).toHaveValue('Per aspera');
});

test('the page waits for a slow tenant, and says so', async ({ page }) => {
  await openBike(page, { step: bike.steps.fit });
  await textField(page, bike.engraving).fill('fault:slow:6000');
  await textField(page, bike.engraving).press('Enter');
  await choose(page, bike.bell, 'Brass');
  await expect(page.getByText('This is taking longer than usual.').first()).toBeVisible();
  await expectChosen(page, bike.bell, 'Brass');
  await expectCommitted(page, bike.engraving);
  await expect(page.getByText('This is taking longer than usual.')).toHaveCount(0);
});

test.describe('a tenant that fails now and then', () => {
  test.use({ expectedComplaints: /status of 503/ });

  test('is searched again by itself', async ({ page }) => {
    // A customer the tenant knows by an external id: it counts the failures of each.
    await addPartToCart(page, 'Gate valve G20, DN 50');
    await openTab(page, 'Valves');
    await expect(products(page)).toHaveCount(18);
    // The page tries a second time before it shows an error, and after it again.
    await search(page, 'fault:503:4');
    await expect(page.getByRole('heading', { level: 1, name: 'The shop cannot be reached' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'No matching products' })).toBeVisible();
    await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('fault:503:4');
  });
});
