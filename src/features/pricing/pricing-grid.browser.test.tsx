import { useState } from 'react';
import { IntlProvider } from 'use-intl';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { PricingGrid as Grid } from '#src/api/read/category-pricing.ts';
import en from '#src/locales/en.json';
import { render } from '#src/ui/testing/render.tsx';
import { gridView, unfoldedRows, type GridView } from './grid-view.ts';
import { PricingCards } from './pricing-cards.tsx';
import { PricingGrid } from './pricing-grid.tsx';

const title = (text: string) => ({ defaultValue: text, translations: {} });

/** So many products with two asset groups each, over so many years. */
function sampleGrid(products: number, years: number): Grid {
  const columns = Array.from({ length: years }, (_, index) => ({
    name: `y${index + 1}`,
    title: title(`Year ${index + 1}`),
  }));
  const row = (name: string, parent: string) => ({
    name,
    title: title(name),
    type: parent === '' ? 'product' : 'group',
    parent,
    cells: columns.map((column) => ({ column: column.name, value: '1234.50' })),
  });
  const names = Array.from({ length: products }, (_, index) => `Product ${index + 1}`);
  return {
    columns: [{ name: 'years', title: title('Years'), subColumns: columns }],
    blocks: [
      {
        summaryBlock: false,
        name: 'price',
        rows: names.flatMap((name) => [
          row(name, ''),
          row(`${name} north`, name),
          row(`${name} south`, name),
        ]),
      },
      { summaryBlock: true, name: 'summary', rows: [row('Total price', '')] },
    ],
  };
}

function draw(products: number, years: number): void {
  const view = gridView(sampleGrid(products, years), 'price', 'en');
  if (!view) throw new Error('The sample has prices.');
  render(<Page view={view} />);
}

function Page({ view }: { readonly view: GridView }) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  return (
    <IntlProvider locale="en" messages={en}>
      <button type="button">Before</button>
      <PricingGrid
        label="Prices"
        view={view}
        rows={unfoldedRows(view.rows, folded)}
        folded={folded}
        onFold={(row, isFolded) => {
          const next = new Set(folded);
          if (isFolded) next.add(row.name);
          else next.delete(row.name);
          setFolded(next);
        }}
        isWhole={false}
      />
    </IntlProvider>
  );
}

const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name} 1,234`) });
const focused = () => {
  const { activeElement } = document;
  return `${activeElement?.closest('tr')?.dataset['row'] ?? ''} ${(activeElement as HTMLElement | null)?.dataset['column'] ?? 'row'}`;
};

it('moves and folds by the keys of a tree grid, and is one stop of Tab', async () => {
  draw(2, 3);
  await userEvent.click(page.getByRole('button', { name: 'Before' }));
  await userEvent.tab();
  expect(focused()).toBe('Product 1 row');
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowDown}');
  await expect.poll(focused).toBe('Product 1 north 1');
  await userEvent.keyboard('{End}');
  await expect.poll(focused).toBe('Product 1 north 3');
  await userEvent.keyboard('{Home}{ArrowLeft}');
  await expect.poll(focused).toBe('Product 1 north row');
  await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(focused).toBe('Product 1 row');
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(row('Product 1')).toHaveAttribute('aria-expanded', 'false');
  await expect.element(page.getByText('Product 1 north')).not.toBeInTheDocument();
  await userEvent.keyboard('{End}');
  await expect.poll(focused).toBe('Product 2 south row');
  await userEvent.keyboard('{Control>}{Home}{/Control}{Enter}');
  await expect.element(row('Product 1')).toHaveAttribute('aria-expanded', 'true');
  await expect.element(page.getByText('Product 1 north')).toBeInTheDocument();
});

it('draws the rows around the screen of 40 years × 2,001 rows, and finds the last one', async () => {
  draw(667, 40);
  const grid = page.getByRole('treegrid', { name: 'Prices' });
  await expect.element(grid).toHaveAttribute('aria-rowcount', '2004');
  await expect.element(row('Product 1')).toBeInTheDocument();
  expect(document.querySelectorAll('tbody tr').length).toBeLessThan(80);
  await userEvent.click(page.getByRole('button', { name: 'Before' }));
  await userEvent.tab();
  await userEvent.keyboard('{End}');
  await expect.poll(focused, { timeout: 30_000 }).toBe('Product 667 south row');
  await expect.element(page.getByRole('rowheader', { name: 'Total price' })).toBeVisible();
  expect(document.querySelectorAll('tbody tr').length).toBeLessThan(80);
});

it('draws the rows of a year on a phone once its card is opened', async () => {
  const view = gridView(sampleGrid(667, 40), 'price', 'en');
  if (!view) throw new Error('The sample has prices.');
  render(
    <IntlProvider locale="en" messages={en}>
      <PricingCards view={view} rows={view.rows} />
    </IntlProvider>,
  );
  const amounts = () => document.querySelectorAll('dd').length;
  await expect.element(page.getByRole('heading', { name: 'Year 40' })).toBeInTheDocument();
  // The totals of 40 years, and the rows of the first.
  expect(amounts()).toBe(40 + 2001);
  await userEvent.click(page.getByRole('heading', { name: /^Year 1$/ }));
  await expect.poll(amounts).toBe(40);
});
