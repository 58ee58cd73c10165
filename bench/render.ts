/**
 * `npm run bench:render`: what it costs the browser when a customer changes a field of a long form, and five other fields with it:
 * milliseconds of processor time of the page's main thread from the click until everything rests. The whole page of the
 * shop stands beside three forms of the same configuration that show the same answers of the same server: one without a framework, one
 * of plain React with memoised fields, and one of `@rjsf/core`. Each is opened in a profile of its own.
 *
 * Below stands where the time goes, by what the browser does and by when, from other changes that are traced.
 *
 * `BENCH_FIELDS` sets how many fields (`50,500,2000`); from 500 on, groups in groups are measured as well. `BENCH_BEFORE` is the folder of
 * a checkout with an earlier build, which is measured in the same run.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GATEWAY_BASE, pathOf } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import { formatRow, summarize } from './latency-table.ts';
import { formModel } from './render/form-model.ts';
import { measureForm, type FormPage, type Measured } from './render/form-page.ts';
import { buildForms } from './render/forms/build.ts';
import { PHASES, WORK, type Split } from './render/split.ts';
import { ShopProcess } from './shop-process.ts';
import { launchBrowser, mib } from './vis/frame-page.ts';

const BEFORE = process.env['BENCH_BEFORE'];
const FIELDS = (process.env['BENCH_FIELDS'] ?? '50,500,2000').split(',').map(Number);

const folder = mkdtempSync(join(tmpdir(), 'bespoke-render-'));
const scripts = await buildForms();
const browser = await launchBrowser();
try {
  console.log(
    'Milliseconds of processor time of the main thread for a change; ratios to the form without a framework\n',
  );
  console.log(
    formatRow(['', 'fields', 'median', 'p95', 'layout', 'ratio', 'long tasks', 'opening', 'heap', 'ratio']),
  );
  for (const fields of FIELDS) {
    await measureForms(fields, false);
    if (fields >= 500) await measureForms(fields, true);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

async function measureForms(fields: number, isNested: boolean): Promise<void> {
  const model = join(folder, `form-${fields}-${isNested ? 'nested' : 'flat'}`);
  mkdirSync(model);
  writeFileSync(join(model, 'model.yaml'), formModel(fields, isNested));
  const args = ['--model', model];
  const shop = await ShopProcess.start({ args });
  const earlier = BEFORE === undefined ? undefined : await ShopProcess.start({ root: BEFORE, args });
  try {
    const base = `http://localhost:${shop.port}`;
    const product = await findProduct(base);
    const [plain, ...others] = [...scripts].map(([name, script]) => formOf(name, script, base, product));
    if (!plain) throw new Error('There are no forms.');
    const size = `${fields}${isNested ? ' nested' : ''}`;
    const bare = await measureForm(browser, plain);
    const measured: [string, Measured][] = [[plain.name, bare]];
    print(plain.name, size, bare, bare);
    for (const form of [
      ...others,
      ...(await shopsOf([
        ['shop before', earlier],
        ['shop', shop],
      ])),
    ]) {
      const figures = await measureForm(browser, form);
      measured.push([form.name, figures]);
      print(form.name, size, figures, bare);
    }
    console.log('\nOf traced changes');
    console.log(formatRow(['', 'fields', ...WORK, 'frames', ...PHASES, 'ratio']));
    for (const [name, { split }] of measured) printSplit(name, size, split, bare.split);
    console.log();
  } finally {
    await shop.stop();
    await earlier?.stop();
  }
}

interface Product {
  readonly tab: string;
  readonly productId: string;
}

async function findProduct(base: string): Promise<Product> {
  const read = async (path: string): Promise<unknown> => (await fetch(base + GATEWAY_BASE + path)).json();
  const [{ name: tab } = { name: '' }] = (await read(endpoints.tabs.path)) as { name: string }[];
  const { rows } = (await read(pathOf(endpoints.search, { tab }))) as { rows: { '#id': string }[] };
  return { tab, productId: rows[0]?.['#id'] ?? '' };
}

async function shopsOf(shops: readonly [string, ShopProcess | undefined][]): Promise<FormPage[]> {
  const pages: FormPage[] = [];
  for (const [name, shop] of shops) {
    const base = `http://localhost:${shop?.port}`;
    if (shop) pages.push(shopOf(name, base, await findProduct(base)));
  }
  return pages;
}

function shopOf(name: string, base: string, { tab, productId }: Product): FormPage {
  return {
    name,
    async open(page) {
      await page.goto(`${base}/configure/${tab}/${productId}`);
      await page.locator('[data-field]').first().waitFor();
    },
    frameOf: (field) => `[data-field="${field}"]`,
  };
}

function formOf(name: string, script: string, base: string, product: Product): FormPage {
  const address = `${base}/form-of-benchmark`;
  return {
    name,
    async open(page) {
      // Of the same origin as the server.
      await page.route(address, (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<!doctype html><meta charset="utf-8"><title>${name}</title><body></body><script>${script.replaceAll('</script', '<\\/script')}</script>`,
        }),
      );
      // The cookie of the session comes with the first call.
      await page.goto(address);
      const start = GATEWAY_BASE + pathOf(endpoints.start, product);
      await page.evaluate(
        (path) => (globalThis as unknown as { openForm: (path: string) => Promise<void> }).openForm(path),
        start,
      );
      await page.locator('input').first().waitFor();
    },
    frameOf: (field) => (name === 'rjsf' ? `.of-${field}` : `[data-field="${field}"]`),
  };
}

function print(name: string, size: string, { changes, opening, heap }: Measured, bare: Measured): void {
  const { p50, p95 } = summarize(changes.map(({ task }) => task));
  const figures = [
    p50.toFixed(1),
    p95.toFixed(1),
    summarize(changes.map(({ layout }) => layout)).p50.toFixed(1),
    ratio(p50, summarize(bare.changes.map(({ task }) => task)).p50),
    String(changes.filter(({ longest }) => longest > 0).length),
    opening.task.toFixed(0),
    mib(heap),
    ratio(heap, bare.heap),
  ];
  console.log(formatRow([name, size, ...figures]));
}

/** The ratio is that of the answer and the frame that shows it, to the form without a framework. */
function printSplit(name: string, size: string, { work, phases, frames }: Split, bare: Split): void {
  const figures = [
    ...WORK.map((kind) => work[kind].toFixed(1)),
    frames.toFixed(0),
    ...PHASES.map((phase) => phases[phase].toFixed(1)),
    ratio(phases.answer, bare.phases.answer),
  ];
  console.log(formatRow([name, size, ...figures]));
}

function ratio(value: number, to: number): string {
  return `${(value / to).toFixed(1)} ×`;
}
