import { cartItem, goToCart, total } from './support/cart-verbs.ts';
import { openTab, productNames, products, search } from './support/catalog-verbs.ts';
import { alsoOnPhone, expect, test } from './support/fixtures.ts';
import { setLanguage } from './support/shell-verbs.ts';
import { addPartToCart } from './support/start-states.ts';

test('the catalog in German: texts of the shop and of the tenant, and the search', async ({ page }) => {
  await openTab(page, 'Valves');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await setLanguage(page, 'Deutsch');

  await expect(page.getByRole('heading', { level: 1, name: 'Armaturen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page).toHaveTitle('Armaturen · Bespoke');
  await expect(page.getByRole('combobox', { name: 'Werkstoff' })).toBeVisible();
  await expect(productNames(page).first()).toHaveText('Kugelhahn B12, DN 15');
  await expect(products(page).first()).toContainText('14,90 €');

  await page.getByRole('searchbox', { name: 'Suche' }).fill('absperr');
  await expect(products(page)).toHaveCount(4);
});

test(
  'the language stays over pages and a reload, and changes without losing the search',
  alsoOnPhone,
  async ({ page }) => {
    await addPartToCart(page, 'Check valve R15, DN 25', 2);
    await openTab(page, 'Valves');
    await search(page, 'steel');
    await expect(products(page)).toHaveCount(5);
    await setLanguage(page, 'Deutsch');
    await expect(page.getByRole('heading', { level: 1, name: 'Armaturen' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Armaturen' })).toBeVisible();
    await expect(page.getByRole('searchbox', { name: 'Suche' })).toHaveValue('steel');

    await setLanguage(page, 'English');
    await expect(page.getByRole('heading', { level: 1, name: 'Valves' })).toBeVisible();
    await expect(products(page)).toHaveCount(5);
    await goToCart(page);
    await expect(total(page)).toHaveText('€32.80');
    await setLanguage(page, 'Deutsch');
    await expect(page.getByRole('heading', { level: 1, name: 'Ihr Warenkorb' })).toBeVisible();
    await expect(cartItem(page, 'Rückschlagventil R15, DN 25')).toContainText('32,80 €');
  },
);

test.describe('a browser that asks for German', () => {
  test.use({ locale: 'de-DE' });

  test('gets German from the start', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1, name: 'Fahrräder' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Tarn Calvin konfigurieren' })).toBeVisible();
  });
});
