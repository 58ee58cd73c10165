import { expectCommitted, goToStep, openSummary } from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import { enterNumber, numberField } from './support/pump-verbs.ts';
import { pump } from './support/pump.ts';
import { setLanguage } from './support/shell-verbs.ts';
import { openPump } from './support/start-states.ts';

test('decimals are committed exactly as typed, or refused with a reason', async ({ page }) => {
  await openPump(page);
  await enterNumber(page, pump.head, '20.05');
  await expectCommitted(page, pump.head);
  await expect(numberField(page, pump.head)).toHaveValue('20.05');
  for (const [typed, message] of [
    ['20.055', 'Please enter at most 2 digits after the decimal point.'],
    ['80.01', 'Please enter a number from 3 to 80.'],
    // A mark that groups thousands is none here, and nothing is read as ten times as much.
    ['7,5', 'Please use . as the decimal separator'],
    ['high', 'Please enter a number.'],
  ] as const) {
    await enterNumber(page, pump.head, typed);
    await expect(page.getByRole('alert').filter({ hasText: message })).toBeVisible();
    await expect(numberField(page, pump.head)).toHaveValue(typed);
  }
  // What was not accepted stays, and keeps the product out of the cart, from whichever step.
  await goToStep(page, pump.steps.skid);
  await (await openSummary(page)).getByRole('button', { name: 'Add to cart' }).click();
  const question = page.getByRole('alertdialog', { name: 'One entry was not accepted' });
  await expect(question).toContainText(`${pump.head}: “high”`);
  await question.getByRole('button', { name: `Go to ${pump.head}` }).click();
  await expect(numberField(page, pump.head)).toBeFocused();
  await expect(numberField(page, pump.head)).toHaveValue('high');
  await page.reload();
  await expect(numberField(page, pump.head)).toHaveValue('20.05');
});

test('in German they have a comma', async ({ page }) => {
  await openPump(page);
  await enterNumber(page, pump.head, '20.05');
  await expectCommitted(page, pump.head);
  await setLanguage(page, 'Deutsch');
  const head = numberField(page, 'Förderhöhe');
  await expect(head).toHaveValue('20,05');
  await enterNumber(page, 'Förderhöhe', '33,3');
  await expect(head).toHaveValue('33,3');
  await expect(page.getByRole('button', { name: 'Förderhöhe erhöhen' })).toBeEnabled();
  await enterNumber(page, 'Förderhöhe', '80,5');
  await expect(page.getByText('Bitte geben Sie eine Zahl von 3 bis 80 ein.')).toBeVisible();
  await enterNumber(page, 'Förderhöhe', '7.5');
  await expect(page.getByText('Bitte verwenden Sie , als Dezimaltrennzeichen')).toBeVisible();
  await page.reload();
  await expect(head).toHaveValue('33,3');
});
