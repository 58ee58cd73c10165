import { expectAccessible } from './support/accessibility.ts';
import { bike } from './support/bike.ts';
import { openCart } from './support/cart-verbs.ts';
import { addToCart, openTab } from './support/catalog-verbs.ts';
import { configureBike, conflict, goToStep, meetConflict } from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import { goToProposal, requestForm, requestQuote, requests } from './support/proposal-verbs.ts';

// Two themes and a whole document each: it takes its time.
test.describe.configure({ timeout: 180_000 });

test('the catalog', async ({ page }) => {
  await openTab(page, 'Bikes');
  await expectAccessible(page);
  await openTab(page, 'Valves');
  await expectAccessible(page);
  await page.getByRole('searchbox', { name: 'Search' }).fill('no such thing');
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await expectAccessible(page);
});

test('every step of the configurator', async ({ page }) => {
  await configureBike(page);
  for (const step of Object.values(bike.steps)) {
    await goToStep(page, step);
    await expectAccessible(page);
  }
});

test('the dialogs of the configurator', async ({ page }) => {
  await meetConflict(page);
  await expectAccessible(page);
  await conflict(page).getByRole('button', { name: 'Other ways' }).click();
  await expect(conflict(page).getByRole('radio').first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(conflict(page)).toBeHidden();
});

test('cart and proposal, empty and full', async ({ page }) => {
  await page.goto('/cart');
  await expect(page.getByRole('heading', { name: 'Your cart is empty' })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/proposal');
  await expect(page.getByRole('heading', { name: 'Nothing to propose yet' })).toBeVisible();
  await expectAccessible(page);

  await configureBike(page);
  await goToStep(page, bike.steps.fit);
  await page.getByRole('button', { name: 'Add to cart' }).filter({ visible: true }).first().click();
  const question = page.getByRole('alertdialog');
  await expect(question).toBeVisible();
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Add to cart anyway' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: `Remove ${bike.name}` }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await goToProposal(page);
  await requestForm(page).getByRole('button', { name: 'Send request' }).click();
  await expect(requestForm(page).getByRole('textbox', { name: 'Name' })).toBeFocused();
  await expectAccessible(page);
  await requestQuote(page, { name: 'Ada Byron', email: 'ada@example.com' });
  await expect(requests(page)).toHaveCount(1);
  await expectAccessible(page);
});

test('a message, an ended configuration and a page that does not exist', async ({ page }) => {
  await openTab(page, 'Valves');
  await addToCart(page, 'Gate valve G20, DN 50');
  await expectAccessible(page);
  await openCart(page);
  await page.goto('/no/such/page');
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
  await expectAccessible(page);
});
