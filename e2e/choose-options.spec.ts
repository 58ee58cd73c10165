import { conflict, expectYourChoice, goToStep, onOff, price } from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import { configurePump, numberField, type } from './support/pump-verbs.ts';
import { pump } from './support/pump.ts';

test('every option says what it is, what it costs and is had or not', async ({ page }) => {
  await configurePump(page);
  await goToStep(page, pump.steps.extras);
  const instruments = page.getByRole('region', { name: 'Instruments' });
  await expect(instruments).toContainText('Magnetic, without moving parts');
  await expect(instruments).toContainText('4–20 mA');
  await expect(instruments).toContainText('4.2 kg');
  await expect(instruments).toContainText('€690.00');
  await expect(onOff(page, pump.gauge)).toBeChecked();
  await expect(onOff(page, pump.flowMeter)).not.toBeChecked();

  await onOff(page, pump.flowMeter).click();
  await expectYourChoice(page, pump.flowMeter);
  await expect(price(page)).toContainText('€2,162.00');
  await onOff(page, pump.gauge).click();
  await expect(price(page)).toContainText('€2,097.00');
});

test('more options than there is room for are a conflict', async ({ page }) => {
  await configurePump(page);
  await goToStep(page, pump.steps.extras);
  for (const field of [pump.flowMeter, pump.dryRun, pump.vibration]) {
    await onOff(page, field).click();
    await expectYourChoice(page, field);
  }
  await expect(onOff(page, pump.gauge)).not.toBeChecked(); // nobody chose it: it made room
  await onOff(page, pump.gauge).click();
  await expect(conflict(page)).toContainText('The terminal box has room for three instruments.');
});

test('so many of a part: the quantity counts in price and weight, and rules see it', async ({ page }) => {
  await configurePump(page);
  await goToStep(page, pump.steps.skid);
  await expect(numberField(page, pump.numberOfFeet)).toHaveValue('4');
  await type(page, pump.numberOfFeet, '6');
  await expectYourChoice(page, pump.numberOfFeet);
  await expect(price(page)).toContainText('€1,496.00'); // two more at 12.00
  await expect(page.getByRole('region', { name: 'Frame' })).toContainText('94.4 kg');
  await type(page, pump.numberOfFeet, '13');
  await expect(
    page.getByText('Please enter a whole number.').or(page.getByText('Please enter a number from 4 to 12.')),
  ).toBeVisible();
});
