import { bike } from './support/bike.ts';
import { cartItem, openCart } from './support/cart-verbs.ts';
import {
  answerMandatoryFields,
  choose,
  configureBike,
  expectChosen,
  expectStep,
  expectYourChoice,
  goToStep,
  onOff,
  putIntoCart,
  textField,
} from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import type { ShopServer } from './support/shop-server.ts';
import type { Page } from '@playwright/test';

/** A server of its own, that may be stopped. */
const alone = test.extend<{ server: ShopServer }>({
  server: async ({ startServer }, use) => use(await startServer()),
  baseURL: async ({ server }, use) => use(server.url),
});

async function startBike(page: Page): Promise<void> {
  await configureBike(page);
  await choose(page, bike.size, 'Large');
  await onOff(page, bike.discBrakes).click();
  await goToStep(page, bike.steps.fit);
  await textField(page, bike.engraving).fill('Per aspera');
  await textField(page, bike.engraving).press('Enter');
  await expectYourChoice(page, bike.engraving);
}

async function expectBike(page: Page): Promise<void> {
  await expectStep(page, bike.steps.fit);
  await expect(textField(page, bike.engraving)).toHaveValue('Per aspera');
  await expectYourChoice(page, bike.engraving);
  await goToStep(page, bike.steps.ride);
  await expectChosen(page, bike.size, 'Large');
  await expect(onOff(page, bike.discBrakes)).toBeChecked();
}

// The browser says so when it asks a server that is not there, or asks for what is gone.
alone.use({ expectedComplaints: /ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE|status of 404/ });

alone.describe('a server', () => {
  alone(
    'that was restarted goes on with a configuration as if nothing had been',
    async ({ page, server }) => {
      await startBike(page);
      await server.stop();
      await server.startAgain();
      await choose(page, bike.bell, 'Brass');
      await expectChosen(page, bike.bell, 'Brass');
      await page.reload();
      await expectChosen(page, bike.bell, 'Brass');
      await expectBike(page);
      await expect(page.getByText('We rebuilt your configuration')).toBeHidden();
    },
  );

  alone('that lost its power keeps every choice it has confirmed, and the cart', async ({ page, server }) => {
    await configureBike(page);
    await answerMandatoryFields(page);
    await putIntoCart(page);
    await startBike(page);
    await server.kill();
    await server.startAgain();
    await page.reload();
    await expectBike(page);
    await openCart(page);
    await expect(cartItem(page, bike.name)).toBeVisible();
  });

  alone('that is away for a while gets the choices made meanwhile, on request', async ({ page, server }) => {
    await startBike(page);
    await server.stop();
    await choose(page, bike.bell, 'Brass');
    await choose(page, bike.delivery, 'Ready to ride');
    const notice = page.getByRole('alert').filter({ hasText: '2 choices are waiting to be sent' });
    await expect(notice).toContainText('Nothing you chose is lost.');
    await server.startAgain();
    await notice.getByRole('button', { name: 'Try again' }).click();
    await expect(notice).toBeHidden();
    await expectChosen(page, bike.bell, 'Brass');
    await expectChosen(page, bike.delivery, 'Ready to ride');
  });

  alone(
    'that has forgotten the configuration gets it anew from the browser, with a notice',
    async ({ page, server }) => {
      await startBike(page);
      const address = page.url();
      await server.stop();
      await server.forgetEverything();
      await server.startAgain();
      await page.reload();
      await expect(page.getByText('We rebuilt your configuration')).toBeVisible();
      await expect(page.getByText('Everything you chose is back.')).toBeVisible();
      expect(page.url()).not.toBe(address);
      await expectBike(page);
      await page.getByRole('button', { name: 'OK' }).click();
      await page.reload();
      await expectStep(page, bike.steps.ride);
      await expect(page.getByText('We rebuilt your configuration')).toBeHidden();
      await expectChosen(page, bike.size, 'Large');
    },
  );

  alone('that forgets in the middle of it does not lose the choice just made', async ({ page, server }) => {
    await startBike(page);
    await server.stop();
    await server.forgetEverything();
    await server.startAgain();
    await choose(page, bike.bell, 'Brass');
    await expect(page.getByText('We rebuilt your configuration')).toBeVisible();
    await expectChosen(page, bike.bell, 'Brass');
    await expectBike(page);
  });
});
