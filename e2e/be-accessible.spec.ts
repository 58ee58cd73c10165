import { expectAccessible } from './support/accessibility.ts';
import { bike } from './support/bike.ts';
import { addToCart, goToTab, openTab } from './support/catalog-verbs.ts';
import { causeConflict, conflict, goToStep } from './support/configurator-verbs.ts';
import { alsoOnPhone, expect, test } from './support/fixtures.ts';
import { goToProposal, requestForm, requestQuote, requests } from './support/proposal-verbs.ts';
import { openBike } from './support/start-states.ts';

test('the catalog', alsoOnPhone, async ({ page }) => {
  await openTab(page, 'Bikes');
  await expectAccessible(page);
  await goToTab(page, 'Valves');
  await expectAccessible(page);
  await page.getByRole('searchbox', { name: 'Search' }).fill('no such thing');
  await expect(page.getByRole('heading', { name: 'No matching products' })).toBeVisible();
  await expectAccessible(page);
});

test('every step of the configurator', alsoOnPhone, async ({ page }) => {
  const [first, ...others] = Object.values(bike.steps);
  await openBike(page, { step: first });
  await expectAccessible(page);
  for (const step of others) {
    await goToStep(page, step);
    await expectAccessible(page);
  }
});

test('a product that cannot be drawn in 3D is described in words', async ({ page }) => {
  await openBike(page, { step: bike.steps.frame });
  const frame = page.frameLocator('iframe');
  await expect(frame.getByText('This browser cannot display 3D.')).toBeVisible();
  await expect(frame.getByText(/Saddle: /).first()).toBeVisible();
  await expectAccessible(page);
});

test('the dialogs of the configurator', alsoOnPhone, async ({ page }) => {
  await openBike(page, { commits: bike.discBrakeCommits, step: bike.steps.drive });
  await causeConflict(page);
  await expectAccessible(page);
  await conflict(page).getByRole('button', { name: 'Other options' }).click();
  await expect(conflict(page).getByRole('radio').first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(conflict(page)).toBeHidden();
});

test('cart and proposal, empty and full', alsoOnPhone, async ({ page }) => {
  await page.goto('/cart');
  await expect(page.getByRole('heading', { name: 'Your cart is empty' })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/proposal');
  await expect(page.getByRole('heading', { name: 'No items yet' })).toBeVisible();
  await expectAccessible(page);

  await openBike(page, { step: bike.steps.fit });
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

test('a message, and a page that does not exist', alsoOnPhone, async ({ page }) => {
  await openTab(page, 'Valves');
  await addToCart(page, 'Gate valve G20, DN 50');
  await expectAccessible(page);
  await page.goto('/no/such/page');
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  await expectAccessible(page);
});
