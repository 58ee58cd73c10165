/**
 * `npm run size`: the JavaScript that a browser loads before a page of the shop can be used, compressed with brotli as the
 * server sends it. Fails when a page is over its budget.
 */
import { join } from 'node:path';
import { measurePages, type PageSize } from './page-sizes.ts';

const KIB = 1024;

/** By the page's file in `src/pages`. */
const budgets: Record<string, number> = {
  'catalog-page': 100 * KIB,
  'configurator-page': 135 * KIB,
};

const pages = measurePages(join(import.meta.dirname, '..'));
const rows = pages.map((page) => ({ page, budget: budgets[page.name] }));
const missing = Object.keys(budgets).filter((name) => !pages.some((page) => page.name === name));

console.log('Brotli JavaScript a page, KiB\n');
console.log(line('page', 'first load', 'budget', '', 'on demand'));
for (const { page, budget } of rows) {
  console.log(
    line(
      page.name,
      kib(page.firstLoad),
      budget ? kib(budget) : '',
      verdict(page, budget),
      kib(page.onDemand),
    ),
  );
}
for (const name of missing) console.error(`\nThere is a budget for ${name}, but no such page.`);

const isOver = rows.some(({ page, budget }) => budget !== undefined && page.firstLoad > budget);
process.exit(isOver || missing.length > 0 ? 1 : 0);

function verdict(page: PageSize, budget: number | undefined): string {
  if (budget === undefined) return '';
  return page.firstLoad <= budget ? 'ok' : 'OVER';
}

function kib(bytes: number): string {
  return (bytes / KIB).toFixed(1);
}

function line(...[name = '', ...cells]: string[]): string {
  return name.padEnd(24) + cells.map((cell) => cell.padStart(11)).join('');
}
