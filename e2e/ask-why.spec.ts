import { bike } from './support/bike.ts';
import { conflict, expectChosen, option } from './support/configurator-verbs.ts';
import { expectAccessible } from './support/accessibility.ts';
import { alsoOnPhone, expect, test } from './support/fixtures.ts';
import { openBike } from './support/start-states.ts';

test(
  'a value that would change other choices says why when asked, and can be chosen from there',
  alsoOnPhone,
  async ({ page }) => {
    await openBike(page, { commits: bike.discBrakeCommits, step: bike.steps.drive });

    const why = page.getByRole('button', { name: `Why? ${bike.frontBrake}`, exact: true });
    await why.click();
    const reasons = page.getByRole('dialog', { name: `${bike.frontBrake}: why some options don’t fit` });
    // The first of the values is open at once.
    const vBrakes = reasons.getByRole('group').filter({ hasText: 'V-brakes X' });
    await expect(vBrakes).toContainText(
      'With the requirement “Disc brakes”, at least the rear brake must be a disc brake.',
    );
    await expect(vBrakes).toContainText(`${bike.discBrakes}: Yes`);
    await expectAccessible(page);

    // Asking has changed nothing, and the focus goes back to the question.
    await page.keyboard.press('Escape');
    await expect(reasons).toBeHidden();
    await expect(why).toBeFocused();
    await expect(option(page, bike.frontBrake, 'Disc brakes S-Type')).toBeChecked();

    await why.press('Enter');
    await vBrakes.getByRole('button', { name: 'Choose V-brakes X' }).click();
    await conflict(page).getByRole('button', { name: 'Apply' }).click();
    await expectChosen(page, bike.frontBrake, 'V-brakes X');
  },
);

test('what the link has set says so, rules out what does not fit, and can be changed by starting over', async ({
  page,
}) => {
  await page.goto(`/configure/${bike.tab}/${bike.productId}?height=150`);
  const size = page.getByRole('radiogroup', { name: bike.size });
  await expect(page.getByText('Set by the link you opened. Start over to change it.')).toBeVisible();
  await expect(page.getByRole('slider', { name: bike.height })).toBeHidden();
  await expect(size.getByRole('radio', { name: 'Small' })).toBeChecked();
  await expect(size.getByRole('radio', { name: 'Medium (not available)' })).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByRole('slider', { name: bike.height })).toBeVisible();
});
