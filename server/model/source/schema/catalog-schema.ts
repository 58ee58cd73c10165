/** The shape of `models/catalog.yaml` (docs/authoring.md, "The catalog"). */
import * as z from 'zod';
import { documents } from './document-schema.ts';
import { currencies } from './price-schema.ts';
import {
  currencyCode,
  decimal,
  format,
  identifierName,
  languageCode,
  mapping,
  names,
  text,
  yesNo,
  type NameRule,
} from './schema-parts.ts';

const columnName: NameRule = {
  test: (name) => /^[\p{L}_][\p{L}\p{N}_.-]{0,99}$/u.test(name),
  error:
    'This is not a name of a column.\nIt has letters, digits, "_", "." and "-", and starts with a letter.',
};

const column = mapping(
  {
    title: text,
    type: z.enum(['text', 'number', 'date', 'boolean']).default('text'),
    /** Products may be without a value. */
    optional: yesNo.default(false),
  },
  'title',
);

const RESERVED = ['limit', 'offset', 'sort', 'order', 'language', 'q'];

/** A filter is a parameter of the search. */
const filterName: NameRule = {
  test: (name) => columnName.test(name) && !name.startsWith('_') && !RESERVED.includes(name),
  error: `This is not a name of a filter.\nIt is one of a column, does not start with "_", and is none of: ${RESERVED.join(', ')}.`,
};

const filter = mapping({
  title: text,
  column: z.string(),
  operator: z.enum(['equals', 'contains', 'at_least', 'at_most']).default('equals'),
  /** Several values can be chosen. */
  multiple: yesNo.default(false),
  hidden: yesNo.default(false),
  /** A filter before this one: it is offered when that one has a value, or this value. */
  parent: mapping({ filter: z.string(), value: z.string().optional() }, 'filter').optional(),
});

const product = mapping({
  id: identifierName,
  /** Folder of the product's model, beside the catalog. */
  model: z.string().optional(),
  price: decimal,
  picture: text.optional(),
  attributes: names(text, columnName).optional(),
  /** Files below the folder of the catalog; those of its model besides. */
  documents: documents.optional(),
});

const tab = mapping({
  tab: identifierName,
  title: text,
  configurable: yesNo,
  columns: names(column, columnName),
  /** Lists nothing; its products are found elsewhere. */
  external_search: yesNo.default(false),
  filters: names(filter, filterName).optional(),
  products: z.array(product).min(1, { error: 'A tab lists at least one product.' }).optional(),
});

export const catalogSchema = mapping({
  format,
  language: languageCode,
  currency: currencyCode,
  currencies: currencies.optional(),
  tabs: z.array(tab).min(1, { error: 'A catalog has at least one tab.' }),
});

export type CatalogSource = z.output<typeof catalogSchema>;
export type TabSource = z.output<typeof tab>;
export type FilterSource = z.output<typeof filter>;
export type ProductSource = z.output<typeof product>;
