import { cartItem } from './support/cart-verbs.ts';
import { conflict, expectCommitted, goToStep, option, putIntoCart } from './support/configurator-verbs.ts';
import { alsoOnPhone, expect, test } from './support/fixtures.ts';
import { downloadDraft, goToProposal } from './support/proposal-verbs.ts';
import { enterNumber, numberField, setUnits, slider } from './support/pump-verbs.ts';
import { pump } from './support/pump.ts';
import { openPump } from './support/start-states.ts';

test(
  'numbers, their ranges and what is typed are in the chosen units, also after a reload',
  alsoOnPhone,
  async ({ page }) => {
    await openPump(page);
    await expect(numberField(page, pump.head)).toHaveValue('18.75');
    await setUnits(page, 'US units');
    await expect(numberField(page, pump.head)).toHaveValue('61.5');
    await expect(page.getByText('9.8 to 262.5 ft')).toBeVisible();
    await expect(slider(page, pump.flow)).toHaveAttribute('aria-valuetext', '55 gpm');
    await expect(page.getByText('Equals 20 °C')).toBeVisible();

    await enterNumber(page, pump.head, '100');
    await expectCommitted(page, pump.head);
    await expect(numberField(page, pump.head)).toHaveValue('100');
    await expect(page.getByText('Equals 30.48 m')).toBeVisible();
    await enterNumber(page, pump.head, '300');
    await expect(page.getByText('Please enter a number from 9.8 to 262.5.')).toBeVisible();

    await page.reload();
    await expect(numberField(page, pump.head)).toHaveValue('100');
    await setUnits(page, 'Metric');
    await expect(numberField(page, pump.head)).toHaveValue('30.48');
  },
);

test('a conflict, the cart and the proposal have the same units', async ({ page }) => {
  await openPump(page, { commits: pump.mandatoryCommits });
  await setUnits(page, 'US units');
  await expect(numberField(page, pump.head)).toHaveValue('61.5');
  await enterNumber(page, pump.head, '100');
  await expectCommitted(page, pump.head);
  await goToStep(page, pump.steps.pump);
  await option(page, pump.pump, 'Brook 15-20').click();
  await expect(conflict(page)).toContainText('100 ft');
  await conflict(page).getByRole('button', { name: 'Keep current choices' }).click();

  await putIntoCart(page);
  await expect(cartItem(page, pump.name)).toContainText('55 gpm · 100 ft');
  await cartItem(page, pump.name).getByText('Price and parts').click();
  await expect(cartItem(page, pump.name).getByRole('table')).toContainText('65 lb');
  await goToProposal(page);
  const { text } = await downloadDraft(page);
  expect(text).toContain('100 ft');
  expect(text).toContain('65 lb');
  expect(text).not.toContain('30.48');
});
