import { bike } from './support/bike.ts';
import {
  choose,
  configureBike,
  expectChosen,
  expectStep,
  expectCommitted,
  goToStep,
  toggle,
  openSummary,
  option,
  pick,
  price,
  uncommitButton,
  textField,
} from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import { openBike } from './support/start-states.ts';

test('a choice shows at once, changes the price, and can be uncommitted', async ({ page }) => {
  await openBike(page, { step: bike.steps.frame });
  await expect(price(page)).toContainText('€1,830.00');
  await choose(page, bike.material, 'Carbon');
  await expectChosen(page, bike.material, 'Carbon');
  await expect(price(page)).toContainText('€2,720.00');
  await uncommitButton(page, bike.material).click();
  await expect(option(page, bike.material, 'Aluminium')).toBeChecked();
  await expect(uncommitButton(page, bike.material)).toBeHidden();
  await expect(price(page)).toContainText('€1,830.00');
});

test('a reload shows the same step and choices', async ({ page }) => {
  await openBike(page, { commits: { bike_size_field: 'large' }, step: bike.steps.fit });
  await pick(page, bike.rack, 'Light rear rack');
  await expectCommitted(page, bike.rack);
  await page.reload();
  await expectStep(page, bike.steps.fit);
  await expect(page.getByRole('combobox', { name: bike.rack })).toContainText('Light rear rack');
  await expectCommitted(page, bike.rack);
  await goToStep(page, bike.steps.ride);
  await expectChosen(page, bike.size, 'Large');
});

test('a reload keeps what was chosen and typed just before', async ({ page }) => {
  await openBike(page, { step: bike.steps.fit });
  await choose(page, bike.bell, 'Brass');
  await textField(page, bike.engraving).fill('Per aspera');
  await page.reload();
  await expectChosen(page, bike.bell, 'Brass');
  await expect(textField(page, bike.engraving)).toHaveValue('Per aspera');
  await expectCommitted(page, bike.engraving);
});

test('back and forward go through the steps', async ({ page }) => {
  await openBike(page);
  await goToStep(page, bike.steps.frame);
  await choose(page, bike.material, 'Steel');
  await goToStep(page, bike.steps.drive);
  await page.goBack();
  await expectStep(page, bike.steps.frame);
  await expectChosen(page, bike.material, 'Steel');
  await page.goBack();
  await expectStep(page, bike.steps.ride);
  await page.goForward();
  await expectStep(page, bike.steps.frame);
  await expectChosen(page, bike.material, 'Steel');
});

test('back to the catalog and forward again shows the same configuration', async ({ page }) => {
  await configureBike(page);
  await choose(page, bike.size, 'Small');
  await expectChosen(page, bike.size, 'Small');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Bikes' })).toBeVisible();
  await page.goForward();
  await expectStep(page, bike.steps.ride);
  await expectChosen(page, bike.size, 'Small');
});

test('a second tab shows the same configuration, each at a step of its own', async ({ page, context }) => {
  await openBike(page, { step: bike.steps.frame });
  const tab = await context.newPage();
  await tab.goto(page.url());
  await goToStep(tab, bike.steps.ride);
  await toggle(tab, bike.discBrakes).click();
  await expectCommitted(tab, bike.discBrakes);

  await choose(page, bike.material, 'Steel');
  await expectStep(page, bike.steps.frame);
  await expectChosen(page, bike.material, 'Steel');
  await goToStep(page, bike.steps.ride);
  await expect(toggle(page, bike.discBrakes)).toBeChecked();

  // What was chosen here is there when the other tab gets the focus.
  await toggle(page, bike.discBrakes).click();
  await expect(toggle(page, bike.discBrakes)).not.toBeChecked();
  await expectCommitted(page, bike.discBrakes);
  await expect(toggle(tab, bike.discBrakes)).toBeChecked();
  await tab.bringToFront();
  await tab.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(toggle(tab, bike.discBrakes)).not.toBeChecked();
  await tab.reload();
  await expectStep(tab, bike.steps.ride);
  await goToStep(tab, bike.steps.frame);
  await expectChosen(tab, bike.material, 'Steel');
});

test('rapid clicks end in the last choice', async ({ page }) => {
  await openBike(page, { step: bike.steps.frame });
  const materials = ['Steel', 'Carbon', 'Aluminium', 'Carbon', 'Steel'];
  const colours = ['Chalk white', 'Graphite grey', 'Coral red'];
  for (const material of materials) await option(page, bike.material, material).click();
  for (const colour of colours) await option(page, bike.colour, colour).click();
  await choose(page, bike.model, 'Calvin Porter');

  await expectChosen(page, bike.material, 'Steel');
  await expectChosen(page, bike.colour, 'Coral red');
  await expectChosen(page, bike.model, 'Calvin Porter');
  await page.reload();
  await expectChosen(page, bike.material, 'Steel');
  await expectChosen(page, bike.colour, 'Coral red');
  await expectChosen(page, bike.model, 'Calvin Porter');
});

test('starting over removes all choices, after a question', async ({ page }) => {
  await openBike(page, { commits: { bike_size_field: 'large' } });
  await expectChosen(page, bike.size, 'Large');
  await (await openSummary(page)).getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep my choices' }).click();
  await expectChosen(page, bike.size, 'Large');
  await (await openSummary(page)).getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Start over' }).click();
  await expect(option(page, bike.size, 'Medium')).toBeChecked();
  await expect(uncommitButton(page, bike.size)).toBeHidden();
});
