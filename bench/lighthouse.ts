/**
 * `npm run lighthouse`: what Lighthouse says of the first pages of the built shop, by its preset for phones: median of
 * `BENCH_RUNS` (3) runs. The goal is a performance of 95. Installs Lighthouse into `bench/lighthouse`.
 *
 * `--against <checkout>` measures another one, which is built, in turns with this one: figures of different times do not compare
 * on a machine that does other things too. `--audits` prints what it found, with the time that each would save.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type APIRequestContext } from '@playwright/test';
import { GATEWAY_BASE } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import { findBrowser } from '#tools/browser.mjs';
import { formatRow, summarize } from './latency-table.ts';
import { ShopProcess } from './shop-process.ts';

/** The part of a result of Lighthouse that is read here. */
interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, Audit>>;
}
interface Audit {
  readonly title: string;
  readonly score: number | null;
  readonly numericValue?: number;
  readonly displayValue?: string;
  readonly metricSavings?: Readonly<Record<string, number>>;
}
type Lighthouse = (
  url: string,
  flags: { port: number; logLevel: 'error'; onlyCategories: string[] },
) => Promise<{ readonly lhr: Report } | undefined>;

const { values } = parseArgs({
  options: { against: { type: 'string' }, audits: { type: 'boolean' }, page: { type: 'string' } },
});
const runs = Number(process.env['BENCH_RUNS'] ?? 3);
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
/** By the name of the audit, with the column's title. */
const metrics = {
  'first-contentful-paint': 'first',
  'largest-contentful-paint': 'largest',
  'total-blocking-time': 'blocked',
  'speed-index': 'index',
  'cumulative-layout-shift': 'shift',
};
const pages = {
  catalog: '/catalog/bikes',
  configurator: '/configure/bikes/calvin',
  cart: '/cart',
  proposal: '/proposal',
};

const root = resolve(import.meta.dirname, '..');
const checkouts = values.against === undefined ? [root] : [resolve(values.against), root];
const lighthouse = await installedLighthouse();

console.log('Lighthouse for phones: scores, milliseconds, median\n');
console.log(formatRow(['', 'perf', 'access', 'practice', 'seo', ...Object.values(metrics)]));
for (const [name, path] of Object.entries(pages)) {
  if (values.page !== undefined && values.page !== name) continue;
  const reports = new Map<string, Report[]>(checkouts.map((checkout) => [checkout, []]));
  for (let run = 0; run < runs; run++)
    for (const [checkout, list] of reports) list.push(await measure(checkout, path));
  for (const [checkout, list] of reports) {
    console.log(formatRow([checkout === root ? name : `${name} there`, ...figuresOf(list)]));
    if (values.audits && list[0]) printAudits(list[0]);
  }
}

function figuresOf(reports: readonly Report[]): string[] {
  const median = (read: (report: Report) => number) => summarize(reports.map(read)).p50;
  return [
    ...categories.map((name) => (median((report) => report.categories[name]?.score ?? 0) * 100).toFixed(0)),
    ...Object.keys(metrics).map((name) => {
      const value = median((report) => report.audits[name]?.numericValue ?? 0);
      return value.toFixed(name === 'cumulative-layout-shift' ? 3 : 0);
    }),
  ];
}

function printAudits({ audits }: Report): void {
  for (const [name, { score, displayValue = '', metricSavings }] of Object.entries(audits)) {
    if (score === null || score >= 0.9) continue;
    console.log(`  ${name}: ${displayValue} ${metricSavings ? JSON.stringify(metricSavings) : ''}`);
  }
}

/** A visitor with a part in the cart, in a browser that has loaded nothing yet. */
async function measure(checkout: string, path: string): Promise<Report> {
  const shop = await ShopProcess.start({ root: checkout });
  // Lighthouse takes a port, and tells nobody of one that it found by itself.
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const executablePath = findBrowser();
  const context = await chromium.launchPersistentContext('', {
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', `--remote-debugging-port=${port}`],
  });
  try {
    await fillCart(context.request, `http://localhost:${shop.port}`);
    const result = await lighthouse(`http://localhost:${shop.port}${path}`, {
      port,
      logLevel: 'error',
      onlyCategories: categories,
    });
    if (!result) throw new Error('Lighthouse gave no result.');
    return result.lhr;
  } finally {
    await context.close();
    await shop.stop();
  }
}

async function fillCart(request: APIRequestContext, base: string): Promise<void> {
  await request.get(base);
  const added = await request.post(base + GATEWAY_BASE + endpoints.addItem.path, {
    form: { tab: 'valves', productId: 'rillo_b12_15' },
    headers: { Origin: base },
  });
  if (!added.ok()) throw new Error(`Adding to the cart answered ${added.status()}: ${await added.text()}`);
}

async function installedLighthouse(): Promise<Lighthouse> {
  const folder = join(import.meta.dirname, 'lighthouse');
  const main = join(folder, 'node_modules/lighthouse/core/index.js');
  if (!existsSync(main)) {
    const options = ['--no-audit', '--no-fund', '--ignore-scripts'];
    const { status } = spawnSync('npm', ['ci', ...options], { cwd: folder, stdio: ['ignore', 2, 2] });
    if (status !== 0) throw new Error('Lighthouse could not be installed.');
  }
  const module = (await import(pathToFileURL(main).href)) as { readonly default: Lighthouse };
  return module.default;
}
