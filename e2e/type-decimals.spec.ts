import { expectYourChoice } from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import { configurePump, numberField, type } from './support/pump-verbs.ts';
import { pump } from './support/pump.ts';
import { speak } from './support/shell-verbs.ts';

test('decimals are taken exactly as typed, or refused with what is wrong', async ({ page }) => {
  await configurePump(page);
  await type(page, pump.head, '20.05');
  await expectYourChoice(page, pump.head);
  await expect(numberField(page, pump.head)).toHaveValue('20.05');
  for (const [typed, message] of [
    ['20.055', 'Please enter at most 2 digits after the decimal point.'],
    ['80.01', 'Please enter a number from 3 to 80.'],
    ['high', 'Please enter a number.'],
  ] as const) {
    await type(page, pump.head, typed);
    await expect(page.getByRole('alert').filter({ hasText: message })).toBeVisible();
    await expect(numberField(page, pump.head)).toHaveValue(typed);
  }
  await page.reload();
  await expect(numberField(page, pump.head)).toHaveValue('20.05');
});

test('in German they have a comma', async ({ page }) => {
  await configurePump(page);
  await type(page, pump.head, '20.05');
  await expectYourChoice(page, pump.head);
  await speak(page, 'Deutsch');
  const head = numberField(page, 'Förderhöhe');
  await expect(head).toHaveValue('20,05');
  await type(page, 'Förderhöhe', '33,3');
  await expect(head).toHaveValue('33,3');
  await expect(page.getByRole('button', { name: 'Mehr: Förderhöhe' })).toBeEnabled();
  await type(page, 'Förderhöhe', '80,5');
  await expect(page.getByText('Bitte geben Sie eine Zahl von 3 bis 80 ein.')).toBeVisible();
  await page.reload();
  await expect(head).toHaveValue('33,3');
});
