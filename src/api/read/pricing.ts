import * as z from 'zod/mini';
import { asText, properties, text } from './scalars.ts';

const texts = z.record(z.string(), text);

/** `columns` is what the row says itself, column → display text; a heading has `rows`, and its sums in `summary`. */
export interface PricingRow {
  summary?: Record<string, string> | undefined;
  rows?: PricingRow[] | undefined;
  columns: Record<string, string>;
}

type RawRow = Omit<PricingRow, 'columns'> & Record<string, unknown>;

/** What is neither `summary` nor `rows` is a column. */
function asRow({ summary, rows, ...columns }: RawRow): PricingRow {
  const texts = Object.entries(columns).map(([name, value]) => [name, asText(value)] as const);
  return { ...(summary && { summary }), ...(rows && { rows }), columns: Object.fromEntries(texts) };
}

const rowReader: z.ZodMiniType<PricingRow> = z.pipe(
  z.looseObject({
    summary: z.optional(texts),
    get rows() {
      return z.optional(z.array(rowReader));
    },
  }),
  z.transform(asRow),
);

/** Columns that the tenant names are in `columns`; only Bespoke's does. */
export const pricingReader = z.object({
  rows: z._default(z.array(rowReader), []),
  summary: properties,
  columns: z.optional(z.array(z.object({ name: text, title: text }))),
});

export interface BomItem {
  name: string;
  description: string;
  qty: string;
  attributes: Record<string, string>;
  attributeTitles?: Record<string, string> | undefined;
  subItems: BomItem[];
}

export const bomItemReader: z.ZodMiniType<BomItem> = z.object({
  name: text,
  description: text,
  qty: text,
  attributes: properties,
  attributeTitles: z.optional(texts),
  get subItems() {
    return z._default(z.array(bomItemReader), []);
  },
});

export type Pricing = z.infer<typeof pricingReader>;
