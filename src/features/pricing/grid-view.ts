/** A PricingGrid as the page shows it: one amount a cell, rows in the order of a tree. Amounts are in whole cents, exactly. */
import type { GridTitle, PricingGrid } from '#src/api/read/category-pricing.ts';

export const measures = ['price', 'cost', 'margin'] as const;
/** The margin is the price less the cost. */
export type Measure = (typeof measures)[number];

export interface ViewRow {
  readonly name: string;
  readonly title: string;
  /** From 1 on. */
  readonly level: number;
  readonly parent: ViewRow | undefined;
  readonly hasChildren: boolean;
  /** Among the rows of the same parent, from 1 on. */
  readonly position: number;
  readonly siblings: number;
  /** By column; undefined where there is no cell. */
  readonly amounts: readonly (Amount | undefined)[];
}

/** A decimal number with `digits` after its point: `units` / 10^digits. Undefined for a text that is no number. */
export interface Amount {
  readonly units: bigint;
  readonly digits: number;
}

export interface ViewColumn {
  readonly name: string;
  readonly title: string;
}

export interface GridView {
  /** The first level of the header, with how many columns are below each. */
  readonly heads: readonly (ViewColumn & { readonly span: number })[];
  readonly columns: readonly ViewColumn[];
  /** Each row before those below it. */
  readonly rows: readonly ViewRow[];
  readonly totals: readonly ViewRow[];
}

/**
 * Undefined where the grid has not got what the measure needs.
 *
 * @param convert makes the amount that is shown of one in the base currency
 */
export function gridView(
  grid: PricingGrid,
  measure: Measure,
  language: string,
  convert: (amount: Amount) => Amount = (amount) => amount,
): GridView | undefined {
  const columns = grid.columns.flatMap((column) =>
    column.subColumns.length > 0 ? column.subColumns : [column],
  );
  const price = grid.blocks.find(({ name, summaryBlock }) => !summaryBlock && name !== 'cost');
  const cost = grid.blocks.find(({ name, summaryBlock }) => !summaryBlock && name === 'cost');
  const summary = grid.blocks.find(({ summaryBlock }) => summaryBlock)?.rows ?? [];
  if (!price || (measure !== 'price' && !cost)) return undefined;
  const [totalPrice, totalCost] = summary;
  const read = (ofPrice: GridRow | undefined, ofCost: GridRow | undefined) => {
    const [prices, costs] = [amountsIn(ofPrice), amountsIn(ofCost)];
    return columns.map(({ name }) => {
      const amount = amountOf(measure, prices.get(name), costs.get(name));
      return amount && convert(amount);
    });
  };
  const costRows = new Map(cost?.rows.map((row) => [row.name, row]));
  const total = measure === 'cost' ? totalCost : totalPrice;
  return {
    heads: grid.columns.map(({ name, title, subColumns }) => ({
      name,
      title: titleIn(title, language),
      span: Math.max(subColumns.length, 1),
    })),
    columns: columns.map(({ name, title }) => ({ name, title: titleIn(title, language) })),
    rows: treeOf(price.rows, (row) => read(row, costRows.get(row.name)), language),
    totals: total
      ? [
          {
            ...only,
            name: total.name,
            title: titleIn(total.title, language),
            amounts: read(totalPrice, totalCost),
          },
        ]
      : [],
  };
}

const only = { level: 1, parent: undefined, hasChildren: false, position: 1, siblings: 1 } as const;

type GridRow = PricingGrid['blocks'][number]['rows'][number];

/** Rows below a row that is not there stand at the root; so do those that are below each other. */
function treeOf(
  rows: readonly GridRow[],
  amounts: (row: GridRow) => ViewRow['amounts'],
  language: string,
): ViewRow[] {
  const names = new Set(rows.map(({ name }) => name));
  const children = new Map<string, GridRow[]>();
  for (const row of rows) {
    const parent = names.has(row.parent) && row.parent !== row.name ? row.parent : '';
    children.set(parent, [...(children.get(parent) ?? []), row]);
  }
  const found: ViewRow[] = [];
  const visit = (parent: ViewRow | undefined): void => {
    const siblings = children.get(parent?.name ?? '') ?? [];
    children.delete(parent?.name ?? '');
    for (const [index, row] of siblings.entries()) {
      const view: ViewRow = {
        name: row.name,
        title: titleIn(row.title, language),
        level: (parent?.level ?? 0) + 1,
        parent,
        hasChildren: children.has(row.name),
        position: index + 1,
        siblings: siblings.length,
        amounts: amounts(row),
      };
      found.push(view);
      visit(view);
    }
  };
  visit(undefined);
  while (children.size > 0) {
    const [[parent, circle]] = [...children] as [[string, GridRow[]]];
    children.delete(parent);
    children.set('', circle);
    visit(undefined);
  }
  return found;
}

function titleIn({ defaultValue, translations }: GridTitle, language: string): string {
  return translations[language] ?? translations[language.split('-')[0] ?? ''] ?? defaultValue;
}

/** By column. */
function amountsIn(row: GridRow | undefined): ReadonlyMap<string, Amount | undefined> {
  return new Map(row?.cells.map(({ column, value }) => [column, readAmount(value)]));
}

export function readAmount(text: string): Amount | undefined {
  const match = /^(-?)(\d{1,18})(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  return { units: BigInt(`${sign}${whole}${fraction}`), digits: fraction.length };
}

function amountOf(measure: Measure, price: Amount | undefined, cost: Amount | undefined): Amount | undefined {
  if (measure === 'price') return price;
  if (measure === 'cost') return cost;
  if (!price || !cost) return undefined;
  const digits = Math.max(price.digits, cost.digits);
  const scaled = (amount: Amount) => amount.units * 10n ** BigInt(digits - amount.digits);
  return { units: scaled(price) - scaled(cost), digits };
}

/** As a plain decimal: `-1234.50`. */
export function decimalText({ units, digits }: Amount): string {
  const size = (units < 0n ? -units : units).toString().padStart(digits + 1, '0');
  const point = size.length - digits;
  const fraction = digits > 0 ? `.${size.slice(point)}` : '';
  return `${units < 0n ? '-' : ''}${size.slice(0, point)}${fraction}`;
}

/** The nearest floating-point number, for pictures and spreadsheets. */
export function toNumber(amount: Amount): number {
  return Number(decimalText(amount));
}

/** The rows of which no row above is folded. */
export function unfoldedRows(rows: readonly ViewRow[], folded: ReadonlySet<string>): readonly ViewRow[] {
  const isHidden = ({ parent }: ViewRow): boolean =>
    parent !== undefined && (folded.has(parent.name) || isHidden(parent));
  return rows.filter((row) => !isHidden(row));
}
