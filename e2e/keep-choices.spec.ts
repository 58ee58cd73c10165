import { bike } from './support/bike.ts';
import {
  choose,
  configureBike,
  expectChosen,
  expectStep,
  expectYourChoice,
  goToStep,
  onOff,
  openSummary,
  option,
  pick,
  price,
  reset,
  textField,
} from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';

test('a choice shows at once, moves the price, and can be let go of', async ({ page }) => {
  await configureBike(page);
  await goToStep(page, bike.steps.frame);
  await expect(price(page)).toContainText('€1,830.00');
  await choose(page, bike.material, 'Carbon');
  await expectChosen(page, bike.material, 'Carbon');
  await expect(price(page)).toContainText('€2,720.00');
  await reset(page, bike.material).click();
  await expect(option(page, bike.material, 'Aluminium')).toBeChecked();
  await expect(reset(page, bike.material)).toBeHidden();
  await expect(price(page)).toContainText('€1,830.00');
});

test('a reload in the middle finds step and choices again', async ({ page }) => {
  await configureBike(page);
  await choose(page, bike.size, 'Large');
  await expectChosen(page, bike.size, 'Large');
  await goToStep(page, bike.steps.fit);
  await pick(page, bike.rack, 'Light rear rack');
  await expectYourChoice(page, bike.rack);
  await page.reload();
  await expectStep(page, bike.steps.fit);
  await expect(page.getByRole('combobox', { name: bike.rack })).toContainText('Light rear rack');
  await expectYourChoice(page, bike.rack);
  await goToStep(page, bike.steps.ride);
  await expectChosen(page, bike.size, 'Large');
});

test('a reload loses nothing, not even what was chosen and typed a moment before', async ({ page }) => {
  await configureBike(page);
  await goToStep(page, bike.steps.fit);
  await choose(page, bike.bell, 'Brass');
  await textField(page, bike.engraving).fill('Per aspera');
  await page.reload();
  await expectChosen(page, bike.bell, 'Brass');
  await expect(textField(page, bike.engraving)).toHaveValue('Per aspera');
  await expectYourChoice(page, bike.engraving);
});

test('back and forward walk through the steps', async ({ page }) => {
  await configureBike(page);
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

test('back out of the configurator and in again goes on with the same configuration', async ({ page }) => {
  await configureBike(page);
  await choose(page, bike.size, 'Small');
  await expectChosen(page, bike.size, 'Small');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Bikes' })).toBeVisible();
  await page.goForward();
  await expectStep(page, bike.steps.ride);
  await expectChosen(page, bike.size, 'Small');
});

test('a second tab goes on with the same configuration, each at its own step', async ({ page, context }) => {
  await configureBike(page);
  await goToStep(page, bike.steps.frame);
  const tab = await context.newPage();
  await tab.goto(page.url());
  await goToStep(tab, bike.steps.ride);
  await onOff(tab, bike.discBrakes).click();
  await expectYourChoice(tab, bike.discBrakes);

  await choose(page, bike.material, 'Steel');
  await expectStep(page, bike.steps.frame);
  await expectChosen(page, bike.material, 'Steel');
  await goToStep(page, bike.steps.ride);
  await expect(onOff(page, bike.discBrakes)).toBeChecked();
  await tab.reload();
  await expectStep(tab, bike.steps.ride);
  await goToStep(tab, bike.steps.frame);
  await expectChosen(tab, bike.material, 'Steel');
});

test('rapid clicks end in the last choice', async ({ page }) => {
  await configureBike(page);
  await goToStep(page, bike.steps.frame);
  const materials = ['Steel', 'Carbon', 'Aluminium', 'Carbon', 'Steel'];
  const colours = ['Chalk', 'Graphite', 'Ember'];
  for (const material of materials) await option(page, bike.material, material).click({ noWaitAfter: true });
  for (const colour of colours) await option(page, bike.colour, colour).click({ noWaitAfter: true });
  await choose(page, bike.model, 'Calvin Porter');

  await expectChosen(page, bike.material, 'Steel');
  await expectChosen(page, bike.colour, 'Ember');
  await expectChosen(page, bike.model, 'Calvin Porter');
  await page.reload();
  await expectChosen(page, bike.material, 'Steel');
  await expectChosen(page, bike.colour, 'Ember');
  await expectChosen(page, bike.model, 'Calvin Porter');
});

test('starting over begins anew, after a question', async ({ page }) => {
  await configureBike(page);
  await choose(page, bike.size, 'Large');
  await expectChosen(page, bike.size, 'Large');
  await (await openSummary(page)).getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep my choices' }).click();
  await expectChosen(page, bike.size, 'Large');
  await (await openSummary(page)).getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Start over' }).click();
  await expect(option(page, bike.size, 'Medium')).toBeChecked();
  await expect(reset(page, bike.size)).toBeHidden();
});
