import { cartItem, openCart, total } from './support/cart-verbs.ts';
import { alsoOnPhone, expect, test } from './support/fixtures.ts';
import { setCurrency } from './support/pump-verbs.ts';
import { addPartToCart } from './support/start-states.ts';

test(
  'items keep their price when the currency changes, until it is refreshed by keyboard',
  alsoOnPhone,
  async ({ page }) => {
    await addPartToCart(page, 'Gate valve G20, DN 50', 2);
    await openCart(page);
    const gate = cartItem(page, 'Gate valve G20, DN 50');
    await expect(gate).toContainText('€172.00');
    const refresh = page.getByRole('button', { name: 'Refresh currency' });
    await expect(refresh).toBeHidden();

    await setCurrency(page, 'USD');
    await expect(refresh).toHaveAccessibleDescription(/Gate valve G20, DN 50: from €172\.00 to \$187\.48/);
    await expect(gate).toContainText('€172.00');
    await refresh.focus();
    await page.keyboard.press('Enter');
    await expect(gate).toContainText('$187.48');
    await expect(refresh).toBeHidden();
    await expect(total(page)).toHaveText('$187.48');
  },
);
