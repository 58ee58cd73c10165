import * as v from 'valibot';
import { asText, count, flag, optionalText, text } from './scalars.ts';

/** Tenants give objects, spelled in two ways, or bare strings. */
function asOption(option: string | Record<string, unknown>): FilterOption {
  if (typeof option === 'string') return { name: option, title: option };
  const name = asText(option['name'] ?? option['value']);
  const title = asText(option['title'] ?? option['description'] ?? name);
  const { parentValues } = option;
  return Array.isArray(parentValues)
    ? { name, title, parentValues: parentValues.map(asText) }
    : { name, title };
}

interface FilterOption {
  name: string;
  title: string;
  /** The values of the parent filter that it occurs with; undefined where the tenant does not say so. */
  parentValues?: string[];
}

const optionReader = v.pipe(v.union([v.string(), v.looseObject({})]), v.transform(asOption));

const catalogFilterReader = v.object({
  name: text,
  title: text,
  widget: optionalText,
  operator: optionalText,
  type: optionalText,
  column: optionalText,
  parentType: optionalText,
  parentValue: optionalText,
  userValue: optionalText,
  hidden: flag,
  isList: flag,
  hasOptions: flag,
  options: v.optional(v.array(optionReader), []),
});

const catalogColumnReader = v.object({
  name: text,
  title: text,
  type: optionalText,
  isMandatory: v.optional(v.boolean()),
});

const catalogTabReader = v.object({
  name: text,
  title: text,
  type: text,
  isConfigurable: flag,
  isExternalSearch: flag,
  filters: v.optional(v.array(catalogFilterReader), []),
  columns: v.optional(v.array(catalogColumnReader), []),
});

export const catalogTabsReader = v.array(catalogTabReader);

const catalogRowReader = v.objectWithRest({ '#id': text }, text);

export const catalogSearchReader = v.object({ total: count, rows: v.array(catalogRowReader) });

export type CatalogFilter = v.InferOutput<typeof catalogFilterReader>;
export type CatalogColumn = v.InferOutput<typeof catalogColumnReader>;
export type CatalogTab = v.InferOutput<typeof catalogTabReader>;
export type CatalogRow = v.InferOutput<typeof catalogRowReader>;
