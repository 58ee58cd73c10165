import * as z from 'zod/mini';
import { properties, text } from './scalars.ts';

/**
 * A row of `pricing`: column name → display string, named by the tenant's price model. A row with `rows` is a heading
 * and shows its own sums in `summary`.
 */
export interface PricingRow {
  summary?: Record<string, string> | undefined;
  rows?: PricingRow[] | undefined;
  columns: Record<string, string>;
}

const rawRow: z.ZodMiniType<PricingRow> = z.pipe(
  z.looseObject({
    summary: z.optional(z.record(z.string(), text)),
    get rows() {
      return z.optional(z.array(rawRow));
    },
  }),
  z.transform(({ summary, rows, ...rest }) => ({
    ...(summary ? { summary } : {}),
    ...(rows ? { rows } : {}),
    columns: z.parse(z.record(z.string(), text), rest),
  })),
);

/** `pricing` of a configuration or a cart item; an empty object when prices were excluded. */
export const pricingSchema = z.object({
  rows: z._default(z.array(rawRow), []),
  summary: z._default(z.record(z.string(), text), {}),
  /** Columns the author of the model named; an extension of Bespoke's tenant. */
  columns: z.optional(z.array(z.object({ name: text, title: text }))),
});

/** A line of the bill of materials; `qty` is display text. */
export interface BomItem {
  name: string;
  description: string;
  qty: string;
  attributes: Record<string, string>;
  /** What attributes are called that a customer may read; an extension of Bespoke's tenant. */
  attributeTitles?: Record<string, string> | undefined;
  subItems: BomItem[];
}

export const bomItemSchema: z.ZodMiniType<BomItem> = z.object({
  name: text,
  description: text,
  qty: text,
  attributes: properties,
  attributeTitles: z.optional(z.record(z.string(), text)),
  get subItems() {
    return z._default(z.array(bomItemSchema), []);
  },
});

export type Pricing = z.infer<typeof pricingSchema>;
