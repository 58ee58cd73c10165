import * as z from 'zod/mini';
import { count, flag, optionalText, text } from './scalars.ts';

/** An option of a filter. Tenants give objects or bare strings; both become name and title. */
const filterOption = z.pipe(
  z.union([z.string(), z.looseObject({})]),
  z.transform((option: string | Record<string, unknown>) => {
    if (typeof option === 'string') return { name: option, title: option };
    const name = String(option['name'] ?? option['value'] ?? '');
    return { name, title: String(option['title'] ?? option['description'] ?? name) };
  }),
);

/** A filter of a catalog tab; its `name` is the query parameter of the search. */
export const catalogFilterSchema = z.object({
  name: text,
  title: text,
  widget: optionalText,
  operator: optionalText,
  type: optionalText,
  hidden: flag,
  isList: flag,
  hasOptions: flag,
  options: z._default(z.array(filterOption), []),
});

export const catalogColumnSchema = z.object({ name: text, title: text, type: optionalText });

/** "List Product Catalog Pages". */
export const catalogTabSchema = z.object({
  name: text,
  title: text,
  type: text,
  isConfigurable: flag,
  isExternalSearch: flag,
  filters: z._default(z.array(catalogFilterSchema), []),
  columns: z._default(z.array(catalogColumnSchema), []),
});

export const catalogTabsSchema = z.array(catalogTabSchema);

/** "List Products in Product Catalog Page": `#id` plus one value a column; column names may contain dots. */
export const catalogRowSchema = z.catchall(z.object({ '#id': text }), text);

export const catalogSearchSchema = z.object({ total: count, rows: z.array(catalogRowSchema) });

export type CatalogFilter = z.infer<typeof catalogFilterSchema>;
export type CatalogColumn = z.infer<typeof catalogColumnSchema>;
export type CatalogTab = z.infer<typeof catalogTabSchema>;
export type CatalogRow = z.infer<typeof catalogRowSchema>;
export type CatalogSearch = z.infer<typeof catalogSearchSchema>;
