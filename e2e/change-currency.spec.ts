import { cartItem, total } from './support/cart-verbs.ts';
import { goToTab, openTab, product } from './support/catalog-verbs.ts';
import { price, putIntoCart } from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import { downloadDraft, goToProposal } from './support/proposal-verbs.ts';
import { setCurrency } from './support/pump-verbs.ts';
import { pump } from './support/pump.ts';
import { openPump } from './support/start-states.ts';

test('catalog, configurator, cart and proposal show prices in the currency that was chosen', async ({
  page,
}) => {
  await openTab(page, 'Valves');
  await expect(product(page, 'Ball valve B12, DN 15')).toContainText('€14.90');
  await goToTab(page, 'Pumps');
  await expect(product(page, pump.name)).toContainText('€1,472');
  await setCurrency(page, 'CHF');
  await expect(product(page, pump.name)).toContainText('CHF 1,383.70');
  // Also what the browser has read in another currency.
  await goToTab(page, 'Valves');
  await expect(product(page, 'Ball valve B12, DN 15')).toContainText('CHF 14.00');

  await openPump(page, { commits: pump.mandatoryCommits });
  await expect(price(page)).toContainText('CHF 1,383.75');
  await setCurrency(page, 'USD');
  await expect(price(page)).toContainText('$1,604.48');
  await putIntoCart(page);
  await expect(total(page)).toHaveText('$1,604.48');
  await expect(cartItem(page, pump.name)).toContainText('$1,604.48');

  await goToProposal(page);
  const { text } = await downloadDraft(page);
  expect(text).toContain('$1,604.48');
  expect(text).not.toContain('€');
  await openTab(page, 'Pumps');
  await expect(product(page, pump.name)).toContainText('$1,604.48');
});

test('a currency is that of one customer', async ({ page, openOtherCustomer }) => {
  await openTab(page, 'Pumps');
  await setCurrency(page, 'USD');
  await expect(product(page, pump.name)).toContainText('$');
  const other = await openOtherCustomer();
  await openTab(other, 'Pumps');
  await expect(product(other, pump.name)).toContainText('€1,472');
});
