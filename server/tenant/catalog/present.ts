import type { CatalogRow, CatalogSearch, CatalogTab } from '#contract/catalog.ts';
import { addressOf } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import { convertPrice, type Currencies } from '#server/model/product/convert-price.ts';
import { localize } from '#server/model/product/localize.ts';
import type { CatalogProduct, CatalogTabModel } from '#server/model/product/product-model.ts';
import { plainAmount } from '../text/format.ts';
import { wording } from '../text/wording.ts';
import { strongReference } from './product-registry.ts';
import { PRICE_COLUMN } from './service.ts';

/** The query parameter that searches all texts of a product; listed as a filter, so that clients find it. */
export const FREE_TEXT_FILTER = 'q';

/** The object types of the API's examples: `Product` is configured, everything else is added by quantity. */
const CONFIGURABLE_TYPE = 'Product';
const PLAIN_TYPE = 'Part';

export function presentTab(tab: CatalogTabModel, language: string | undefined): CatalogTab {
  const words = wording(language);
  const columns = tab.columns.map(({ name, title, type }) => ({
    name,
    title: localize(title, language),
    type,
  }));
  if (!columns.some(({ name }) => name === PRICE_COLUMN)) {
    columns.push({ name: PRICE_COLUMN, title: words.priceColumn, type: 'number' });
  }
  const filters = tab.filters.map(({ name, title, operator, options }): CatalogTab['filters'][number] => ({
    name,
    title: localize(title, language),
    widget: options.length > 0 ? 'dropdown' : 'text',
    operator,
    type: 'text',
    hidden: false,
    isList: false,
    hasOptions: options.length > 0,
    options: options.map((option) => ({ name: option.name, title: localize(option.title, language) })),
  }));
  return {
    name: tab.name,
    title: localize(tab.title, language),
    type: tab.configurable ? CONFIGURABLE_TYPE : PLAIN_TYPE,
    isConfigurable: tab.configurable,
    isExternalSearch: false,
    // One box to type words into is enough: a tab that declares its own keeps it.
    filters: filters.some(({ operator }) => operator === 'contains')
      ? filters
      : [freeTextFilter(words.freeTextFilter), ...filters],
    columns,
  };
}

function freeTextFilter(title: string): CatalogTab['filters'][number] {
  return {
    name: FREE_TEXT_FILTER,
    title,
    widget: 'text',
    operator: 'contains',
    type: 'text',
    hidden: false,
    isList: false,
    hasOptions: false,
    options: [],
  };
}

/** How a list of products is to be shown. */
export interface CatalogView {
  readonly language: string | undefined;
  readonly currency: string;
  readonly rates: Currencies;
}

export function presentSearch(
  { total, products }: { total: number; products: readonly CatalogProduct[] },
  view: CatalogView,
): CatalogSearch {
  return { total, rows: products.map((product) => presentRow(product, view)) };
}

/** The tab's columns, and what every client of the API looks for: price, currency, picture, type. */
function presentRow(product: CatalogProduct, { language, currency, rates }: CatalogView): CatalogRow {
  const attributes = Object.entries(product.attributes).map(([name, text]) => [
    name,
    localize(text, language),
  ]);
  return {
    '#id': product.id,
    productId: strongReference(product),
    type: product.model ? CONFIGURABLE_TYPE : PLAIN_TYPE,
    [PRICE_COLUMN]: plainAmount(convertPrice(product.price, rates, currency), currency),
    currency,
    image: productPicture(product) ?? '',
    ...(Object.fromEntries(attributes) as Record<string, string>),
  };
}

/** Address of a product's picture from the instance root; undefined when it has none. */
export function productPicture(product: CatalogProduct): string | undefined {
  if (product.picture === undefined && product.model?.picture === undefined) return undefined;
  return addressOf(endpoints.objectImage, {
    type: 'product',
    id: strongReference(product),
    property: 'image',
  });
}
