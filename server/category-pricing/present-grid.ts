/** A calculated service as the PricingGrid of "API for Category Pricing v1": columns, and blocks of rows that form trees. */
import { formatDecimal } from '../model/number/decimal.ts';
import { currencyDecimals } from '../model/number/money.ts';
import { rational } from '../model/number/rational.ts';
import type { LocalizedText as ModelText } from '../model/source/texts.ts';
import { texts, type TextKey, type TextValues } from '../texts/texts.ts';
import type { AmountKind, CalculatedService, ServiceCell } from './calculate-service.ts';

export interface LocalizedText {
  readonly defaultValue: string;
  /** By language code. */
  readonly translations: Record<string, string>;
}

interface Named {
  readonly name: string;
  readonly title: LocalizedText;
}

export interface GridColumn extends Named {
  readonly subColumns: Named[];
}

export interface GridRow extends Named {
  readonly type: RowType;
  /** The name of another row of the block; empty for none. */
  readonly parent: string;
  /** `column` is the name of a sub-column. Where nothing is charged, there is no cell. */
  readonly cells: { readonly column: string; readonly value: string }[];
}

export type RowType = 'service' | 'charge' | 'product' | 'group' | 'total';

export interface GridBlock {
  readonly summaryBlock: boolean;
  readonly name: string;
  readonly rows: GridRow[];
}

export interface PricingGrid {
  readonly columns: GridColumn[];
  readonly blocks: GridBlock[];
}

/** What the rows of a grid are. */
export type GridCut = 'years' | 'products' | 'groups';

export interface GridOptions {
  readonly cut: GridCut;
  /** Of products and groups: whether each is divided into the other. */
  readonly details: boolean;
  /** Whether there is a block of costs. */
  readonly costs: boolean;
  /** Of the texts that no model has; the default first. */
  readonly languages: readonly string[];
  /** ISO 4217, of all services. */
  readonly currency: string;
}

const TOTAL_COLUMN = 'total';

/** @param services those of a cart, or one */
export function presentGrid(services: readonly CalculatedService[], options: GridOptions): PricingGrid {
  const kinds: readonly AmountKind[] = options.costs ? ['price', 'cost'] : ['price'];
  const cells = services.flatMap((service) => service.cells);
  const years = Math.max(0, ...services.map((service) => service.years.length));
  const rowsOf = (kind: AmountKind) => services.flatMap((service) => serviceRows(service, kind, options));
  return {
    columns: columnsOf(services, years, options.languages),
    blocks: [
      ...kinds.map((kind) => ({ summaryBlock: false, name: kind, rows: rowsOf(kind) })),
      {
        summaryBlock: true,
        name: 'summary',
        rows: kinds.map((kind) => ({
          name: `total_${kind}`,
          title: generated(`category-pricing.total-${kind}`, options.languages),
          type: 'total' as const,
          parent: '',
          cells: cellsOf(cells, kind, options.currency, years),
        })),
      },
    ],
  };
}

function columnsOf(
  services: readonly CalculatedService[],
  count: number,
  languages: readonly string[],
): GridColumn[] {
  const [longest] = [...services].sort((a, b) => b.years.length - a.years.length);
  const isSameStart = new Set(services.map(({ years }) => years[0]?.first)).size === 1;
  const years = Array.from({ length: count }, (_, index): Named => {
    const year = isSameStart ? longest?.years[index] : undefined;
    return { name: yearColumn(index + 1), title: yearTitle(index + 1, year, languages) };
  });
  return [
    { name: 'years', title: generated('category-pricing.years', languages), subColumns: years },
    {
      name: 'term',
      title: generated('category-pricing.term', languages),
      subColumns: [{ name: TOTAL_COLUMN, title: generated('category-pricing.total', languages) }],
    },
  ];
}

function yearColumn(year: number): string {
  return `year_${year}`;
}

