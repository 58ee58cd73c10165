import { conflict, expectCommitted, price, toggle } from './support/configurator-verbs.ts';
import { alsoOnPhone, expect, test } from './support/fixtures.ts';
import { enterNumber, numberField } from './support/pump-verbs.ts';
import { pump } from './support/pump.ts';
import { openPump } from './support/start-states.ts';

test(
  'every option says what it is and costs, and can be chosen and left out',
  alsoOnPhone,
  async ({ page }) => {
    await openPump(page, { step: pump.steps.extras });
    const instruments = page.getByRole('region', { name: 'Instruments' });
    await expect(instruments).toContainText('Electromagnetic, no moving parts');
    await expect(instruments).toContainText('4–20 mA');
    await expect(instruments).toContainText('4.2 kg');
    await expect(instruments).toContainText('€690.00');
    await expect(toggle(page, pump.gauge)).toBeChecked();
    await expect(toggle(page, pump.flowMeter)).not.toBeChecked();

    await toggle(page, pump.flowMeter).click();
    await expectCommitted(page, pump.flowMeter);
    await expect(price(page)).toContainText('€2,162.00');
    await toggle(page, pump.gauge).click();
    await expect(price(page)).toContainText('€2,097.00');
  },
);

test('more options than there is room for are a conflict', async ({ page }) => {
  await openPump(page, { step: pump.steps.extras });
  for (const field of [pump.flowMeter, pump.dryRun, pump.vibration]) {
    await toggle(page, field).click();
    await expectCommitted(page, field);
  }
  await expect(toggle(page, pump.gauge)).not.toBeChecked(); // was not committed, so it changed
  await toggle(page, pump.gauge).click();
  await expect(conflict(page)).toContainText('The terminal box has room for at most three instruments.');
});

test('the quantity of a part counts in price and weight, and has a range', async ({ page }) => {
  await openPump(page, { step: pump.steps.skid });
  await expect(numberField(page, pump.numberOfFeet)).toHaveValue('4');
  await enterNumber(page, pump.numberOfFeet, '6');
  await expectCommitted(page, pump.numberOfFeet);
  await expect(price(page)).toContainText('€1,496.00'); // two more at 12.00
  await expect(page.getByRole('region', { name: 'Frame' })).toContainText('94.4 kg');
  await enterNumber(page, pump.numberOfFeet, '13');
  await expect(
    page.getByText('Please enter a whole number.').or(page.getByText('Please enter a number from 4 to 12.')),
  ).toBeVisible();
});
