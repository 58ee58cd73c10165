/// <reference lib="dom" />
/**
 * `npm run bench:phone`: when a phone shows the first pages of the built shop, with an empty cache, in the laboratory: a slow network
 * and a slow processor as Lighthouse has them for its phone (applied by the browser, not simulated). First and largest
 * paint, and the time in which long tasks block it, in milliseconds, median of `BENCH_RUNS` (5) runs; bytes over the network.
 *
 * The processor is slowed relative to this machine, so figures of different machines do not compare.
 */
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import { GATEWAY_BASE } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import { formatRow, summarize } from './latency-table.ts';
import { ShopProcess } from './shop-process.ts';
import { launchBrowser } from './vis/frame-page.ts';

const RUNS = Number(process.env['BENCH_RUNS'] ?? 5);
const PHONE = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
};
/** Lighthouse's "slow 4G" as it applies it: milliseconds, and bytes a second. */
const NETWORK = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1474.56 * 1024) / 8,
  uploadThroughput: (675 * 1024) / 8,
};
const SLOWER = 4;
/** A task that is longer blocks for what is above. */
const LONG_TASK_MS = 50;

const pages = {
  catalog: '/catalog/bikes',
  configurator: '/configure/bikes/calvin',
  cart: '/cart',
  proposal: '/proposal',
};

interface FirstScreen {
  readonly first: number;
  readonly largest: number;
  readonly blocked: number;
  readonly kib: number;
}

/** What the page notes about itself. */
interface NotingPage {
  readonly largest: number;
  readonly longTasks: readonly { readonly start: number; readonly duration: number }[];
}

const shop = await ShopProcess.start();
const browser = await launchBrowser();
try {
  console.log('Milliseconds on a slow phone, median\n');
  console.log(formatRow(['', 'first', 'largest', 'blocked', 'KiB']));
  for (const [name, path] of Object.entries(pages)) {
    const runs: FirstScreen[] = [];
    for (let run = 0; run < RUNS; run++) runs.push(await measure(browser, path));
    const median = (part: keyof FirstScreen) => summarize(runs.map((screen) => screen[part])).p50;
    const figures = [median('first'), median('largest'), median('blocked'), median('kib')];
    console.log(formatRow([name, ...figures.map((figure) => figure.toFixed(0))]));
  }
} finally {
  await browser.close();
  await shop.stop();
}

/** A visitor with a bike in the cart, as far as the pages know; what they have loaded before is gone. */
async function measure(from: Browser, path: string): Promise<FirstScreen> {
  const context = await from.newContext(PHONE);
  try {
    await fillCart(context);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const received = await slowDown(session);
    await page.addInitScript(noteTimes);
    await page.goto(`http://localhost:${shop.port}${path}`);
    await page.waitForLoadState('networkidle');
    // No more is painted or run after an idle second.
    await page.waitForTimeout(1_000);
    return { ...(await readTimes(page)), kib: received() / 1024 };
  } finally {
    await context.close();
  }
}

async function fillCart(context: BrowserContext): Promise<void> {
  const base = `http://localhost:${shop.port}`;
  await context.request.get(base);
  const added = await context.request.post(base + GATEWAY_BASE + endpoints.addItem.path, {
    form: { tab: 'valves', productId: 'rillo_b12_15' },
    headers: { Origin: base },
  });
  if (!added.ok()) throw new Error(`Adding to the cart answered ${added.status()}: ${await added.text()}`);
}

/** @returns how many bytes have come over the network since */
async function slowDown(session: CDPSession): Promise<() => number> {
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return () => bytes;
}

/** Runs in the page, before its own scripts. */
function noteTimes(): void {
  const noted = { largest: 0, longTasks: [] as { start: number; duration: number }[] };
  Object.assign(window, { noted });
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) noted.largest = startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      noted.longTasks.push({ start: startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
}

async function readTimes(page: Page): Promise<Omit<FirstScreen, 'kib'>> {
  const { first, largest, longTasks } = await page.evaluate(() => ({
    ...(window as unknown as { noted: NotingPage }).noted,
    first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  }));
  const blocked = longTasks
    .filter(({ start, duration }) => start + duration > first)
    .reduce((sum, { duration }) => sum + Math.max(0, duration - LONG_TASK_MS), 0);
  return { first, largest, blocked };
}
