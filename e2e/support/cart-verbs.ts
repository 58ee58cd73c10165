/** What a person does with the cart. */
import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the shop at the cart. */
export async function openCart(page: Page): Promise<void> {
  await page.goto('/cart');
  await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible();
}

/** From any page to the cart. */
export async function goToCart(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('link', { name: /^Cart/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible();
}

export function cartItem(page: Page, name: string): Locator {
  return page.getByRole('article', { name, exact: true });
}

/** What the badge in the header says, as it is read out. */
export async function expectCartCount(page: Page, text: string): Promise<void> {
  await expect(page.getByRole('banner').getByRole('link', { name: text, exact: true })).toBeVisible();
}

export function total(page: Page): Locator {
  return page.getByRole('region', { name: 'Summary' }).getByRole('definition').last();
}

export function quantity(item: Locator): Locator {
  return item.getByRole('spinbutton', { name: /^Quantity of / });
}
