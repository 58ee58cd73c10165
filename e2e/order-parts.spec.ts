import { cartItem, expectCartCount, goToCart, openCart, quantity, total } from './support/cart-verbs.ts';
import { addToCart, message, openTab } from './support/catalog-verbs.ts';
import { alsoOnPhone, expect, test } from './support/fixtures.ts';
import { addPartToCart } from './support/start-states.ts';

test('parts go into the cart by quantity, and the cart adds them up', alsoOnPhone, async ({ page }) => {
  await openTab(page, 'Valves');
  await expectCartCount(page, 'Cart, empty');
  await addToCart(page, 'Ball valve B12, DN 15', 12);
  await expectCartCount(page, 'Cart, 1 item');
  await addToCart(page, 'Gate valve G20, DN 50');
  await expectCartCount(page, 'Cart, 2 items');
  await message(page, 'Gate valve G20, DN 50').getByRole('button', { name: 'Go to cart' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible();
  await expect(quantity(cartItem(page, 'Ball valve B12, DN 15'))).toHaveValue('12');
  await expect(cartItem(page, 'Ball valve B12, DN 15')).toContainText('€178.80');
  await expect(total(page)).toHaveText('€264.80');
});

test('quantities change in the cart and are kept', alsoOnPhone, async ({ page }) => {
  await addPartToCart(page, 'Gate valve G20, DN 50', 2);
  await openCart(page);
  const gate = cartItem(page, 'Gate valve G20, DN 50');
  await gate.getByRole('button', { name: 'Increase quantity' }).click();
  await gate.getByRole('button', { name: 'Increase quantity' }).click();
  await gate.getByRole('button', { name: 'Decrease quantity' }).click();
  await expect(total(page)).toHaveText('€258.00');
  // What is no quantity is not made one.
  await quantity(gate).fill('1.5');
  await quantity(gate).press('Enter');
  await expect(page.getByText('Please enter a whole number from 1 to 9,999.')).toBeVisible();
  await quantity(gate).fill('10');
  await quantity(gate).press('Enter');
  await expect(total(page)).toHaveText('€860.00');

  await page.reload();
  await expect(quantity(gate)).toHaveValue('10');
  await expect(total(page)).toHaveText('€860.00');
});

test('a quantity is kept when the page is left at once', async ({ page }) => {
  await addPartToCart(page, 'Gate valve G20, DN 50');
  await openCart(page);
  await cartItem(page, 'Gate valve G20, DN 50').getByRole('button', { name: 'Increase quantity' }).click();
  await page.getByRole('banner').getByRole('link', { name: 'Bespoke' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bikes' })).toBeVisible();
  await goToCart(page);
  await expect(total(page)).toHaveText('€172.00');
});

test('a removed part can be put back', async ({ page }) => {
  await addPartToCart(page, 'Needle valve N05, DN 10', 3);
  await openCart(page);
  await page.getByRole('button', { name: 'Remove Needle valve N05, DN 10' }).click();
  await expect(page.getByRole('heading', { name: 'Your cart is empty' })).toBeVisible();
  await expectCartCount(page, 'Cart, empty');
  await message(page, 'Removed: Needle valve N05, DN 10').getByRole('button', { name: 'Undo' }).click();
  await expect(quantity(cartItem(page, 'Needle valve N05, DN 10'))).toHaveValue('3');
  await expect(total(page)).toHaveText('€142.50');
});

test('another tab of the same browser shares the cart, another browser does not', async ({
  page,
  context,
  openOtherCustomer,
}) => {
  await addPartToCart(page, 'Safety valve S80, DN 50');
  await openCart(page);
  await expect(cartItem(page, 'Safety valve S80, DN 50')).toBeVisible();
  const tab = await context.newPage();
  await tab.goto('/cart');
  await expect(cartItem(tab, 'Safety valve S80, DN 50')).toBeVisible();

  const other = await openOtherCustomer();
  await other.goto('/cart');
  await expect(other.getByRole('heading', { name: 'Your cart is empty' })).toBeVisible();
});

test('what is no quantity is not added, and the field says why', async ({ page }) => {
  await openTab(page, 'Valves');
  const field = page.getByRole('spinbutton', { name: 'Quantity of Ball valve B12, DN 15' });
  await field.fill('1.5');
  await page.getByRole('button', { name: 'Add Ball valve B12, DN 15 to cart' }).click();
  await expect(page.getByText('Please enter a whole number from 1 to 9,999.')).toBeVisible();
  await expect(field).toBeFocused();
  await expectCartCount(page, 'Cart, empty');
});
