import { bike } from './support/bike.ts';
import { cartItem, expectCartCount, quantity, total } from './support/cart-verbs.ts';
import {
  answerMandatoryFields,
  choose,
  configureBike,
  conflict,
  expectChosen,
  goToStep,
  toggle,
  price,
  putIntoCart,
} from './support/configurator-verbs.ts';
import { alsoOnPhone, expect, test } from './support/fixtures.ts';
import { downloadDraft, goToProposal, requestQuote, requests } from './support/proposal-verbs.ts';

// All that a customer does, without shortcuts.
test('a bike from the catalog to a request for a firm proposal', alsoOnPhone, async ({ page }) => {
  test.slow();
  await test.step('configure it, and meet a conflict', async () => {
    await configureBike(page);
    await answerMandatoryFields(page);
    await goToStep(page, bike.steps.ride);
    await toggle(page, bike.discBrakes).click();
    await goToStep(page, bike.steps.drive);
    await choose(page, bike.frontBrake, 'V-brakes X');
  });

  await test.step('take another alternative than the one proposed', async () => {
    await conflict(page).getByRole('button', { name: 'Other options' }).click();
    await conflict(page)
      .getByRole('radio', { name: /Bike size: Medium becomes Small/ })
      .check();
    await conflict(page).getByRole('button', { name: 'Apply' }).click();
    await expectChosen(page, bike.frontBrake, 'V-brakes X');
    await expect(price(page)).toContainText('€1,800.00');
  });

  await test.step('put it into the cart', async () => {
    await goToStep(page, bike.steps.fit);
    await putIntoCart(page);
    await expectCartCount(page, 'Cart, 1 item');
    await expect(cartItem(page, bike.name)).toContainText('Calvin Pulse · Small · Aluminium');
    await expect(cartItem(page, bike.name)).toContainText('V-brakes X');
    await expect(total(page)).toHaveText('€1,800.00');
  });

  await test.step('change it once more', async () => {
    await page.getByRole('link', { name: `Edit the configuration of ${bike.name}` }).click();
    await goToStep(page, bike.steps.frame);
    await choose(page, bike.finish, 'Matt');
    await expectChosen(page, bike.finish, 'Matt');
    await goToStep(page, bike.steps.fit);
    await expect(price(page)).toContainText('€1,840.00');
    await putIntoCart(page);
    await expect(cartItem(page, bike.name)).toContainText('Calvin Pulse · Small · Aluminium');
    await quantity(cartItem(page, bike.name)).fill('2');
    await expect(total(page)).toHaveText('€3,680.00');
  });

  await test.step('take a proposal along', async () => {
    await goToProposal(page);
    const draft = await downloadDraft(page);
    expect(draft.fileName).toMatch(/\.pdf$/);
    expect(draft.pages).toBeGreaterThan(0);
    for (const words of ['Draft proposal', bike.name, 'V-brakes X', 'ACM0022', '€3,680.00', 'Ada Byron']) {
      expect(draft.text).toContain(words);
    }
  });

  await test.step('request a firm proposal', async () => {
    await requestQuote(page, { name: 'Ada Byron', email: 'ada@example.com' });
    const thanks = page.getByRole('heading', { name: 'Thank you, we received your request' });
    await expect(thanks).toBeFocused();
    await expect(page.getByText('We will send the proposal to ada@example.com.')).toBeVisible();
    await expect(requests(page)).toHaveCount(1);
    await expectCartCount(page, 'Cart, empty');
  });
});
