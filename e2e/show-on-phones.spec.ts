/** On a phone nothing is wider than the screen: no page is scrolled sideways. */
import type { Page } from '@playwright/test';
import { bike } from './support/bike.ts';
import { goToStep } from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import { addBikeToCart, addPartToCart, openBike, openPump } from './support/start-states.ts';

test.use({ viewport: { width: 320, height: 844 } });

async function expectFits(page: Page): Promise<void> {
  for (const width of [320, 360, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const find = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(find, { message: page.url() }).toBeLessThanOrEqual(width);
  }
}

test('every step of the configurator fits', async ({ page }) => {
  await openBike(page);
  for (const step of Object.values(bike.steps)) {
    await goToStep(page, step);
    await expectFits(page);
  }
  await openPump(page);
  await expectFits(page);
});

test('catalog, cart and proposal fit', async ({ page }) => {
  await addBikeToCart(page);
  await addPartToCart(page, 'Ball valve B12, DN 15', 12);
  for (const [path, name] of [
    ['/', /./],
    ['/cart', 'Your cart'],
    ['/proposal', /./],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expectFits(page);
  }
});
