import * as z from 'zod/mini';

const texts = z.record(z.string(), z.string());

/** A line of `pricing`: column → display text. The price model names the columns. */
export const pricingLineSchema = texts;

/** Lines stand alone or, below a heading with sums of its own, together. */
export const pricingRowSchema = z.union([
  z.strictObject({ summary: pricingLineSchema, rows: z.array(pricingLineSchema) }),
  pricingLineSchema,
]);

/** `pricing` of a configuration or a cart item; an empty object when prices were excluded. */
export const pricingSchema = z.union([
  z.strictObject({
    rows: z.array(pricingRowSchema),
    summary: texts,
    /** Chosen parts that the model has no price for, and the sums do not include; an extension of Bespoke's tenant. */
    unpriced: z.optional(z.array(z.string())),
    /** What the columns that the model adds are called; an extension of Bespoke's tenant. */
    columns: z.optional(z.array(z.strictObject({ name: z.string(), title: z.string() }))),
  }),
  z.strictObject({}),
]);

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

export const bomItemSchema: z.ZodMiniType<BomItem> = z.strictObject({
  name: z.string(),
  description: z.string(),
  qty: z.string(),
  attributes: texts,
  attributeTitles: z.optional(texts),
  get subItems() {
    return z.array(bomItemSchema);
  },
});

export type PricingLine = z.infer<typeof pricingLineSchema>;
export type PricingRow = z.infer<typeof pricingRowSchema>;
export type Pricing = z.infer<typeof pricingSchema>;
