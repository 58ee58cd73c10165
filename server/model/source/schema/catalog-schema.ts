/** The shape of `models/catalog.yaml` (docs/authoring.md, "The catalog"). */
import * as z from 'zod';
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

const column = mapping({ title: text, type: z.enum(['text', 'number']).default('text') }, 'title');

const filter = mapping({
  title: text,
  column: z.string(),
  operator: z.enum(['equals', 'contains']).default('equals'),
});

const product = mapping({
  id: identifierName,
  /** Folder of the product's model, beside the catalog. */
  model: z.string().optional(),
  price: decimal,
  picture: text.optional(),
  attributes: names(text, columnName).optional(),
});

const tab = mapping({
  tab: identifierName,
  title: text,
  configurable: yesNo,
  columns: names(column, columnName),
  filters: names(filter, columnName).optional(),
  products: z.array(product).min(1, { error: 'A tab lists at least one product.' }),
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
export type ProductSource = z.output<typeof product>;
