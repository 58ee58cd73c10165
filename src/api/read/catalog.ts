import * as z from 'zod/mini';
import { asText, count, flag, optionalText, text } from './scalars.ts';

/** Tenants give objects, spelled in two ways, or bare strings. */
function asOption(option: string | Record<string, unknown>): { name: string; title: string } {
  if (typeof option === 'string') return { name: option, title: option };
  const name = asText(option['name'] ?? option['value']);
  return { name, title: asText(option['title'] ?? option['description'] ?? name) };
}

const optionReader = z.pipe(z.union([z.string(), z.looseObject({})]), z.transform(asOption));

const catalogFilterReader = z.object({
  name: text,
  title: text,
  widget: optionalText,
  operator: optionalText,
  type: optionalText,
  hidden: flag,
  isList: flag,
  hasOptions: flag,
  options: z._default(z.array(optionReader), []),
});

const catalogColumnReader = z.object({ name: text, title: text, type: optionalText });

const catalogTabReader = z.object({
  name: text,
  title: text,
  type: text,
  isConfigurable: flag,
  isExternalSearch: flag,
  filters: z._default(z.array(catalogFilterReader), []),
  columns: z._default(z.array(catalogColumnReader), []),
});

export const catalogTabsReader = z.array(catalogTabReader);

const catalogRowReader = z.catchall(z.object({ '#id': text }), text);

export const catalogSearchReader = z.object({ total: count, rows: z.array(catalogRowReader) });

export type CatalogFilter = z.infer<typeof catalogFilterReader>;
export type CatalogColumn = z.infer<typeof catalogColumnReader>;
export type CatalogTab = z.infer<typeof catalogTabReader>;
export type CatalogRow = z.infer<typeof catalogRowReader>;
