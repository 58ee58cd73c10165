import type { CatalogRow, CatalogSearch } from '#contract/catalog.ts';
import { convertPrice, type Currencies } from '#server/model/product/convert-price.ts';
import { localize } from '#server/model/product/localize.ts';
import { isConfigured, PRICE_COLUMN, type CatalogProduct } from '#server/model/product/catalog-model.ts';
import { plainAmount } from '../text/format-numbers.ts';
import { productPicture } from '../product/present-product.ts';
import { strongReference } from '../product/product-registry.ts';
import { CONFIGURABLE_TYPE, PLAIN_TYPE } from './present-tab.ts';

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
    type: isConfigured(product) ? CONFIGURABLE_TYPE : PLAIN_TYPE,
    // Another system tells its price once it is configured.
    ...(!product.foreign && {
      [PRICE_COLUMN]: plainAmount(convertPrice(product.price, rates, currency), currency),
      currency,
      // As in carts and documents: without value-added tax.
      priceBasis: 'net',
    }),
    image: productPicture(product) ?? '',
    ...(Object.fromEntries(attributes) as Record<string, string>),
  };
}
