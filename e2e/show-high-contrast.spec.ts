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
