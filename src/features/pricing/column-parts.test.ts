import { expect, it } from 'vitest';
import { columnParts } from './column-parts.ts';
import type { GridView } from './grid-view.ts';

function viewOf(years: number): GridView {
  const columns = [...Array.from({ length: years }, (_, index) => `y${index + 1}`), 'total'];
  return {
    heads: [
      { name: 'years', title: 'Years', span: years },
      { name: 'term', title: 'Term', span: 1 },
    ],
    columns: columns.map((name) => ({ name, title: name })),
    rows: [],
    totals: [
      {
        ...{ name: 'sum', title: 'Sum', level: 1, parent: undefined, hasChildren: false },
        ...{ position: 1, siblings: 1 },
        amounts: columns.map((_, index) => ({ units: BigInt(index), digits: 0 })),
      },
    ],
  };
}

const shown = (view: GridView) =>
  columnParts(view, 7).map(({ heads, columns, totals }) => [
    heads.map(({ name, span }) => `${name} ${span}`).join(', '),
    columns.map(({ name }) => name).join(' '),
    totals[0]?.amounts.map((amount) => amount?.units).join(' '),
  ]);

it('divides years over parts of about the same width, each with the heads of its columns', () => {
  expect(shown(viewOf(12))).toEqual([
    ['years 7', 'y1 y2 y3 y4 y5 y6 y7', '0 1 2 3 4 5 6'],
    ['years 5, term 1', 'y8 y9 y10 y11 y12 total', '7 8 9 10 11 12'],
  ]);
  expect(columnParts(viewOf(40), 7).map(({ columns }) => columns.length)).toEqual([7, 7, 7, 6, 7, 7]);
});

it('leaves a grid whole that is narrow enough, or has no columns', () => {
  expect(columnParts(viewOf(6), 7)).toEqual([viewOf(6)]);
  expect(columnParts({ heads: [], columns: [], rows: [], totals: [] }, 7)).toHaveLength(1);
});
