import type { CatalogRow, CatalogSearch, CatalogTab } from '#contract/catalog.ts';
import { texts } from '#server/texts/texts.ts';
import { convertPrice, type Currencies } from '#server/model/product/convert-price.ts';
import { localize } from '#server/model/product/localize.ts';
import type { CatalogProduct, CatalogTabModel } from '#server/model/product/catalog-model.ts';
import { plainAmount } from '../text/format.ts';
import { productPicture } from '../product/present-product.ts';
import { strongReference } from '../product/product-registry.ts';
import { PRICE_COLUMN } from './service.ts';

/** The query parameter that searches all texts of a product; listed as a filter, so that clients find it. */
export const FREE_TEXT_FILTER = 'q';

/** The object types of the API's examples: `Product` is configured, everything else is added by quantity. */
const CONFIGURABLE_TYPE = 'Product';
const PLAIN_TYPE = 'Part';

export function presentTab(tab: CatalogTabModel, language: string | undefined): CatalogTab {
  const columns = tab.columns.map(({ name, title, type }) => ({
    name,
    title: localize(title, language),
    type,
  }));
  if (!columns.some(({ name }) => name === PRICE_COLUMN)) {
    columns.push({ name: PRICE_COLUMN, title: texts.format('catalog.price', language), type: 'number' });
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
    // A tab that declares a text filter does not get a second one.
    filters: filters.some(({ operator }) => operator === 'contains')
      ? filters
      : [freeTextFilter(texts.format('catalog.search', language)), ...filters],
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

/** Language and currency of a list of products. */
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

/** The tab's columns, and those that clients of the API expect: price, currency, image, type. */
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
    // As in carts and documents: without value-added tax.
    priceBasis: 'net',
    image: productPicture(product) ?? '',
    ...(Object.fromEntries(attributes) as Record<string, string>),
  };
}
