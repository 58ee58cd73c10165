/** What a person does with the pump, and with its numbers. */
import type { Locator, Page } from '@playwright/test';
import { openTab, product } from './catalog-verbs.ts';
import {
  choose,
  expectChosen,
  expectStep,
  expectYourChoice,
  goToStep,
  putIntoCart,
  textField,
} from './configurator-verbs.ts';
import { pump } from './pump.ts';

/** From the front door into a new configuration of the pump. */
export async function configurePump(page: Page): Promise<void> {
  await openTab(page, 'Pumps');
  await product(page, pump.name).getByRole('link').first().click();
  await expectStep(page, pump.steps.task);
}

/** A number that is typed or stepped. */
export function numberField(page: Page, field: string): Locator {
  return page.getByRole('spinbutton', { name: field, exact: true });
}

/** A number on a scale; it reads out with its unit. */
export function slider(page: Page, field: string): Locator {
  return page.getByRole('slider', { name: field, exact: true });
}

/** Types a number and is done with it. */
export async function type(page: Page, field: string, text: string): Promise<void> {
  await numberField(page, field).fill(text);
  await numberField(page, field).press('Enter');
}

/** Reads numbers in other units from now on. */
export async function readIn(page: Page, units: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Units' }).selectOption({ label: units });
}

/** Pays in another currency from now on. */
export async function payIn(page: Page, currency: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Prices in' }).selectOption(currency);
}

/** Answers what a pump cannot be ordered without, and takes it to the cart. */
export async function orderPump(page: Page): Promise<void> {
  await goToStep(page, pump.steps.task);
  await choose(page, pump.liquid, 'Water');
  await expectChosen(page, pump.liquid, 'Water');
  await goToStep(page, pump.steps.extras);
  await textField(page, pump.tag).fill('P-101');
  await textField(page, pump.tag).press('Enter');
  await expectYourChoice(page, pump.tag);
  await putIntoCart(page);
}
