import { localize } from '#server/model/product/localize.ts';
import { convertPrice, type Currencies } from '#server/model/product/convert-price.ts';
import {
  PRICE_COLUMN,
  type CatalogProduct,
  type CatalogTabModel,
  type FilterOperator,
} from '#server/model/product/catalog-model.ts';
import { EXPECTED_VALUE, readColumnValue, type ColumnType } from '#server/model/product/column-value.ts';
import { strongReference } from '../product/product-registry.ts';
import { InvalidRequest } from '../tenant-error.ts';
import { plainAmount } from '../text/format-numbers.ts';
import { fold } from './search-texts.ts';

/** Language and currency that a customer reads the catalog in. */
export interface FilterView {
  readonly language: string | undefined;
  readonly currency: string;
  readonly rates: Currencies;
}

type Match = (product: CatalogProduct) => boolean;

/** What is compared: a column of the tab, its price, or the id, as in the API's example (`productId=CMX`). */
interface Comparison {
  readonly column: string;
  readonly type: ColumnType;
  readonly operator: FilterOperator;
}

const PRODUCT_ID: Comparison = { column: 'productId', type: 'text', operator: 'equals' };

/**
 * A filter of the tab, or one of its columns, which has to have the value. A product needs one of the values; blank ones
 * count as not sent.
 * @throws InvalidRequest for a name that the tab does not have, and for a value that is none of the filter's type
 */
export function readFilter(
  tab: CatalogTabModel,
  name: string,
  sent: readonly string[],
  view: FilterView,
): Match {
  const comparison = comparisonOf(tab, name);
  const wanted = sent.map((value) => value.trim()).filter(Boolean);
  if (wanted.length === 0) return () => true; // the filter was cleared
  const { type, operator } = comparison;
  const values = wanted.map((value) => {
    const read = readColumnValue(type, value);
    if (read !== undefined) return read;
    throw new InvalidRequest('Invalid parameter', `${name.slice(0, 60)} must be ${EXPECTED_VALUE[type]}.`);
  });
  if (comparison === PRODUCT_ID)
    return (product) => values.some((value) => value === product.id || value === strongReference(product));
  return type === 'text'
    ? matchText(comparison, values, view.language)
    : (product) => {
        const value = valueOf(product, comparison.column, tab, view);
        return value !== undefined && values.some((bound) => OPERATORS[operator](type, value, bound));
      };
}

function comparisonOf(tab: CatalogTabModel, name: string): Comparison {
  const filter = tab.filters.find((candidate) => candidate.name === name);
  if (filter) return filter;
  const column = tab.columns.find((candidate) => candidate.name === name);
  if (column) return { column: column.name, type: column.type, operator: 'equals' };
  if (name === PRICE_COLUMN) return { column: PRICE_COLUMN, type: 'number', operator: 'equals' };
  if (name === PRODUCT_ID.column) return PRODUCT_ID;
  const known = [...new Set([...tab.filters, ...tab.columns].map((column) => column.name))].join(', ');
  throw new InvalidRequest(
    'Invalid parameter',
    `"${name.slice(0, 60)}" is no filter of this tab. Filters: ${known}.`,
  );
}

/** Texts compare in the request's language; in the catalog's, too, which is the name of an option. */
function matchText(
  { column, operator }: Comparison,
  values: readonly string[],
  language: string | undefined,
): Match {
  const folded = values.map((value) => ({ value, text: fold(value, language) }));
  return ({ attributes }) => {
    const attribute = Object.hasOwn(attributes, column) ? attributes[column] : undefined;
    if (!attribute) return false;
    const text = fold(localize(attribute, language), language);
    return folded.some((wanted) =>
      operator === 'contains'
        ? text.includes(wanted.text)
        : attribute.text === wanted.value || text === wanted.text,
    );
  };
}

function valueOf(
  product: CatalogProduct,
  column: string,
  { columns }: CatalogTabModel,
  { currency, rates }: FilterView,
): string | undefined {
  if (column === PRICE_COLUMN && !columns.some(({ name }) => name === PRICE_COLUMN))
    return product.foreign ? undefined : plainAmount(convertPrice(product.price, rates, currency), currency);
  return Object.hasOwn(product.attributes, column) ? product.attributes[column]?.text : undefined;
}

/** Of numbers, dates and flags; dates compare as they are written. */
const OPERATORS: Readonly<
  Record<FilterOperator, (type: ColumnType, value: string, bound: string) => boolean>
> = {
  equals: (type, value, bound) => (type === 'number' ? Number(value) === Number(bound) : value === bound),
  at_least: (type, value, bound) => (type === 'number' ? Number(value) >= Number(bound) : value >= bound),
  at_most: (type, value, bound) => (type === 'number' ? Number(value) <= Number(bound) : value <= bound),
  contains: () => false,
};
