/// <reference lib="dom" />
/**
 * `npm run bench:render`: what it costs the browser when a customer changes a field of a long form, in milliseconds of the page's
 * main thread from the click until it rests: everything, scripts, and styles with layout. Beside it stands a page without a
 * framework that makes the same calls and shows the same answers. `BENCH_FIELDS` sets how many fields (`50,500,2000`).
 *
 * The figures are of a headless browser on this machine, and the answers are the server's: these do not count.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { GATEWAY_BASE, pathOf } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import { formatRow, summarize } from './latency-table.ts';
import { commitPlain, openPlainForm } from './render/plain-form.ts';
import { formModel } from './render/form-model.ts';
import { ShopProcess } from './shop-process.ts';
import { launchBrowser } from './vis/frame-page.ts';

const FIELDS = (process.env['BENCH_FIELDS'] ?? '50,500,2000').split(',').map(Number);
/** Switches that are changed, each on and off again; the smallest form has five. */
const CHANGED = 5;
const ROUNDS = 3;

interface Cost {
  readonly task: number;
  readonly script: number;
  readonly layout: number;
}

const folder = mkdtempSync(join(tmpdir(), 'bespoke-render-'));
const browser = await launchBrowser();
try {
  console.log('Milliseconds of the main thread for a change, median\n');
  console.log(formatRow(['', 'fields', 'all', 'p95', 'scripts', 'layout', 'opening']));
  for (const fields of FIELDS) await measureForm(browser, fields);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

async function measureForm(from: Browser, fields: number): Promise<void> {
  const model = join(folder, `form-${fields}`);
  mkdirSync(model);
  writeFileSync(join(model, 'model.yaml'), formModel(fields));
  const shop = await ShopProcess.start({ args: ['--model', model] });
  try {
    const base = `http://localhost:${shop.port}`;
    const [{ name: tab = '' } = {}] = (await (
      await fetch(base + GATEWAY_BASE + endpoints.tabs.path)
    ).json()) as { name: string }[];
    const found = (await (await fetch(base + GATEWAY_BASE + pathOf(endpoints.search, { tab }))).json()) as {
      rows: { '#id': string }[];
    };
    const productId = found.rows[0]?.['#id'] ?? '';
    const ours = await measureShop(from, `${base}/configure/${tab}/${productId}`);
    const plain = await measurePlain(from, base, GATEWAY_BASE + pathOf(endpoints.start, { tab, productId }));
    print('shop', fields, ours);
    print('plain page', fields, plain);
    const ratio = median(ours.changes, 'task') / median(plain.changes, 'task');
    console.log(formatRow(['shop / plain', String(fields), `${ratio.toFixed(1)} ×`]));
  } finally {
    await shop.stop();
  }
}

interface Measured {
  readonly opening: number;
  readonly changes: readonly Cost[];
}

async function measureShop(from: Browser, address: string): Promise<Measured> {
  return onPage(from, async (page, spent) => {
    await page.goto(address);
    const switches = page.getByRole('switch');
    await switches.first().waitFor();
    await settle(page);
    const opening = (await spent()).task;
    const changes = await repeat(
      async (index) => {
        const answered = page.waitForResponse((response) => response.url().includes('/config/commit'));
        // Without scrolling, which is no part of the change.
        await switches.nth(index).evaluate((element: HTMLElement) => element.click());
        await (await answered).finished();
      },
      page,
      spent,
    );
    return { opening, changes };
  });
}

async function measurePlain(from: Browser, base: string, start: string): Promise<Measured> {
  return onPage(from, async (page, spent) => {
    // Any page of the same origin; the cookie of the session comes with the first call.
    await page.goto(`${base}/healthz`);
    await spent();
    await openPlainForm(page, start);
    await settle(page);
    const opening = (await spent()).task;
    let times = 0;
    const changes = await repeat(
      async (index) => {
        const isOn = Math.floor(times++ / CHANGED) % 2 === 0;
        await commitPlain(page, `field_${index * 10 + 9}`, isOn ? 'Yes' : 'No');
      },
      page,
      spent,
    );
    return { opening, changes };
  });
}

async function repeat(
  change: (index: number) => Promise<void>,
  page: Page,
  spent: () => Promise<Cost>,
): Promise<readonly Cost[]> {
  const costs: Cost[] = [];
  for (let i = 0; i < CHANGED * 2 * ROUNDS; i++) {
    // The first ones compile scripts.
    await spent();
    await change(i % CHANGED);
    await settle(page);
    if (i >= CHANGED) costs.push(await spent());
  }
  return costs;
}

/** @param measure gets the page, and a function that says what the main thread has done since it was last called */
async function onPage<T>(
  from: Browser,
  measure: (page: Page, spent: () => Promise<Cost>) => Promise<T>,
): Promise<T> {
  const context = await from.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  // What runs in the page was compiled by tsx, which names functions by this.
  await page.addInitScript('globalThis.__name = (value) => value;');
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  let before = await total(session);
  const spent = async () => {
    const now = await total(session);
    const cost = {
      task: now.task - before.task,
      script: now.script - before.script,
      layout: now.layout - before.layout,
    };
    before = now;
    return cost;
  };
  try {
    return await measure(page, spent);
  } finally {
    await context.close();
  }
}

async function total(session: CDPSession): Promise<Cost> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1_000;
  return {
    task: of('TaskDuration'),
    script: of('ScriptDuration'),
    layout: of('LayoutDuration') + of('RecalcStyleDuration'),
  };
}

/** Frames and idle time have passed. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => requestIdleCallback(resolve));
  });
}

function median(costs: readonly Cost[], part: keyof Cost): number {
  return summarize(costs.map((cost) => cost[part])).p50;
}

function print(name: string, fields: number, { opening, changes }: Measured): void {
  const { p50, p95 } = summarize(changes.map(({ task }) => task));
  const figures = [p50, p95, median(changes, 'script'), median(changes, 'layout'), opening];
  console.log(formatRow([name, String(fields), ...figures.map((figure) => figure.toFixed(1))]));
}
