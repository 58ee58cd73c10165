/// <reference lib="dom" />
import type { Page } from '@playwright/test';
import { bike } from './support/bike.ts';
import { choose, expectChosen, expectCommitted, toggle } from './support/configurator-verbs.ts';
import { alsoOnPhone, expect, test } from './support/fixtures.ts';
import { openBike } from './support/start-states.ts';

/** What the page notes: the height of every field, and every shift of the layout. */
interface NotingPage {
  readonly shifts: { readonly what: string; readonly by: number }[];
}

test(
  'an answer moves no field and nothing in the summary, whatever it changes',
  alsoOnPhone,
  async ({ page }) => {
    await openBike(page);
    await noteShifts(page);
    for (const size of ['Small', 'Large', 'Medium']) {
      await choose(page, bike.size, size);
      await expectChosen(page, bike.size, size);
    }
    for (const terrain of ['Trails', 'Streets and paths']) {
      await choose(page, bike.terrain, terrain);
      await expectChosen(page, bike.terrain, terrain);
    }
    await toggle(page, bike.discBrakes).click();
    await expectCommitted(page, bike.discBrakes);
    await expectNoShifts(page);
  },
);

test('materials and colours can be tried without a field moving', alsoOnPhone, async ({ page }) => {
  await openBike(page, { step: bike.steps.frame });
  await noteShifts(page);
  for (const [field, value] of [
    [bike.material, 'Steel'],
    [bike.colour, 'Graphite grey'],
    [bike.colour, 'Chalk white'],
    [bike.finish, 'Matt'],
    [bike.material, 'Aluminium'],
  ] as const) {
    await choose(page, field, value);
    await expectChosen(page, field, value);
  }
  await page.getByRole('button', { name: `Confirm ${bike.model}` }).click();
  await expectCommitted(page, bike.model);
  await expectNoShifts(page);
});

/** Counts only what moves up or down, in fields and in what is below the price: texts may become wider. */
async function noteShifts(page: Page): Promise<void> {
  // Pictures and what is loaded later are in their places.
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    const noted: NotingPage = { shifts: [] };
    Object.assign(window, noted);
    const heights = new Map<Element, number>();
    const resized = new ResizeObserver((entries) => {
      for (const { target, borderBoxSize } of entries) {
        const height = Math.round(borderBoxSize[0]?.blockSize ?? 0);
        const before = heights.get(target) ?? height;
        heights.set(target, height);
        const what = target.getAttribute('data-field') ?? 'a field';
        if (height !== before) noted.shifts.push({ what: `height of ${what}`, by: height - before });
      }
    });
    for (const field of document.querySelectorAll('main [data-field]')) resized.observe(field);
    new PerformanceObserver((list) => {
      for (const { sources } of list.getEntries() as unknown as LayoutShift[]) {
        for (const { node, previousRect, currentRect } of sources) {
          const element = node instanceof Element ? node : node?.parentElement;
          const by = Math.round(currentRect.y - previousRect.y);
          // Of a choice the ring is a pixel outside, and what scrolls into view has been nowhere before.
          if (Math.abs(by) <= 1 || previousRect.height === 0 || currentRect.height === 0) continue;
          const place = element?.closest('[data-field]')?.getAttribute('data-field');
          if (place || element?.closest('aside')) noted.shifts.push({ what: place ?? 'the summary', by });
        }
      }
    }).observe({ type: 'layout-shift' });
  });
}

interface LayoutShift {
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

async function expectNoShifts(page: Page): Promise<void> {
  const shifts = await page.evaluate(async () => {
    // Observers are called with the next frames.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return (window as unknown as NotingPage).shifts;
  });
  expect(shifts).toEqual([]);
}
