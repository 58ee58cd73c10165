import {
  activeFilters,
  closeFilters,
  goToTab,
  message,
  openFilters,
  productNames,
  products,
} from './support/catalog-verbs.ts';
import { alsoOnPhone, expect, test } from './support/fixtures.ts';

test(
  'filters of every kind narrow the list by keyboard, and stay in the address',
  alsoOnPhone,
  async ({ page }) => {
    await page.goto('/catalog/parts');
    await expect(products(page)).toHaveCount(12);

    // One value, which opens another filter with several.
    await openFilters(page);
    const assemblies = page.getByRole('group', { name: 'Assembly' });
    await expect(assemblies).toHaveCount(0);
    await page.getByRole('combobox', { name: 'Fits' }).selectOption('Bike');
    await expect(assemblies.getByRole('checkbox')).toHaveCount(4); // those of bikes
    await assemblies.getByRole('checkbox', { name: 'Drive' }).press('Space');
    await assemblies.getByRole('checkbox', { name: 'Brakes' }).press('Space');
    await closeFilters(page);
    await expect(activeFilters(page)).toHaveText(['Fits: Bike', 'Assembly: Drive', 'Assembly: Brakes']);
    await expect(products(page)).toHaveCount(4);

    // A flag, a range of numbers and a date. What is no number is not asked for.
    await openFilters(page);
    await page.getByRole('combobox', { name: 'In stock' }).selectOption('Yes');
    await page.getByLabel('kg from').fill('a lot');
    await page.getByLabel('kg from').press('Enter');
    await expect(page.getByText('Please enter a number.')).toBeVisible();
    await page.getByLabel('kg from').fill('0.35');
    await page.getByLabel('kg from').press('Enter');
    await page.getByLabel('Available since', { exact: true }).fill('2024-01-01');
    await page.getByLabel('Available since', { exact: true }).press('Enter');
    await closeFilters(page);
    await expect(productNames(page)).toHaveText(['Flat pedals', 'Disc brake']);
    await expect(activeFilters(page).last()).toHaveText('Available since: Jan 1, 2024');

    // The address has it all: a reload, and a way back.
    await page.reload();
    await expect(productNames(page)).toHaveText(['Flat pedals', 'Disc brake']);
    await page.getByRole('link', { name: /^Cart/ }).first().press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible();
    await page.goBack();
    await expect(activeFilters(page)).toHaveCount(6);

    // Removed one by one, the focus stays in the list; with the parent goes what depended on it.
    await activeFilters(page).filter({ hasText: 'kg from' }).press('Enter');
    await expect(activeFilters(page)).toHaveCount(5);
    await expect(activeFilters(page).filter({ hasText: 'Available since' })).toBeFocused();
    await activeFilters(page).filter({ hasText: 'Fits' }).press('Enter');
    await expect(activeFilters(page)).toHaveText(['In stock: Yes', 'Available since: Jan 1, 2024']);
    await page.getByRole('button', { name: 'Clear all' }).press('Enter');
    await expect(products(page)).toHaveCount(12);
    await expect(page.getByRole('searchbox', { name: 'Search' })).toBeFocused();
  },
);

test('a product that the catalog does not list is described in a form', alsoOnPhone, async ({ page }) => {
  await page.goto('/catalog/bikes');
  await goToTab(page, 'Other products');
  const form = page.getByRole('form', { name: 'Other products' });
  await form.getByLabel('Product', { exact: true }).fill('Coffee mug');
  await form.getByLabel('Weight in kg').fill('light');
  await form.getByLabel('Weight in kg').press('Enter');
  await expect(form.getByLabel('Manufacturer', { exact: true })).toBeFocused();
  await expect(form.getByText('Please fill in this field.')).toBeVisible();
  await expect(form.getByText('Please enter a number.')).toBeVisible();
  await form.getByLabel('Manufacturer', { exact: true }).fill('Müller & Söhne');
  await form.getByLabel('Weight in kg').fill('0.3');
  await form.getByLabel('Needed by').fill('2027-01-31');
  await form.getByRole('button', { name: 'Add to cart' }).press('Enter');
  await expect(message(page, 'Added to cart: 1 × Coffee mug')).toBeVisible();
  await expect(form.getByLabel('Product', { exact: true })).toHaveValue('');
  await page.getByRole('link', { name: /^Cart/ }).first().press('Enter');
  await expect(page.getByRole('article', { name: 'Coffee mug' })).toContainText('On request');
});
