/** What a person does in the catalog. */
import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the shop at a tab of the catalog. */
export async function openTab(page: Page, tab: string): Promise<void> {
  await page.goto(`/catalog/${tab.toLowerCase()}`);
  await expect(page.getByRole('heading', { level: 1, name: tab })).toBeVisible();
}

/** From one tab of the catalog to another. */
export async function goToTab(page: Page, tab: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Catalog sections' }).getByRole('link', { name: tab }).click();
  await expect(page.getByRole('heading', { level: 1, name: tab })).toBeVisible();
}

export function products(page: Page): Locator {
  return page.getByRole('main').getByRole('article');
}

export function product(page: Page, name: string): Locator {
  return products(page).filter({ has: page.getByRole('heading', { name, exact: true }) });
}

/** The names of the products shown, in their order. */
export function productNames(page: Page): Locator {
  return products(page).getByRole('heading');
}

/** Types into the search box; the page decides when to search. */
export async function search(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search' }).fill(words);
}

export async function addToCart(page: Page, name: string, quantity = 1): Promise<void> {
  if (quantity !== 1)
    await page.getByRole('spinbutton', { name: `Quantity of ${name}` }).fill(String(quantity));
  await page.getByRole('button', { name: `Add ${name} to cart` }).click();
  await expect(message(page, `Added to cart: ${quantity} × ${name}`)).toBeVisible();
}

/** A short message in the corner. One of a failure is read out as an alert instead, and hidden from the tree meanwhile. */
export function message(page: Page, text: string): Locator {
  const region = page.getByRole('region', { name: 'Notifications' });
  const failure = region.getByRole('alertdialog', { includeHidden: true });
  return region.getByRole('dialog').or(failure).filter({ hasText: text });
}
