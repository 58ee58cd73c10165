/** What every answer about a product shows of it: its name, its article number and where its picture is. */
import { addressOf } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import type { CatalogProduct } from '#server/model/product/catalog-model.ts';
import { localize } from '#server/model/product/localize.ts';
import { strongReference, type ListedProduct } from './product-registry.ts';

/** Address of a product's picture from the instance root; undefined when it has none. */
export function productPicture(product: CatalogProduct): string | undefined {
  if (product.picture === undefined && product.model?.picture === undefined) return undefined;
  return addressOf(endpoints.objectImage, {
    type: 'product',
    id: strongReference(product),
    property: 'image',
  });
}

/** The name the catalog shows; the id of a product that is gone. */
export function productName(
  listed: ListedProduct | undefined,
  { productId }: { readonly productId: string },
  language: string | undefined,
): string {
  const name = listed?.product.attributes['name'] ?? listed?.product.model?.title;
  return name ? localize(name, language) : productId;
}

/** The article number of a plain product, where its tab has such a column. */
export function articleOf(listed: ListedProduct | undefined, language: string | undefined): string {
  const article = listed?.product.attributes['article'];
  return article ? localize(article, language) : '';
}
