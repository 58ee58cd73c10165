import { bike } from './support/bike.ts';
import { conflict, expectChosen, expectStep, option, uncommitButton } from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import { press, tabTo } from './support/keyboard-verbs.ts';

test('a bike from the catalog to a request for a firm proposal, without a mouse', async ({ page }) => {
  test.slow();
  await page.goto('/');
  await press(page, page.getByRole('link', { name: `Configure ${bike.name}` }));
  await expectStep(page, bike.steps.ride);

  await press(page, page.getByRole('button', { name: /^Confirm/ }), 'Enter');
  await expectChosen(page, bike.size, 'Medium');
  await press(page, page.getByRole('switch', { name: bike.discBrakes, exact: true }), 'Space');
  await expect(uncommitButton(page, bike.discBrakes)).toBeVisible();

  await press(page, page.getByRole('link', { name: `Next: ${bike.steps.frame}` }));
  await expectStep(page, bike.steps.frame);
  await press(page, page.getByRole('link', { name: `Next: ${bike.steps.drive}` }));
  await expectStep(page, bike.steps.drive);

  // Tab reaches the chosen brake, arrows pass over the others, and only a press picks one that changes other choices.
  await tabTo(page, option(page, bike.frontBrake, 'Disc brakes S-Type'));
  for (let presses = 0; presses < 6; presses++) {
    if (await option(page, bike.frontBrake, 'V-brakes X').evaluate((e) => e === document.activeElement))
      break;
    await page.keyboard.press('ArrowUp');
  }
  await expect(option(page, bike.frontBrake, 'V-brakes X')).toBeFocused();
  await expect(conflict(page)).toBeHidden();
  await page.keyboard.press('Space');
  await expect(conflict(page)).toBeVisible();
  await press(page, conflict(page).getByRole('button', { name: 'Other options' }));
  await expect(conflict(page).getByRole('radio').first()).toBeVisible();
  await tabTo(page, conflict(page).getByRole('radio').first());
  // The second one is another brake, the third keeps the one that was asked for.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(conflict(page).getByRole('radio').nth(2)).toBeChecked();
  await press(page, conflict(page).getByRole('button', { name: 'Apply' }));
  await expect(conflict(page)).toBeHidden();
  await expectChosen(page, bike.frontBrake, 'V-brakes X');

  await press(page, page.getByRole('link', { name: `Next: ${bike.steps.fit}` }));
  await expectStep(page, bike.steps.fit);
  await press(page, page.getByRole('button', { name: 'Add to cart' }).first());
  await press(page, page.getByRole('alertdialog').getByRole('button', { name: 'Add to cart anyway' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible();

  await press(page, page.getByRole('main').getByRole('link', { name: 'Continue to proposal' }));
  await tabTo(page, page.getByRole('textbox', { name: 'Name' }));
  await page.keyboard.type('Ada Byron');
  await tabTo(page, page.getByRole('textbox', { name: 'E-mail' }));
  await page.keyboard.type('ada@example.com');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Thank you, we received your request' })).toBeFocused();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('nothing that has the focus is under a bar', async ({ page }) => {
    await page.goto('/configure/bikes/calvin');
    await expectStep(page, bike.steps.ride);
    const links = page.getByRole('contentinfo').getByRole('link');
    for (const key of ['Tab', 'Shift+Tab']) {
      const covered: string[] = [];
      for (let presses = 0; presses < 100; presses++) {
        await page.keyboard.press(key);
        const name = await page.evaluate(nameOfCovered);
        if (name !== undefined) covered.push(name);
        const end = key === 'Tab' ? links.last() : page.getByRole('link', { name: 'Skip to content' });
        if (await end.evaluate((control) => control === document.activeElement)) break;
        expect(presses, 'presses of the key').toBeLessThan(99);
      }
      expect(covered, key).toEqual([]);
    }
  });
});

/** The name of the control that has the focus, where something else is in front of its middle or it is outside of the screen. */
function nameOfCovered(): string | undefined {
  const control = document.activeElement;
  if (!control || control === document.body) return undefined;
  const labelled = control.closest('label') ?? control;
  const { left, top, width, height } = labelled.getBoundingClientRect();
  const inFront = document.elementFromPoint(left + width / 2, top + height / 2);
  const isInFront = inFront !== null && (labelled.contains(inFront) || inFront.contains(control));
  return isInFront ? undefined : labelled.textContent || control.outerHTML.slice(0, 80);
}
