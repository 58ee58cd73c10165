import * as z from 'zod/mini';

/**
 * A filter of a catalog tab; its `name` is the query parameter of the search, sent once for each value. What Bespoke's tenant
 * says beyond the API is `column` and `parentValues`.
 */
export const catalogFilterSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  widget: z.enum(['dropdown', 'checkboxes', 'text', 'number', 'date']),
  /** How the column's value is compared with those sent. */
  operator: z.enum(['equals', 'contains', 'at_least', 'at_most']),
  /** Of the values: numbers have a point, dates are `2026-01-31`, `true` and `false`. */
  type: z.enum(['text', 'number', 'date', 'boolean']),
  /** The column that is compared: two filters of one column, `at_least` and `at_most`, are a range. Empty for all texts. */
  column: z.string(),
  /** The filter that this one depends on, or nothing: without a value there, this one is not offered. */
  parentType: z.string(),
  /** The only value of the parent with which it is offered; empty for any. */
  parentValue: z.string(),
  /** What the customer has entered; always empty. */
  userValue: z.string(),
  hidden: z.boolean(),
  /** Several values may be sent; a product needs one of them. */
  isList: z.boolean(),
  hasOptions: z.boolean(),
  options: z.array(
    z.strictObject({
      name: z.string(),
      title: z.string(),
      /** Of a filter with a parent: the parent's values with which there are products. */
      parentValues: z.optional(z.array(z.string())),
    }),
  ),
});

export const catalogColumnSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  type: z.enum(['text', 'number', 'date', 'boolean']),
  /** In a tab with external search, beyond the API: whether an item needs a value. */
  isMandatory: z.optional(z.boolean()),
});

/** "List Product Catalog Pages". */
export const catalogTabSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  type: z.string(),
  isConfigurable: z.boolean(),
  isExternalSearch: z.boolean(),
  filters: z.array(catalogFilterSchema),
  columns: z.array(catalogColumnSchema),
});

export const catalogTabsSchema = z.array(catalogTabSchema);

/** "List Products in Product Catalog Page": `#id` plus one value a column; column names may contain dots. */
export const catalogRowSchema = z.catchall(z.object({ '#id': z.string() }), z.string());

export const catalogSearchSchema = z.strictObject({
  total: z.uint32(),
  rows: z.array(catalogRowSchema),
});

export type CatalogTab = z.infer<typeof catalogTabSchema>;
export type CatalogRow = z.infer<typeof catalogRowSchema>;
export type CatalogSearch = z.infer<typeof catalogSearchSchema>;
