import { bike } from './support/bike.ts';
import { expectChosen, expectCommitted, goToStep, option, price } from './support/configurator-verbs.ts';
import { expectAccessible } from './support/accessibility.ts';
import { expect, test } from './support/fixtures.ts';
import { openBike } from './support/start-states.ts';

test('the rest is chosen for the lowest price, after a look at what would change', async ({ page }) => {
  await openBike(page, { commits: { bike_size_field: 'medium' } });
  await expectChosen(page, bike.size, 'Medium');
  const before = await price(page).textContent();

  await page.getByRole('button', { name: 'Complete it for me' }).click();
  const dialog = page.getByRole('dialog', { name: 'Complete it for me' });
  await expect(dialog.getByRole('radio', { name: 'Lowest price' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Show suggestion' }).click();
  const suggestion = dialog.getByRole('region', { name: 'Suggestion' });
  await expect(suggestion).toContainText('Best possible');
  const changes = suggestion.getByRole('table', { name: 'Changes' });
  await expect(changes.getByRole('row', { name: 'Rims' })).toBeVisible();
  await expectAccessible(page);
  // So far it is only a proposal.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await price(page).textContent()).toBe(before);

  await page.getByRole('button', { name: 'Complete it for me' }).click();
  await dialog.getByRole('button', { name: 'Show suggestion' }).click();
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();
  await expect(price(page)).toContainText('€1,325.00');
  await expectChosen(page, bike.size, 'Medium');
  await goToStep(page, bike.steps.frame);
  await expectCommitted(page, 'Rims');
});

test('a budget that is too small says the lowest price, and what meets one is lighter', async ({ page }) => {
  await openBike(page);
  await page.getByRole('button', { name: 'Complete it for me' }).click();
  const dialog = page.getByRole('dialog', { name: 'Complete it for me' });
  await dialog.getByRole('radio', { name: 'Lowest weight' }).click();
  const budget = dialog.getByRole('textbox', { name: /^Maximum price/ });
  await budget.fill('900');
  await budget.press('Enter');
  await expect(dialog.getByRole('status')).toContainText('The lowest possible price is €');
  await expect(dialog.getByRole('button', { name: 'Apply' })).toBeHidden();

  await budget.fill('2,500');
  await budget.press('Enter');
  await expect(dialog.getByRole('region', { name: 'Suggestion' })).toContainText(/Lowest weight:\s*[\d,]+ g/);

  // Without a budget there is nothing to meet with few changes.
  await budget.fill('');
  await dialog.getByRole('radio', { name: /^Fewest changes/ }).click();
  await dialog.getByRole('button', { name: 'Show suggestion' }).click();
  await expect(dialog).toContainText('Please enter a maximum price.');
  await budget.fill('1,600');
  await budget.press('Enter');
  const closest = dialog.getByRole('region', { name: 'Suggestion' });
  await expect(closest).toContainText('Best possible');
  const changes = closest.getByRole('table', { name: 'Changes' });
  // One row says what the columns are.
  expect(await changes.getByRole('row').count()).toBeLessThan(6);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(option(page, bike.size, 'Medium')).toBeChecked();
});
