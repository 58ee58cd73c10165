/// <reference lib="dom" />
import type { Locator, Page } from '@playwright/test';
import { bike } from './support/bike.ts';
import { openBike } from './support/start-states.ts';
import { expect, test } from './support/fixtures.ts';

test('with forced colours every button has an edge', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openBike(page);
  const without = await page.getByRole('button').evaluateAll((buttons) =>
    buttons
      .filter((button) => {
        const { borderTopWidth, outlineStyle, outlineWidth } = getComputedStyle(button);
        const hasBorder = parseFloat(borderTopWidth) > 0;
        const hasOutline = outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
        return button.checkVisibility() && !hasBorder && !hasOutline;
      })
      .map((button) => button.getAttribute('aria-label') ?? button.textContent),
  );
  expect(without).toEqual([]);
});

test('with forced colours the track of a slider can be seen, and how far it is filled', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openBike(page);
  const drawn = await page
    .getByRole('slider')
    .first()
    .evaluate((slider) => {
      const track = slider.parentElement?.querySelector('[aria-hidden]');
      const fill = track?.firstElementChild;
      if (!track || !fill) return undefined;
      const page = getComputedStyle(document.body).backgroundColor;
      const { outlineStyle, outlineColor } = getComputedStyle(track);
      const isTrackSeen = outlineStyle !== 'none' && outlineColor !== page;
      return { isTrackSeen, isFillSeen: getComputedStyle(fill).backgroundColor !== page };
    });
  expect(drawn).toEqual({ isTrackSeen: true, isFillSeen: true });
});

/** Pixels around the point that lies so far from the start of an element, at half of its height. */
async function pixelsIn(page: Page, element: Locator, fromStart: number): Promise<string> {
  await element.scrollIntoViewIfNeeded();
  const { x, y, height } = (await element.boundingBox()) ?? { x: 0, y: 0, height: 0 };
  const clip = { x: Math.round(x + fromStart) - 2, y: Math.round(y + height / 2) - 2, width: 4, height: 4 };
  return (await page.screenshot({ clip, animations: 'disabled' })).toString('base64');
}

test('with forced colours a chosen option and a switch that is on can be told from others', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openBike(page, { commits: { req_disc_brake_field: 'Yes' } });
  // The mark of a line of text has 20 pixels.
  const markOf = (choice: string) => page.getByText(choice, { exact: true }).locator('xpath=../../span[1]');
  const [chosen, other, another] = [
    await pixelsIn(page, markOf('Balanced'), 10),
    await pixelsIn(page, markOf('Sporty'), 10),
    await pixelsIn(page, markOf('Upright'), 10),
  ];
  expect(chosen).not.toBe(other);
  expect(another).toBe(other);
  // Its thumb is at the other end.
  const on = await pixelsIn(page, page.getByRole('switch', { name: bike.discBrakes }), 14);
  const off = await pixelsIn(page, page.getByRole('switch', { name: 'Low maintenance' }), 14);
  expect(on).not.toBe(off);
});

test('with forced colours the current step can be told from others', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openBike(page);
  const steps = page.getByRole('navigation', { name: 'Steps' });
  const outlineOf = (step: string) =>
    steps.getByRole('link', { name: step }).evaluate((link) => getComputedStyle(link).outline);
  expect(await outlineOf(bike.steps.ride)).not.toBe(await outlineOf(bike.steps.frame));
});
