import {
  closeFilters,
  goToTab,
  openFilters,
  openTab,
  product,
  productNames,
  products,
  search,
} from './support/catalog-verbs.ts';
import { alsoOnPhone, expect, test } from './support/fixtures.ts';

test('the home page is the first tab, and tabs lead to each other', alsoOnPhone, async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/catalog\/bikes$/);
  await expect(page).toHaveTitle('Bikes · Bespoke');
  await expect(
    product(page, 'Tarn Calvin').getByRole('link', { name: 'Configure Tarn Calvin' }),
  ).toBeVisible();

  await goToTab(page, 'Valves');
  await expect(page).toHaveURL(/\/catalog\/valves$/);
  await expect(page.getByRole('status').filter({ hasText: '18 products' })).toBeVisible();
  await expect(products(page)).toHaveCount(18);
});

test('a search narrows the list while typing, and the address keeps it', async ({ page }) => {
  await openTab(page, 'Valves');
  await search(page, 'gate');
  await expect(productNames(page)).toHaveText(['Gate valve G20, DN 50', 'Gate valve G20, DN 100']);

  await page.reload();
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('gate');
  await expect(products(page)).toHaveCount(2);

  await page.getByRole('button', { name: 'Clear search' }).click();
  await expect(products(page)).toHaveCount(18);
  await expect(page.getByRole('searchbox', { name: 'Search' })).toBeFocused();
});

test('filters combine, and clearing them brings everything back', alsoOnPhone, async ({ page }) => {
  await openTab(page, 'Valves');
  await openFilters(page);
  await page.getByRole('combobox', { name: 'Material' }).selectOption('Brass');
  await closeFilters(page);
  await expect(products(page)).toHaveCount(6);
  await openFilters(page);
  await page.getByRole('combobox', { name: 'Type' }).selectOption('Ball valve');
  await closeFilters(page);
  await expect(productNames(page)).toHaveText(['Ball valve B12, DN 15', 'Ball valve B12, DN 25']);

  await search(page, 'no such thing');
  await expect(page.getByRole('heading', { name: 'No matching products' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(products(page)).toHaveCount(18);
  await openFilters(page);
  await expect(page.getByRole('combobox', { name: 'Material' })).toHaveValue('');
  await closeFilters(page);
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('');
});

test('products sort by number and by name, both ways', async ({ page }) => {
  await openTab(page, 'Valves');
  const order = page.getByRole('combobox', { name: 'Sort by' });
  await order.selectOption('bar, descending');
  await expect(productNames(page).first()).toHaveText('Needle valve N05, DN 10');
  await order.selectOption('DN, ascending');
  await expect(productNames(page).first()).toHaveText('Needle valve N05, DN 10');
  await expect(productNames(page).last()).toHaveText('Butterfly valve K10, DN 150');
  await order.selectOption('Product, ascending');
  await expect(productNames(page).nth(1)).toHaveText('Ball valve B12, DN 25');
  await order.selectOption('Product, descending');
  await expect(productNames(page).first()).toHaveText('Solenoid valve M24, DN 40');
  await order.selectOption('Recommended');
  await expect(productNames(page).first()).toHaveText('Ball valve B12, DN 15');
});

test('back returns to the search that was left', async ({ page }) => {
  await openTab(page, 'Valves');
  await search(page, 'safety');
  await expect(products(page)).toHaveCount(2);
  await page.getByRole('link', { name: /^Cart/ }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('safety');
  await expect(products(page)).toHaveCount(2);
});

test.describe('addresses that lead nowhere', () => {
  test.use({ expectedComplaints: /status of 404/ });

  for (const path of ['/catalog/no-such-tab', '/no/such/page']) {
    test(`${path} says so and leads back`, async ({ page }) => {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
      await page.getByRole('link', { name: 'Go to catalog' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Bikes' })).toBeVisible();
    });
  }
});
