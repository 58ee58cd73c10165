import { cartItem, quantity, total } from './support/cart-verbs.ts';
import { price, putIntoCart, toggle } from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import { downloadDraft, goToProposal } from './support/proposal-verbs.ts';
import { enterNumber, numberField } from './support/pump-verbs.ts';
import { pump } from './support/pump.ts';
import { openPump } from './support/start-states.ts';

test('many pieces cost less: parts by quantity, and discounts that the cart and the proposal name', async ({
  page,
}) => {
  await openPump(page, { commits: pump.mandatoryCommits, step: pump.steps.extras });
  await enterNumber(page, pump.spareSeals, '2');
  await expect(numberField(page, pump.spareSeals)).toHaveValue('2');
  await expect(price(page)).toContainText('€1,668.00'); // two at 98.00
  await putIntoCart(page);
  const item = cartItem(page, pump.name);
  await expect(total(page)).toHaveText('€1,668.00');

  await quantity(item).fill('5');
  await quantity(item).press('Enter');
  // Ten seals at 84.00; of 1,640.00 four per cent for five, and 25.00 for one delivery.
  await expect(item).toContainText('€1,549.40 each');
  await expect(total(page)).toHaveText('€7,747.00');
  await item.getByText('Price and parts').click();
  const prices = item.getByRole('table');
  await expect(prices.getByRole('row', { name: /^Quantity discount/ })).toContainText('-€328.00');
  await expect(prices.getByRole('row', { name: /^Combined delivery/ })).toContainText('-€125.00');
  await expect(prices.getByRole('row', { name: /Single seal set/ })).toContainText('€84.00');

  await goToProposal(page);
  const { text } = await downloadDraft(page);
  for (const shown of [
    'Single seal set',
    'Discounts',
    'Quantity discount',
    '-€65.60',
    'Combined delivery',
    '€7,747.00',
  ])
    expect(text).toContain(shown);
});

test('a set of options costs less than its parts', async ({ page }) => {
  await openPump(page, { step: pump.steps.extras });
  for (const field of [pump.gauge, pump.flowMeter, pump.dryRun]) await toggle(page, field).click();
  await expect(price(page)).toContainText('€2,277.00');
  await toggle(page, pump.vibration).click();
  await expect(price(page)).toContainText('€2,469.00'); // 310.00 more, 10 % of 1,180.00 less
});
