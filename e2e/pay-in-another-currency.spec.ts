import { cartItem, total } from './support/cart-verbs.ts';
import { openTab, product } from './support/catalog-verbs.ts';
import { price } from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import { downloadDraft, goToProposal } from './support/proposal-verbs.ts';
import { configurePump, orderPump, payIn } from './support/pump-verbs.ts';
import { pump } from './support/pump.ts';

test('catalog, configurator, cart and proposal show prices in the currency that was chosen', async ({
  page,
}) => {
  await openTab(page, 'Pumps');
  await expect(product(page, pump.name)).toContainText('€1,472');
  await payIn(page, 'CHF');
  await expect(product(page, pump.name)).toContainText('CHF 1,383.70');
  // Also what was on screen before in another currency.
  await openTab(page, 'Valves');
  await expect(product(page, 'Ball valve B12, DN 15')).toContainText('CHF 14.00');

  await configurePump(page);
  await expect(price(page)).toContainText('CHF 1,383.75');
  await payIn(page, 'USD');
  await expect(price(page)).toContainText('$1,604.48');
  await orderPump(page);
  await expect(total(page)).toHaveText('$1,604.48');
  await expect(cartItem(page, pump.name)).toContainText('$1,604.48');

  await goToProposal(page);
  const { text } = await downloadDraft(page);
  expect(text).toContain('$1,604.48');
  expect(text).not.toContain('€');
  await openTab(page, 'Pumps');
  await expect(product(page, pump.name)).toContainText('$1,604.48');
});

test('a currency is the customer’s own', async ({ page, openStranger }) => {
  await openTab(page, 'Pumps');
  await payIn(page, 'USD');
  await expect(product(page, pump.name)).toContainText('$');
  const stranger = await openStranger();
  await openTab(stranger, 'Pumps');
  await expect(product(stranger, pump.name)).toContainText('€1,472');
});
