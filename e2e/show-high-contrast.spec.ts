/// <reference lib="dom" />
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
