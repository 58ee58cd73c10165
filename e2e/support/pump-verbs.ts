/** What a person does with the pump, and with its numbers. */
import type { Locator, Page } from '@playwright/test';

/** A number that is typed or stepped. */
export function numberField(page: Page, field: string): Locator {
  return page.getByRole('spinbutton', { name: field, exact: true });
}

/** A number on a scale; its value text has the unit. */
export function slider(page: Page, field: string): Locator {
  return page.getByRole('slider', { name: field, exact: true });
}

/** Types a number and commits it. */
export async function enterNumber(page: Page, field: string, text: string): Promise<void> {
  await numberField(page, field).fill(text);
  await numberField(page, field).press('Enter');
}

/** Changes the unit system; its name is the one on the screen. */
export async function setUnits(page: Page, units: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Units' }).selectOption({ label: units });
}

/** Changes the currency, by its code. */
export async function setCurrency(page: Page, currency: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Currency' }).selectOption(currency);
}
