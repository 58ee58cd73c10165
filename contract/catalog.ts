import * as z from 'zod/mini';

/** A filter of a catalog tab; its `name` is the query parameter of the search. */
export const catalogFilterSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  widget: z.enum(['dropdown', 'text']),
  /** How the value sent is compared with the column's. */
  operator: z.enum(['equals', 'contains']),
  type: z.string(),
  hidden: z.boolean(),
  isList: z.boolean(),
  hasOptions: z.boolean(),
  options: z.array(z.strictObject({ name: z.string(), title: z.string() })),
});

export const catalogColumnSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  type: z.optional(z.string()),
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
