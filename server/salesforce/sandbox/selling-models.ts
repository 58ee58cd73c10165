import type { CatalogProduct } from '../wire/catalog-product.ts';

/** What a product is sold as when nobody says anything: as its bundle says, or else the first model of its own. */
export function usualSellingModel({
  productRelatedComponent,
  productSellingModelOptions,
}: CatalogProduct): string {
  return (
    productRelatedComponent?.childSellingModelId ??
    productSellingModelOptions?.[0]?.productSellingModel.id ??
    ''
  );
}
