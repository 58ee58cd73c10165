import { expect, it } from 'vitest';
import type { PricingGrid } from '#src/api/read/category-pricing.ts';
import { conversionTo } from './convert-amount.ts';
import { gridAsCsv, gridAsSheet } from './export-grid.ts';
import { decimalText, gridView, unfoldedRows } from './grid-view.ts';

const title = (text: string, de?: string) => ({
  defaultValue: text,
  translations: (de === undefined ? {} : { de }) as Record<string, string>,
});
const row = (
  name: string,
  parent: string,
  ...values: string[]
): PricingGrid['blocks'][number]['rows'][number] => ({
  name,
  title: title(name),
  type: '',
  parent,
  cells: values.flatMap((value, index) =>
    value === '' ? [] : [{ column: ['y1', 'y2', 'total'][index] ?? '', value }],
  ),
});
const grid: PricingGrid = {
  columns: [
    {
      name: 'years',
      title: title('Years', 'Jahre'),
      subColumns: [
        { name: 'y1', title: title('Year 1') },
        { name: 'y2', title: title('Year 2') },
      ],
    },
    { name: 'term', title: title('Term'), subColumns: [{ name: 'total', title: title('Total') }] },
  ],
  blocks: [
    {
      summaryBlock: false,
      name: 'price',
      rows: [
        row('a', '', '3.00', '3.10', '6.10'),
        row('a.x', 'a', '1.00', '1.10', '2.10'),
        row('a.y', 'a', '2.00', '2.00', '4.00'),
        row('=b', '', '', '0.05', '0.05'),
      ],
    },
    {
      summaryBlock: false,
      name: 'cost',
      rows: [
        row('a', '', '1.00', '4.00', '5.00'),
        row('a.x', 'a', '0.50', '2.00', '2.50'),
        row('a.y', 'a', '0.50', '2.00', '2.50'),
        row('=b', '', '', 'unknown', ''),
      ],
    },
    {
      summaryBlock: true,
      name: 'summary',
      rows: [row('Price', '', '3.00', '3.15', '6.15'), row('Cost', '', '1.00', '4.00', '5.00')],
    },
  ],
};
const texts = { title: 'Prices', rows: 'Row' };

it('shows rows as a tree, and what a margin is where price and cost are numbers', () => {
  const view = gridView(grid, 'margin', 'de-AT');
  const shown = view?.rows.map(({ name, level, amounts }) => [
    name,
    level,
    amounts.map((amount) => (amount ? decimalText(amount) : '')).join(' '),
  ]);
  expect(shown).toEqual([
    ['a', 1, '2.00 -0.90 1.10'],
    ['a.x', 2, '0.50 -0.90 -0.40'],
    ['a.y', 2, '1.50 0.00 1.50'],
    ['=b', 1, '  '],
  ]);
  expect(view?.heads.map((head) => [head.title, head.span])).toEqual([
    ['Jahre', 2],
    ['Term', 1],
  ]);
  expect(unfoldedRows(view?.rows ?? [], new Set(['a'])).map(({ name }) => name)).toEqual(['a', '=b']);
  expect(gridView({ ...grid, blocks: grid.blocks.slice(0, 1) }, 'cost', 'en')).toBeUndefined();
});

it('converts what is shown, and not what a margin is made of', () => {
  const to = conversionTo('CHF', {
    base: 'EUR',
    asOf: '2026-01-05T09:00:00.000Z',
    rates: [{ currency: 'CHF', rate: '1.5' }],
  });
  const view = gridView(grid, 'margin', 'en', to?.convert);
  const amounts = view?.rows[1]?.amounts.map((amount) => amount && decimalText(amount));
  // 1.00 - 0.50, 1.10 - 2.00 and their sum, times 1.5.
  expect(amounts).toEqual(['0.75', '-1.35', '-0.60']);
  expect(view?.totals[0]?.amounts.map((amount) => amount && decimalText(amount))).toEqual([
    '3.00',
    '-1.28',
    '1.73',
  ]);
});

it('has rows that are below each other, or below none, once at the most', () => {
  const rows = [row('a', 'b'), row('b', 'a'), row('c', 'gone'), row('d', 'd')];
  const view = gridView(
    { columns: [], blocks: [{ summaryBlock: false, name: 'price', rows }] },
    'price',
    'en',
  );
  expect(view?.rows.map(({ name }) => name)).toEqual(['c', 'd', 'a', 'b']);
});

it('exports CSV in which no text is a formula', () => {
  const view = gridView(grid, 'price', 'en');
  expect(view && gridAsCsv(view, texts).split('\r\n')).toEqual([
    '\uFEFF"","Years","","Term"',
    '"Row","Year 1","Year 2","Total"',
    '"a",3.00,3.10,6.10',
    '"  a.x",1.00,1.10,2.10',
    '"  a.y",2.00,2.00,4.00',
    `"'=b",,0.05,0.05`,
    '"Price",3.00,3.15,6.15',
    '',
  ]);
});

it('exports a sheet whose sums are formulas over the rows below', () => {
  const view = gridView(grid, 'price', 'en');
  const sheet = view && gridAsSheet(view, texts);
  const values = sheet?.map((line) =>
    line.map((cell) => (typeof cell === 'object' && cell !== null && 'value' in cell ? cell.value : cell)),
  );
  expect(values).toEqual([
    ['Prices', 'Years', null, 'Term'],
    ['Row', 'Year 1', 'Year 2', 'Total'],
    ['a', '=SUM(B4:B5)', '=SUM(C4:C5)', '=SUM(D4:D5)'],
    ['a.x', 1, 1.1, 2.1],
    ['a.y', 2, 2, 4],
    ['=b', null, 0.05, 0.05],
    ['Price', '=SUM(B3:B3,B6:B6)', '=SUM(C3:C3,C6:C6)', '=SUM(D3:D3,D6:D6)'],
  ]);
});
