import { expectAccessible } from './support/accessibility.ts';
import { expectCommitted, goToStep, putIntoCart } from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';

/** Parts from catalogs of hundreds: found by filters, put into positions up to their limits, and part of the price. */
test('shelves and bins are chosen from variant catalogs', async ({ page }) => {
  await page.goto('/configure/racks/alder');
  await goToStep(page, 'Rack');
  await page.getByRole('link', { name: 'Choose from the catalogs' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Parts from catalogs' })).toBeFocused();

  const list = page.getByRole('list', { name: 'Variants' });
  const row = (name: string) => list.getByRole('listitem').filter({ hasText: name });
  const chosen = page.getByRole('region', { name: 'Chosen parts' });
  const status = page.getByRole('status').filter({ hasText: 'variant' });

  // What the configuration locks is said; what it only suggests can be switched off.
  await expect(page.getByText('Width of the rack: 1000 mm')).toBeVisible();
  await expect(status).toHaveText('13 variants of 13');

  const steel = 'Steel, painted, 1000 × 400 mm, 80 kg';
  await row(steel)
    .getByRole('button', { name: `Add ${steel}` })
    .click();
  const quantity = chosen.getByRole('spinbutton', { name: `Quantity of ${steel}` });
  await expect(quantity).toHaveValue('1');
  await quantity.fill('5');
  await quantity.press('Enter');
  await expect(chosen.getByText('5 of 5 pieces')).toBeVisible();
  const more = row(steel).getByRole('button', { name: `Add ${steel}` });
  await expect(more).toHaveAccessibleDescription(
    'Not possible. Shelves in the rack: at most 5 pieces in total.',
  );

  // Hundreds of bins: only those near the screen are in the page, and a colour is never left to chance.
  await page.getByRole('combobox', { name: 'Use for' }).selectOption('Bins');
  await page.getByRole('combobox', { name: 'List' }).selectOption('All bins');
  await expect(status).toHaveText('320 variants of 560');
  await expect(page.getByText('Fits the rack depth: up to 400 mm')).toBeVisible();
  await page.getByRole('switch').uncheck();
  await expect(status).toHaveText('560 variants of 560');
  expect(await list.getByRole('listitem').count()).toBeLessThan(60);
  await page.getByRole('searchbox', { name: 'Search this list' }).fill('closed 230 90 80');
  const bin = 'Closed bin, 230 × 90 × 80 mm';
  await row(bin)
    .getByRole('button', { name: `Add ${bin}` })
    .click();
  await expect(page.getByRole('alert').filter({ hasText: 'Please choose first: Colour' })).toBeVisible();
  await row(bin).getByRole('combobox', { name: 'Colour' }).selectOption('Blue');
  await row(bin)
    .getByRole('button', { name: `Add ${bin}` })
    .click();
  await expect(chosen).toContainText(`${bin}, Blue`);
  await expectAccessible(page);

  // They are parts of the product, and a reload finds them again.
  await page.reload();
  await expect(chosen).toContainText(`${bin}, Blue`);
  await page.getByRole('link', { name: 'Back to the configuration' }).click();
  await expect(page.getByText(steel).first()).toBeAttached();
});

test.describe('with a tenant that forgets', () => {
  test.use({ expectedComplaints: /status of 404/ });

  test('more parts than there is room for do not go into the cart, and a tenant that forgets gets them back', async ({
    page,
    server,
  }) => {
    const steel = 'Steel, painted, 1000 × 400 mm, 80 kg';
    const levels = page.getByRole('spinbutton', { name: 'Number of shelves' });
    const chosen = page.getByRole('region', { name: 'Chosen parts' });
    const quantity = chosen.getByRole('spinbutton', { name: `Quantity of ${steel}` });
    await page.goto(`${server.url}/configure/racks/alder`);
    await goToStep(page, 'Rack');
    const address = page.url();
    await page.getByRole('link', { name: 'Choose from the catalogs' }).click();
    await page.getByRole('button', { name: `Add ${steel}` }).click();
    await quantity.fill('5');
    await quantity.press('Enter');
    await expect(chosen.getByText('5 of 5 pieces')).toBeVisible();

    await server.stop();
    await server.forgetEverything();
    await server.startAgain();
    await page.goto(address);
    await expect(page.getByText('All your choices have been restored.')).toBeVisible();

    await levels.fill('3');
    await levels.press('Enter');
    await expectCommitted(page, 'Number of shelves');
    await page.getByRole('button', { name: 'Add to cart' }).first().click();
    await page.getByRole('button', { name: 'Show these parts' }).click();
    await expect(chosen.getByText('5 of 3 pieces')).toBeVisible();
    await expect(chosen.getByText(/^Please reduce the quantities/)).toContainText(
      'at most 3 pieces in total.',
    );
    await quantity.fill('3');
    await quantity.press('Enter');
    await expect(chosen.getByText('3 of 3 pieces')).toBeVisible();
    await page.getByRole('link', { name: 'Back to the configuration' }).click();
    await putIntoCart(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible();
  });
});
