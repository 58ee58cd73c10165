import { bike } from './support/bike.ts';
import {
  conflict,
  expectChosen,
  goToStep,
  onOff,
  option,
  price,
  meetConflict,
} from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';

test('a conflict says what would change and why, and its proposal can be taken', async ({ page }) => {
  await meetConflict(page);
  const dialog = conflict(page);
  await expect(dialog).toContainText(`${bike.frontBrake}: V-brakes X`);
  const row = dialog
    .getByRole('table', { name: 'What would change' })
    .getByRole('row', { name: bike.discBrakes });
  await expect(row.getByRole('cell').first()).toHaveText('Yes');
  await expect(row.getByRole('cell').last()).toHaveText('No');
  await expect(dialog).toContainText('With disc brakes, at least the rear brake is a disc brake.');

  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();
  await expectChosen(page, bike.frontBrake, 'V-brakes X');
  await goToStep(page, bike.steps.ride);
  await expect(onOff(page, bike.discBrakes)).not.toBeChecked();
  await expectChosen(page, bike.size, 'Medium');
});

test('another way out can be picked instead', async ({ page }) => {
  await meetConflict(page);
  const dialog = conflict(page);
  await dialog.getByRole('button', { name: 'Other ways' }).click();
  const ways = dialog.getByRole('group', { name: 'Ways to make it fit' }).getByRole('radio');
  await expect(ways).toHaveCount(2);
  await expect(ways.first()).toBeChecked();
  await dialog.getByRole('radio', { name: /Bike Size: Medium becomes Small/ }).check();
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();

  await expectChosen(page, bike.frontBrake, 'V-brakes X');
  await expect(price(page)).toContainText('€1,710.00');
  await goToStep(page, bike.steps.ride);
  await expectChosen(page, bike.size, 'Small');
  await expect(onOff(page, bike.discBrakes)).toBeChecked();
});

test('keeping the current choices leaves everything as it was', async ({ page }) => {
  await meetConflict(page);
  await conflict(page).getByRole('button', { name: 'Keep current choices' }).click();
  await expect(conflict(page)).toBeHidden();
  await expect(option(page, bike.frontBrake, 'Disc Brakes S-Type')).toBeChecked();
  // The focus is back where the question came from.
  await expect(option(page, bike.frontBrake, 'V-brakes X')).toBeFocused();
  await page.reload();
  await expect(option(page, bike.frontBrake, 'Disc Brakes S-Type')).toBeChecked();
});

test('values that would change other choices say so before they are chosen', async ({ page }) => {
  await meetConflict(page);
  await page.keyboard.press('Escape');
  await expect(conflict(page)).toBeHidden();
  const brakes = page.getByRole('radiogroup', { name: bike.frontBrake, exact: true });
  await expect(brakes.getByRole('radio', { name: 'V-brakes X (would change other choices)' })).toBeVisible();
  await expect(brakes.getByRole('radio', { name: 'Disc Brakes E-Type', exact: true })).toBeVisible();
});
