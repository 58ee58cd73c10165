import { bike } from './support/bike.ts';
import { cartItem, openCart, total } from './support/cart-verbs.ts';
import {
  answerMandatoryFields,
  choose,
  configureBike,
  expectChosen,
  expectStep,
  goToStep,
  openFields,
  openSummary,
  price,
  putIntoCart,
  textField,
} from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import type { Page } from '@playwright/test';

async function haveBikeInCart(page: Page): Promise<void> {
  await configureBike(page);
  await answerMandatoryFields(page);
  await putIntoCart(page);
}

async function change(page: Page): Promise<void> {
  await page.getByRole('link', { name: `Change the configuration of ${bike.name}` }).click();
  await goToStep(page, bike.steps.frame);
}

test('an item being changed is marked in the cart, and can be gone on with', async ({ page }) => {
  await haveBikeInCart(page);
  const item = cartItem(page, bike.name);
  await expect(total(page)).toHaveText('€1,920.00');
  await change(page);
  await choose(page, bike.material, 'Carbon');
  await expect(price(page)).toContainText('€2,810.00');

  await openCart(page);
  await expect(item.getByText('Being changed')).toBeVisible();
  await expect(page.getByText('1 item is being changed.')).toBeVisible();
  await item.getByRole('link', { name: 'Continue' }).click();
  await expectStep(page, bike.steps.frame);
  await expectChosen(page, bike.material, 'Carbon');
  await putIntoCart(page);
  await expect(item.getByText('Being changed')).toBeHidden();
  await expect(total(page)).toHaveText('€2,810.00');
});

test('changes can be discarded, in the cart and in the configurator', async ({ page }) => {
  await haveBikeInCart(page);
  const item = cartItem(page, bike.name);
  await change(page);
  await choose(page, bike.material, 'Carbon');
  await expectChosen(page, bike.material, 'Carbon');
  await (await openSummary(page)).getByRole('button', { name: 'Discard changes' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible();
  await expect(item).toContainText('Aluminium');
  await expect(item.getByText('Being changed')).toBeHidden();

  await change(page);
  await choose(page, bike.material, 'Carbon');
  await expectChosen(page, bike.material, 'Carbon');
  await openCart(page);
  await item.getByRole('button', { name: 'Discard changes' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard changes' }).click();
  await expect(item.getByText('Being changed')).toBeHidden();
  await expect(item).toContainText('Aluminium');
});

test('mandatory fields are asked for before the cart, and can wait', async ({ page }) => {
  await configureBike(page);
  await (await openSummary(page)).getByRole('button', { name: 'Add to cart' }).click();
  const dialog = page.getByRole('alertdialog', { name: '4 mandatory fields are open' });
  await dialog.getByRole('button', { name: 'Go to the first' }).click();
  await expect(dialog).toBeHidden();
  await expectStep(page, bike.steps.ride);
  await (await openSummary(page)).getByRole('button', { name: 'Add to cart' }).click();
  await dialog.getByRole('button', { name: 'Add to cart anyway' }).click();
  await expect(cartItem(page, bike.name)).toContainText('Some required choices are still open');
});

test('a text typed last counts when the button is pressed at once', async ({ page }) => {
  await configureBike(page);
  await answerMandatoryFields(page);
  await textField(page, bike.riderName).fill('');
  await textField(page, bike.riderName).press('Enter');
  await expect(openFields(page, 1)).toBeVisible();
  await textField(page, bike.riderName).fill('Grace Hopper');
  await putIntoCart(page);
  await expect(cartItem(page, bike.name)).not.toContainText('still open');
});

test.describe('an address that leads to the cart by now', () => {
  test.use({ expectedComplaints: /status of 404/ });

  test('says so, and how to change what is there', async ({ page }) => {
    await haveBikeInCart(page);
    await page.goBack();
    await expect(
      page.getByRole('heading', { level: 1, name: 'This configuration is in your cart' }),
    ).toBeVisible();
    await page.getByRole('link', { name: 'Change it' }).click();
    await goToStep(page, bike.steps.fit);
    await expect(textField(page, bike.riderName)).toHaveValue('Ada Byron');
  });
});

test('the cart shows prices and parts of a bike', async ({ page }) => {
  await haveBikeInCart(page);
  const item = cartItem(page, bike.name);
  await item.getByText('Price and parts').click();
  await expect(
    item.getByRole('table', { name: 'Price breakdown' }).getByRole('row', { name: /Calvin Pulse/ }),
  ).toContainText('€690.00');
  await item.getByRole('tab', { name: 'Parts' }).click();
  await expect(
    item
      .getByRole('table', { name: 'Parts' })
      .getByRole('row', { name: /Disc Brakes S-Type/ })
      .first(),
  ).toContainText('ACM0023');
});
