import { bike } from './support/bike.ts';
import { cartItem, goToCart, openCart, total } from './support/cart-verbs.ts';
import {
  choose,
  expectChosen,
  expectStep,
  goToStep,
  openFieldsNotice,
  openSummary,
  price,
  putIntoCart,
  textField,
} from './support/configurator-verbs.ts';
import { alsoOnPhone, expect, test } from './support/fixtures.ts';
import { addBikeToCart, openBike } from './support/start-states.ts';
import type { Page } from '@playwright/test';

async function openCartWithBike(page: Page): Promise<void> {
  await addBikeToCart(page);
  await openCart(page);
}

async function change(page: Page): Promise<void> {
  await page.getByRole('link', { name: `Edit the configuration of ${bike.name}` }).click();
  await goToStep(page, bike.steps.frame);
}

test('an item that is being changed is marked in the cart, and can be continued', async ({ page }) => {
  await openCartWithBike(page);
  const item = cartItem(page, bike.name);
  await expect(total(page)).toHaveText('€1,920.00');
  await change(page);
  await choose(page, bike.material, 'Carbon');
  await expect(price(page)).toContainText('€2,810.00');

  await goToCart(page);
  await expect(item.getByText('Being edited')).toBeVisible();
  await expect(page.getByText('1 item is being edited.')).toBeVisible();
  await item.getByRole('link', { name: 'Continue editing' }).click();
  await expectStep(page, bike.steps.frame);
  await expectChosen(page, bike.material, 'Carbon');
  await putIntoCart(page);
  await expect(item.getByText('Being edited')).toBeHidden();
  await expect(total(page)).toHaveText('€2,810.00');
});

test('changes can be discarded, in the cart and in the configurator', async ({ page }) => {
  await openCartWithBike(page);
  const item = cartItem(page, bike.name);
  await change(page);
  await choose(page, bike.material, 'Carbon');
  await expectChosen(page, bike.material, 'Carbon');
  await (await openSummary(page)).getByRole('button', { name: 'Discard changes' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible();
  await expect(item).toContainText('Aluminium');
  await expect(item.getByText('Being edited')).toBeHidden();

  await change(page);
  await choose(page, bike.material, 'Carbon');
  await expectChosen(page, bike.material, 'Carbon');
  await goToCart(page);
  await item.getByRole('button', { name: 'Discard changes' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard changes' }).click();
  await expect(item.getByText('Being edited')).toBeHidden();
  await expect(item).toContainText('Aluminium');
});

test(
  'open mandatory fields are asked for before the cart, and can be left open',
  alsoOnPhone,
  async ({ page }) => {
    await openBike(page);
    await (await openSummary(page)).getByRole('button', { name: 'Add to cart' }).click();
    const dialog = page.getByRole('alertdialog', { name: '4 mandatory fields are open' });
    await dialog.getByRole('button', { name: 'Go to first field' }).click();
    await expect(dialog).toBeHidden();
    await expectStep(page, bike.steps.ride);
    await (await openSummary(page)).getByRole('button', { name: 'Add to cart' }).click();
    await dialog.getByRole('button', { name: 'Add to cart anyway' }).click();
    await expect(cartItem(page, bike.name)).toContainText('Some mandatory fields are still open');
  },
);

test('a text is committed when the button is pressed at once', async ({ page }) => {
  await openBike(page, { commits: bike.mandatoryCommits, step: bike.steps.fit });
  await textField(page, bike.riderName).fill('');
  await textField(page, bike.riderName).press('Enter');
  await expect(openFieldsNotice(page, 1)).toBeVisible();
  await textField(page, bike.riderName).fill('Grace Hopper');
  await putIntoCart(page);
  await expect(cartItem(page, bike.name)).not.toContainText('still open');
});

test.describe('the address of a configuration that is in the cart', () => {
  test.use({ expectedComplaints: /status of 404/ });

  test('says so, and how to change what is there', async ({ page }) => {
    await openBike(page, { commits: bike.mandatoryCommits, step: bike.steps.fit });
    await putIntoCart(page);
    await page.goBack();
    await expect(
      page.getByRole('heading', { level: 1, name: 'This configuration is in your cart' }),
    ).toBeVisible();
    await page.getByRole('link', { name: 'Edit' }).click();
    await goToStep(page, bike.steps.fit);
    await expect(textField(page, bike.riderName)).toHaveValue('Ada Byron');
  });
});

test('the cart shows prices and parts of a bike', alsoOnPhone, async ({ page }) => {
  await openCartWithBike(page);
  const item = cartItem(page, bike.name);
  await item.getByText('Price and parts').click();
  await expect(
    item.getByRole('table', { name: 'Price breakdown' }).getByRole('row', { name: /Calvin Pulse/ }),
  ).toContainText('€690.00');
  await item.getByRole('tab', { name: 'Parts' }).click();
  await expect(
    item
      .getByRole('table', { name: 'Parts' })
      .getByRole('row', { name: /Disc brakes S-Type/ })
      .first(),
  ).toContainText('ACM0023');
});
