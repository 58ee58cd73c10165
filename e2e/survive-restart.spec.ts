import { bike } from './support/bike.ts';
import { cartItem, openCart } from './support/cart-verbs.ts';
import {
  choose,
  expectChosen,
  expectStep,
  expectCommitted,
  goToStep,
  toggle,
  textField,
} from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import { comeBack } from './support/shell-verbs.ts';
import { addBikeToCart, openBike } from './support/start-states.ts';
import type { Page } from '@playwright/test';

// In one worker, one after the other: they share a server that few specs need.
test.describe.configure({ mode: 'default' });

test.use({
  baseURL: async ({ server }, use) => use(server.url),
  // The browser says so when it asks a server that is not there, or asks for what is gone.
  expectedComplaints:
    /ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE|status of 404|the recipient window's origin/,
});

/** In the browser, which keeps a journal of what was chosen. */
async function chooseBike(page: Page): Promise<void> {
  await openBike(page);
  await choose(page, bike.size, 'Large');
  await toggle(page, bike.discBrakes).click();
  await goToStep(page, bike.steps.fit);
  await textField(page, bike.engraving).fill('Per aspera');
  await textField(page, bike.engraving).press('Enter');
  await expectCommitted(page, bike.engraving);
}

async function expectBike(page: Page): Promise<void> {
  await expectStep(page, bike.steps.fit);
  await expect(textField(page, bike.engraving)).toHaveValue('Per aspera');
  await expectCommitted(page, bike.engraving);
  await goToStep(page, bike.steps.ride);
  await expectChosen(page, bike.size, 'Large');
  await expect(toggle(page, bike.discBrakes)).toBeChecked();
}

test.describe('a server', () => {
  test('that is down leaves the picture in place of the 3D view, until that is loaded again by a click', async ({
    page,
    server,
  }) => {
    await openBike(page, { step: bike.steps.fit });
    const inWords = page.frameLocator('iframe[title]').getByText('This browser cannot display 3D');
    await expect(inWords).toBeVisible();
    await server.kill();
    const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
    await frame?.evaluate(() => location.reload());
    const notice = page.getByRole('alert').filter({ hasText: '3D view' });
    const again = notice.getByRole('button', { name: 'Try again' });
    await expect(again).toBeVisible();
    // Trying while it is still down changes nothing.
    await again.click();
    await expect(again).toHaveAttribute('aria-busy', 'true');
    await expect(again).not.toHaveAttribute('aria-busy');
    await server.startAgain();
    await again.click();
    await expect(inWords).toBeVisible();
    await expect(notice).toBeHidden();
  });

  test('that was restarted continues with a configuration, and with CAD files', async ({ page, server }) => {
    await addBikeToCart(page);
    await openCart(page);
    const files = cartItem(page, bike.name);
    await files.getByText('Documents and CAD files').click();
    await files.getByRole('button', { name: 'Create CAD files' }).click();
    await expect(files.getByRole('progressbar')).toBeVisible();
    await chooseBike(page);
    await server.stop();
    await server.startAgain();
    await choose(page, bike.bell, 'Brass');
    await expectChosen(page, bike.bell, 'Brass');
    await page.reload();
    await expectChosen(page, bike.bell, 'Brass');
    await expectBike(page);
    await expect(page.getByText('Your configuration has been restored')).toBeHidden();
    await openCart(page);
    await files.getByText('Documents and CAD files').click();
    // They take seconds, and more where other tests run beside this one.
    await expect(files.getByText('The files are ready.')).toBeVisible({ timeout: 90_000 });
  });

  test('that lost its power keeps every choice it has confirmed, and the cart', async ({ page, server }) => {
    await addBikeToCart(page);
    await chooseBike(page);
    await server.kill();
    await server.startAgain();
    await page.reload();
    await expectBike(page);
    await openCart(page);
    await expect(cartItem(page, bike.name)).toBeVisible();
  });

  test('that is down for a while gets the choices made meanwhile once it is back', async ({
    page,
    server,
  }) => {
    await openBike(page, { step: bike.steps.fit });
    await server.stop();
    await choose(page, bike.bell, 'Brass');
    await choose(page, bike.delivery, 'Ready to ride');
    const notice = page.getByRole('alert').filter({ hasText: '2 choices are not saved yet' });
    await expect(notice).toContainText('Your choices are kept.');
    await server.startAgain();
    await comeBack(page);
    await expect(notice).toBeHidden();
    await expectChosen(page, bike.bell, 'Brass');
    await expectChosen(page, bike.delivery, 'Ready to ride');
  });

  test('that has lost the configuration gets it again from the browser, with a notice', async ({
    page,
    server,
  }) => {
    await chooseBike(page);
    const address = page.url();
    await server.stop();
    await server.forgetEverything();
    await server.startAgain();
    await page.reload();
    await expect(page.getByText('Your configuration has been restored')).toBeVisible();
    await expect(page.getByText('All your choices have been restored.')).toBeVisible();
    expect(page.url()).not.toBe(address);
    await expectBike(page);
    await page.getByRole('button', { name: 'OK' }).click();
    await page.reload();
    await expectStep(page, bike.steps.ride);
    await expect(page.getByText('Your configuration has been restored')).toBeHidden();
    await expectChosen(page, bike.size, 'Large');
  });

  test('that loses it in the middle does not lose the choice just made', async ({ page, server }) => {
    await chooseBike(page);
    await server.stop();
    await server.forgetEverything();
    await server.startAgain();
    await choose(page, bike.bell, 'Brass');
    await expect(page.getByText('Your configuration has been restored')).toBeVisible();
    await expectChosen(page, bike.bell, 'Brass');
    await expectBike(page);
  });
});
