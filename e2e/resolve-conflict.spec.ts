import { bike } from './support/bike.ts';
import {
  conflict,
  expectChosen,
  goToStep,
  toggle,
  option,
  price,
  causeConflict,
} from './support/configurator-verbs.ts';
import { alsoOnPhone, expect, test } from './support/fixtures.ts';
import { openBike } from './support/start-states.ts';

test.beforeEach(async ({ page }) => {
  await openBike(page, { commits: bike.discBrakeCommits, step: bike.steps.drive });
});

test('a conflict says what would change and why, and can be accepted', alsoOnPhone, async ({ page }) => {
  await causeConflict(page);
  const dialog = conflict(page);
  await expect(dialog).toContainText(`${bike.frontBrake}: V-brakes X`);
  const row = dialog.getByRole('table', { name: 'Changes' }).getByRole('row', { name: bike.discBrakes });
  await expect(row.getByRole('cell').first()).toHaveText('Yes');
  await expect(row.getByRole('cell').last()).toHaveText('No');
  await expect(dialog).toContainText(
    'With the requirement “Disc brakes”, at least the rear brake must be a disc brake.',
  );

  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();
  await expectChosen(page, bike.frontBrake, 'V-brakes X');
  await goToStep(page, bike.steps.ride);
  await expect(toggle(page, bike.discBrakes)).not.toBeChecked();
  await expectChosen(page, bike.size, 'Medium');
});

test('another alternative can be chosen', async ({ page }) => {
  await causeConflict(page);
  const dialog = conflict(page);
  await dialog.getByRole('button', { name: 'Other options' }).click();
  const alternatives = dialog.getByRole('group', { name: 'Available options' }).getByRole('radio');
  // Disc brakes are given up, other brakes are taken, or the frame is smaller.
  await expect(alternatives).toHaveCount(3);
  await expect(alternatives.first()).toBeChecked();
  await dialog.getByRole('radio', { name: /Bike size: Medium becomes Small/ }).check();
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();

  await expectChosen(page, bike.frontBrake, 'V-brakes X');
  await expect(price(page)).toContainText('€1,710.00');
  await goToStep(page, bike.steps.ride);
  await expectChosen(page, bike.size, 'Small');
  await expect(toggle(page, bike.discBrakes)).toBeChecked();
});

test('keeping the current choices changes nothing', async ({ page }) => {
  await causeConflict(page);
  await conflict(page).getByRole('button', { name: 'Keep current choices' }).click();
  await expect(conflict(page)).toBeHidden();
  await expect(option(page, bike.frontBrake, 'Disc brakes S-Type')).toBeChecked();
  // The focus is back where the conflict came from.
  await expect(option(page, bike.frontBrake, 'V-brakes X')).toBeFocused();
  await page.reload();
  await expect(option(page, bike.frontBrake, 'Disc brakes S-Type')).toBeChecked();
});

test('values that would change other choices say so before they are chosen', async ({ page }) => {
  const brakes = page.getByRole('radiogroup', { name: bike.frontBrake, exact: true });
  await expect(brakes.getByRole('radio', { name: 'V-brakes X (would change other choices)' })).toBeVisible();
  await expect(brakes.getByRole('radio', { name: 'Disc brakes E-Type', exact: true })).toBeVisible();
});
