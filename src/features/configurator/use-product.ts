import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { searchQuery } from '#src/api/catalog.ts';
import { viewProduct, type ProductView } from '#src/api/product-view.ts';

/** More than a tab of configurable products ever lists. */
const ALL = 100;

/**
 * A product as the catalog shows it; the configurator calls only give its id, which may be the catalog's or the strong
 * reference that adds a revision to it. Undefined while it is read, and where the tab does not list it.
 */
export function useProduct(tab: string, productId: string): ProductView | undefined {
  const { data } = useQuery(searchQuery({ tab, filters: {}, offset: 0, limit: ALL }, useLocale()));
  const row = data?.rows.find(({ '#id': id }) => productId === id || productId.startsWith(`${id}-`));
  return row && viewProduct(row, []);
}
