import * as v from 'valibot';
import { asText, properties, text } from './scalars.ts';

const texts = v.record(v.string(), text);

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

const rowReader: v.GenericSchema<unknown, PricingRow> = v.pipe(
  v.looseObject({
    summary: v.optional(texts),
    rows: v.optional(v.array(v.lazy(() => rowReader))),
  }),
  v.transform(asRow),
);

/** Columns that the tenant names are in `columns`; only Bespoke's does. */
export const pricingReader = v.object({
  rows: v.optional(v.array(rowReader), []),
  summary: properties,
  /** Chosen parts that have no price; the sums do not include them. */
  unpriced: v.optional(v.array(text)),
  columns: v.optional(v.array(v.object({ name: text, title: text }))),
  // Of products that another system configures.
  recurring: v.optional(v.array(v.looseObject({ description: text }))),
  waterfall: v.optional(v.array(v.object({ label: text, amount: text }))),
});

export interface BomItem {
  name: string;
  description: string;
  qty: string;
  attributes: Record<string, string>;
  attributeTitles?: Record<string, string> | undefined;
  /** Whether the customer may leave it out, where the tenant says so. */
  kind?: 'included' | 'mandatory' | 'recommended' | undefined;
  /** Said in the price of the part as well. */
  sellingModel?: unknown;
  unitPrice?: unknown;
  subItems: BomItem[];
}

export const bomItemReader: v.GenericSchema<unknown, BomItem> = v.object({
  name: text,
  description: text,
  qty: text,
  attributes: properties,
  attributeTitles: v.optional(texts),
  kind: v.optional(v.picklist(['included', 'mandatory', 'recommended'])),
  sellingModel: v.optional(v.unknown()),
  unitPrice: v.optional(v.unknown()),
  subItems: v.optional(v.array(v.lazy(() => bomItemReader)), []),
});

export type Pricing = v.InferOutput<typeof pricingReader>;
