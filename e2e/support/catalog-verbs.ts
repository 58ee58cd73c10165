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

/** Opens the filters that do not stand beside the search; on phones that is all of them, in a sheet. */
export async function openFilters(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: /^(More filters|Filters)$/, includeHidden: true });
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
}

/** Closes the sheet of a phone. Elsewhere filters stay open beside the list. */
export async function closeFilters(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog', { name: 'Filters' });
  const isSheet = (await page.getByRole('button', { name: 'More filters' }).count()) === 0;
  if (!isSheet) return;
  await sheet.getByRole('button', { name: /^Show|^No products/ }).press('Enter');
  await expect(sheet).toBeHidden();
}

/** The values that narrow the list, as buttons that remove them. */
export function activeFilters(page: Page): Locator {
  return page.getByRole('list', { name: 'Active filters' }).getByRole('button', { name: 'Remove filter' });
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
