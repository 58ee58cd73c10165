import { localize } from '#server/model/product/localize.ts';
import {
  PRICE_COLUMN,
  type CatalogProduct,
  type CatalogTabModel,
} from '#server/model/product/catalog-model.ts';
import { compareColumnValues } from '#server/model/product/column-value.ts';
import { InvalidRequest } from '../tenant-error.ts';

/**
 * By a column: texts as the language does, all else by value. Products without a value come last, in both directions.
 * @throws InvalidRequest for a column that the tab does not have
 */
export function sortProducts(
  tab: CatalogTabModel,
  products: readonly CatalogProduct[],
  sort: string,
  { language, ascending }: { readonly language: string | undefined; readonly ascending: boolean },
): CatalogProduct[] {
  const column = tab.columns.find(({ name }) => name === sort);
  const direction = ascending ? 1 : -1;
  if (!column) {
    if (sort === PRICE_COLUMN) {
      const byPrice = (a: CatalogProduct, b: CatalogProduct) =>
        Number(a.foreign !== undefined) - Number(b.foreign !== undefined) || direction * (a.price - b.price);
      return [...products].sort(byPrice);
    }
    const known = [...new Set([...tab.columns.map(({ name }) => name), PRICE_COLUMN])].join(', ');
    throw new InvalidRequest(
      'Invalid parameter',
      `sort: "${sort.slice(0, 60)}" is no column. Columns: ${known}.`,
    );
  }
  const collator = new Intl.Collator(language, { numeric: true });
  const keyed = products.map((product) => {
    const attribute = Object.hasOwn(product.attributes, sort) ? product.attributes[sort] : undefined;
    return { product, value: attribute && localize(attribute, language) };
  });
  keyed.sort((a, b) => {
    if (a.value === undefined || b.value === undefined)
      return Number(a.value === undefined) - Number(b.value === undefined);
    return direction * compareColumnValues(column.type, a.value, b.value, collator);
  });
  return keyed.map(({ product }) => product);
}
