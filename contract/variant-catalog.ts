/** "Get Module Variant Catalogs" and the two calls beside it. The page names the top keys; what they hold is ours. */
import * as z from 'zod/mini';

const texts = z.record(z.string(), z.string());

/** Compares a column with a value of the configuration as it is now; an empty `value` compares with nothing. */
const filterSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  columnId: z.string(),
  operator: z.enum(['equals', 'at_least', 'at_most']),
  value: z.string(),
  valueDescription: z.string(),
});

const pageSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Applied by the tenant. */
  lockedFilterIds: z.array(z.string()),
  /** To be applied by the client. */
  suggestedFilterIds: z.array(z.string()),
});

const columnSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  type: z.enum(['text', 'number']),
  unit: z.optional(z.string()),
  /** Of a column that a variant may leave open: what it can be. */
  domainId: z.optional(z.string()),
});

/** A line of the variant BoM. `variantId` names position and variant. */
export const variantLineSchema = z.strictObject({
  variantId: z.string(),
  quantity: z.uint32(),
  /** Of editable columns only. */
  columnValues: texts,
});

export const variantCatalogsSchema = z.strictObject({
  catalogs: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      pages: z.array(pageSchema),
      positionIds: z.array(z.string()),
      columnIds: z.array(z.string()),
    }),
  ),
  variantBom: z.strictObject({
    items: z.array(
      z.extend(variantLineSchema, {
        positionId: z.string(),
        name: z.string(),
        description: z.string(),
        price: z.string(),
        /** Names of locked filters that it no longer passes, because the configuration changed. */
        violates: z.array(z.string()),
      }),
    ),
  }),
  /** Limits are for the client to keep to; absent where there is none. */
  positions: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      maxQuantity: z.optional(z.uint32()),
      maxQuantityPerVariant: z.optional(z.uint32()),
      maxDifferentVariants: z.optional(z.uint32()),
    }),
  ),
  columns: z.array(columnSchema),
  domains: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      elements: z.array(z.strictObject({ name: z.string(), description: z.string() })),
    }),
  ),
  filters: z.array(filterSchema),
});

export const variantsSchema = z.strictObject({
  /** Those of the page. */
  filters: z.array(filterSchema),
  /** At most 100. */
  items: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      description: z.string(),
      article: z.string(),
      price: z.string(),
      /** Numbers plain, texts in the language of the call; without those that the variant leaves open. */
      columnValues: texts,
    }),
  ),
  /** Of all pages of results. */
  total: z.uint32(),
});

export const variantBomSchema = z.strictObject({ items: z.array(variantLineSchema) });

export type VariantFilterAnswer = z.infer<typeof filterSchema>;
export type VariantCatalogs = z.infer<typeof variantCatalogsSchema>;
export type Variants = z.infer<typeof variantsSchema>;