function yearTitle(
  number: number,
  year: CalculatedService['years'][number] | undefined,
  languages: readonly string[],
): LocalizedText {
  const { first, last } = year ?? {};
  if (first === undefined || last === undefined)
    return generated('category-pricing.year', languages, () => ({ number: String(number) }));
  return generated('category-pricing.year-dates', languages, (language) => {
    const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
    return { number: String(number), dates: format.formatRange(new Date(first), new Date(last)) };
  });
}

function serviceRows(
  service: CalculatedService,
  kind: AmountKind,
  { cut, details, languages }: GridOptions,
): GridRow[] {
  const { id, title, currency, years, products, groups } = service;
  const row = (names: Named, type: RowType, parent: string, cells: readonly ServiceCell[]): GridRow => ({
    ...names,
    type,
    parent,
    cells: cellsOf(cells, kind, currency, years.length),
  });
  /** The rows of one list, and below each of them those of another one. */
  const divided = (outer: 'product' | 'group', inner: 'product' | 'group'): GridRow[] =>
    lists[outer].flatMap(({ name, label }) => {
      const ofOuter = service.cells.filter((cell) => cell[outer] === name);
      const below = details ? lists[inner] : [];
      return [
        row({ name, title: written(label) }, outer, '', ofOuter),
        ...below.flatMap((part) => {
          const cells = ofOuter.filter((cell) => cell[inner] === part.name);
          const names = { name: `${name}.${part.name}`, title: written(part.label) };
          return cells.length > 0 ? [row(names, inner, name, cells)] : [];
        }),
      ];
    });
  const lists = { product: products, group: groups };
  switch (cut) {
    case 'products':
      return divided('product', 'group');
    case 'groups':
      return divided('group', 'product');
    case 'years':
      return [
        row({ name: id, title: written(title) }, 'service', '', service.cells),
        ...(['recurring', 'once'] as const).flatMap((charge) => {
          const charged = new Set(products.filter((p) => p.charged.kind === charge).map(({ name }) => name));
          const cells = service.cells.filter(({ product }) => charged.has(product));
          const names = {
            name: `${id}.${charge}`,
            title: generated(`category-pricing.${charge}`, languages),
          };
          return cells.length > 0 ? [row(names, 'charge', id, cells)] : [];
        }),
      ];
  }
}

function cellsOf(
  cells: readonly ServiceCell[],
  kind: AmountKind,
  currency: string,
  years: number,
): GridRow['cells'] {
  const sums = new Map<string, number>();
  const count = (column: string, cell: ServiceCell) => sums.set(column, (sums.get(column) ?? 0) + cell[kind]);
  for (const cell of cells) count(yearColumn(cell.year), cell);
  for (const cell of cells) count(TOTAL_COLUMN, cell);
  const columns = [...Array.from({ length: years }, (_, index) => yearColumn(index + 1)), TOTAL_COLUMN];
  return columns.flatMap((column) => {
    const sum = sums.get(column);
    return sum === undefined ? [] : [{ column, value: amountText(sum, currency) }];
  });
}

/** An amount in minor units as a plain decimal with all digits of its currency: `1234.50`. */
function amountText(minor: number, currency: string): string {
  const digits = currencyDecimals(currency);
  const [whole = '', fraction = ''] = formatDecimal(rational(minor, 10n ** BigInt(digits))).split('.');
  return digits === 0 ? whole : `${whole}.${fraction.padEnd(digits, '0')}`;
}

function written({ text, translations }: ModelText): LocalizedText {
  return { defaultValue: text, translations: { ...translations } };
}

/** A text that no model has. */
function generated(
  key: Extract<TextKey, `category-pricing.${string}`>,
  [own, ...others]: readonly string[],
  values: (language: string | undefined) => TextValues = () => ({}),
): LocalizedText {
  const format = (language: string | undefined) => texts.format(key, language, values(language));
  return {
    defaultValue: format(own),
    translations: Object.fromEntries(others.map((language) => [language, format(language)])),
  };
}
