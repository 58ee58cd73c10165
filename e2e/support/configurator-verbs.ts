/** What a person does in the configurator. Fields and values by the names they have on the screen. */
import { expect, type Locator, type Page } from '@playwright/test';
import { bike } from './bike.ts';

/** From the home page into a new configuration of the bike, as a person goes; others start with `openBike`. */
export async function configureBike(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: `Configure ${bike.name}` }).click();
  await expectStep(page, bike.steps.ride);
}

export async function goToStep(page: Page, step: string): Promise<void> {
  const steps = page.getByRole('navigation', { name: 'Steps' });
  const link = steps.getByRole('link', { name: step });
  // On phones the steps are folded into a button.
  const fold = steps.getByRole('button');
  await expect(fold.or(link).filter({ visible: true }).first()).toBeVisible();
  if (await fold.isVisible()) await fold.click();
  await link.click();
  await expectStep(page, step);
}

export async function expectStep(page: Page, step: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: step })).toBeVisible();
}

/** A value among those that stand side by side. Its name may say in brackets that it has consequences. */
export function option(page: Page, field: string, value: string): Locator {
  const named = new RegExp(`^${value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( \\(.*\\))?$`);
  return page.getByRole('radiogroup', { name: field, exact: true }).getByRole('radio', { name: named });
}

export async function choose(page: Page, field: string, value: string): Promise<void> {
  await option(page, field, value).click();
}

/** Waits until the tenant has answered a choice: until then the value is pending. */
export async function expectChosen(page: Page, field: string, value: string): Promise<void> {
  await expect(option(page, field, value)).toBeChecked();
  await expectCommitted(page, field);
}

/** What the customer committed can be uncommitted; what the engine chose cannot. */
export async function expectCommitted(page: Page, field: string): Promise<void> {
  await expect(uncommitButton(page, field)).toBeVisible();
}

export function uncommitButton(page: Page, field: string): Locator {
  return page.getByRole('button', { name: `Reset ${field}`, exact: true });
}

/** Opens a list and chooses from it. */
export async function pick(page: Page, field: string, value: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click();
  await page.getByRole('listbox', { name: field, exact: true }).getByRole('option', { name: value }).click();
}

export function toggle(page: Page, field: string): Locator {
  return page.getByRole('switch', { name: field, exact: true });
}

export function textField(page: Page, field: string): Locator {
  return page.getByRole('textbox', { name: field, exact: true });
}

/** The live price: beside the fields, or at the bottom of a phone. */
export function price(page: Page): Locator {
  const panel = page.getByRole('complementary', { name: 'Summary' });
  return panel.or(page.getByRole('button', { name: /^Price/ }));
}

/** The summary: beside the fields, or in a sheet that a phone opens from the price. */
export async function openSummary(page: Page): Promise<Locator> {
  const panel = page.getByRole('complementary', { name: 'Summary' });
  const bar = page.getByRole('button', { name: /^Price/ });
  await expect(panel.or(bar).filter({ visible: true }).first()).toBeVisible();
  if (await panel.isVisible()) return panel;
  await bar.click();
  return page.getByRole('dialog', { name: 'Summary' });
}

/** Says how many mandatory fields are open. */
export function openFieldsNotice(page: Page, count: number): Locator {
  const inPanel = page.getByRole('button', {
    name: new RegExp(`^${count} mandatory fields? (is|are) open$`),
  });
  return inPanel
    .or(page.getByRole('button', { name: new RegExp(`^Price.* ${count} open$`) }))
    .filter({ visible: true });
}

export function conflict(page: Page): Locator {
  return page.getByRole('alertdialog', { name: 'This would change other choices' });
}

/** Chooses brakes that earlier choices (`bike.discBrakeCommits`) rule out, and waits for the conflict. */
export async function causeConflict(page: Page): Promise<void> {
  await choose(page, bike.frontBrake, 'V-brakes X');
  await expect(conflict(page)).toBeVisible();
}

/** Answers everything that the bike cannot be ordered without. */
export async function answerMandatoryFields(page: Page, { riderName = 'Ada Byron' } = {}): Promise<void> {
  await goToStep(page, bike.steps.ride);
  await choose(page, bike.size, 'Medium');
  await expectChosen(page, bike.size, 'Medium');
  await goToStep(page, bike.steps.frame);
  await choose(page, bike.model, 'Calvin Pulse');
  await expectChosen(page, bike.model, 'Calvin Pulse');
  await goToStep(page, bike.steps.fit);
  await choose(page, bike.delivery, 'Ready to ride');
  await textField(page, bike.riderName).fill(riderName);
  await textField(page, bike.riderName).press('Enter');
  await expectCommitted(page, bike.riderName);
  await expectChosen(page, bike.delivery, 'Ready to ride');
}

/** Into the cart, or back into it. In the last step the button is there without the summary, on big screens twice. */
export async function putIntoCart(page: Page): Promise<void> {
  const goesOn = await page
    .getByRole('link', { name: /^Next: / })
    .filter({ visible: true })
    .count();
  const place = goesOn ? await openSummary(page) : page;
  const button = place.getByRole('button', { name: /^(Add to cart|Save changes)$/ });
  await button.filter({ visible: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible();
}
