import * as z from 'zod/mini';

const texts = z.record(z.string(), z.string());

/** A line of `pricing`: column → display text. The price model names the columns. */
export const pricingLineSchema = texts;

/** Lines stand alone or, below a heading with sums of its own, together. */
export const pricingRowSchema = z.union([
  z.strictObject({ summary: pricingLineSchema, rows: z.array(pricingLineSchema) }),
  pricingLineSchema,
]);

const periodSchema = z.enum(['month', 'quarter', 'year']);

/**
 * How a part of another system is sold: once, for a number of periods, or until it is cancelled. An extension of Bespoke's
 * tenant (`docs/tenant-differences.md`, "Products of other systems"), as all that uses it.
 */
export const sellingModelSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('one-time') }),
  z.strictObject({ kind: z.literal('termed'), period: periodSchema, term: z.uint32() }),
  z.strictObject({ kind: z.literal('evergreen'), period: periodSchema }),
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
    /** What is paid each period (`description`: `€39.80 per month`), beside what `summary` says is paid once; of another system, as the next. */
    recurring: z.optional(
      z.array(z.strictObject({ period: periodSchema, amount: z.string(), description: z.string() })),
    ),
    /** How the price came about, in order. */
    waterfall: z.optional(z.array(z.strictObject({ label: z.string(), amount: z.string() }))),
  }),
  z.strictObject({}),
]);

export type SellingModel = z.infer<typeof sellingModelSchema>;

/** A line of the bill of materials; `qty` is display text. */
export interface BomItem {
  name: string;
  description: string;
  qty: string;
  attributes: Record<string, string>;
  /** What attributes are called that a customer may read; an extension of Bespoke's tenant. */
  attributeTitles?: Record<string, string> | undefined;
  /** Of a part of another system, as the next two: whether the customer may leave it out. */
  kind?: 'included' | 'mandatory' | 'recommended' | undefined;
  sellingModel?: SellingModel | undefined;
  /** Of one piece and, where it is sold by periods, of one period; display text. */
  unitPrice?: string | undefined;
  subItems: BomItem[];
}

export const bomItemSchema: z.ZodMiniType<BomItem> = z.strictObject({
  name: z.string(),
  description: z.string(),
  qty: z.string(),
  attributes: texts,
  attributeTitles: z.optional(texts),
  kind: z.optional(z.enum(['included', 'mandatory', 'recommended'])),
  sellingModel: z.optional(sellingModelSchema),
  unitPrice: z.optional(z.string()),
  get subItems() {
    return z.array(bomItemSchema);
  },
});

export type PricingLine = z.infer<typeof pricingLineSchema>;
export type PricingRow = z.infer<typeof pricingRowSchema>;
export type Pricing = z.infer<typeof pricingSchema>;
