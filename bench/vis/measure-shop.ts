/// <reference lib="dom" />
/** The visualization in the page of the configurator, as a customer has it. */
import type { Browser, Frame, Page } from '@playwright/test';
import { summarize } from '../latency-table.ts';
import { drawn, ms, row, type FramePage } from './frame-page.ts';

const CHANGES = 20;

export interface ShownProduct {
  readonly base: string;
  readonly tab: string;
  readonly product: string;
  /** A step and its field, with two values by the names on the screen. */
  readonly step: string;
  readonly field: string;
  readonly options: readonly string[];
}

export async function measureShop(browser: Browser, shown: ShownProduct): Promise<void> {
  const { base, tab, product, step, field, options } = shown;
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${base}/configure/${tab}/${product}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const interactive = performance.now();
  const frame = await frameOf(page);
  await drawn(frame);
  const first = performance.now() - interactive;

  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: step }).click();
  const group = page.getByRole('radiogroup', { name: field, exact: true });
  await group.waitFor();
  const times: number[] = [];
  for (let change = 0; change < CHANGES; change++) {
    const name = new RegExp(`^${options[change % options.length]}`);
    await drawn(frame);
    const before = await coloursOf(frame);
    const answered = page.waitForResponse((response) => response.url().includes('/config/commit'));
    await group.getByRole('radio', { name }).click();
    await (await answered).finished();
    const start = performance.now();
    await frame.evaluate(async (known) => {
      // Without a function of its own, whose name the compiler would keep by a helper that the page does not have.
      for (;;) {
        const { placed } = (window as unknown as FramePage).productView ?? {};
        const colours = placed?.parts.map(({ bodies }) => bodies.map(({ material }) => material.color));
        if (JSON.stringify(colours) !== known) break;
        await new Promise(requestAnimationFrame);
      }
      // The first frame that shows something of it.
      await new Promise(requestAnimationFrame);
    }, before);
    times.push(performance.now() - start);
  }
  await page.close();
  const { p50, p95 } = summarize(times);
  console.log(`\n${product}, in the configurator`);
  row('first frame after the configurator is there', ms(first));
  row('answer until a frame shows it, p50, p95', ms(p50), ms(p95));
}

async function frameOf(page: Page): Promise<Frame> {
  const element = await page.locator('iframe[title]').first().elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('The configurator shows no visualization.');
  return frame;
}

function coloursOf(frame: Frame): Promise<string> {
  return frame.evaluate(() =>
    JSON.stringify(
      (window as unknown as FramePage).productView?.placed?.parts.map(({ bodies }) =>
        bodies.map(({ material }) => material.color),
      ),
    ),
  );
}
