/** Small windows: nothing is wider than the screen, and messages leave room for what is needed to go on. */
import type { Locator, Page } from '@playwright/test';
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

test('catalog, cart and proposal fit, and call net prices net', async ({ page }) => {
  await addBikeToCart(page);
  await addPartToCart(page, 'Ball valve B12, DN 15', 12);
  for (const [path, name] of [
    ['/', /./],
    ['/cart', 'Your cart'],
    ['/proposal', /./],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(page.getByText('net, plus VAT').first()).toBeVisible();
    await expectFits(page);
  }
});

/** Shares no pixel with it. */
async function expectBeside(message: Locator, control: Locator): Promise<void> {
  const [a, b] = [await message.boundingBox(), await control.boundingBox()];
  if (!a || !b) throw new Error('Something is not shown.');
  const apart =
    a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
  expect(apart, `${JSON.stringify(a)} and ${JSON.stringify(b)}`).toBe(true);
}

for (const [width, height] of [
  [390, 844],
  [1280, 800],
] as const)
  test(`at ${width} × ${height} a message lies neither over the price nor over the way on`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await openBike(page);
    const chosen = page.getByRole('radio', { name: 'Trails' });
    await chosen.click();
    const message = page.getByRole('dialog').filter({ hasText: 'values changed in other steps' });
    await expect(message).toBeVisible();
    await expectBeside(message, chosen);
    await expectBeside(
      message,
      page
        .getByText(/^€2,310/)
        .filter({ visible: true })
        .first(),
    );
    if (width < 1000) await expectBeside(message, page.getByRole('link', { name: 'Next' }));
    else await expectBeside(message, page.getByRole('button', { name: 'Add to cart' }));
  });

test('in a window of 320 × 256, as with four times the size, a long message can be read to its end', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await openBike(page);
  await page.getByRole('radio', { name: 'Trails' }).click();
  const message = page.getByRole('dialog').filter({ hasText: 'values changed in other steps' });
  const text = message.getByText('Price: +€480.00');
  const end = async () => {
    const { y, height } = (await text.boundingBox()) ?? { y: Infinity, height: 0 };
    return y + height;
  };
  await text.hover();
  await page.mouse.wheel(0, 1_000);
  await expect.poll(end).toBeLessThan(256);
  await message.getByRole('button', { name: 'Close' }).click();
  await expect(message).toBeHidden();
});
