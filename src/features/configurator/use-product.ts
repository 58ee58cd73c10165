import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { searchQuery } from '#src/api/catalog.ts';
import { pictureUrl } from '#src/lib/picture-url.ts';

/** What the catalog shows of a product. */
export interface CatalogProduct {
  name: string | undefined;
  picture: string | undefined;
}

/** More than a tab of configurable products ever lists. */
const ALL = 100;

/**
 * A product as the catalog shows it; the configurator calls only give its id, which may be the catalog's or the strong
 * reference that adds a revision to it. Undefined while it is read, and where the tab does not list it.
 */
export function useProduct(tab: string, productId: string): CatalogProduct | undefined {
  const { data } = useQuery(searchQuery({ tab, filters: {}, offset: 0, limit: ALL }, useLocale()));
  const row = data?.rows.find(({ '#id': id }) => productId === id || productId.startsWith(`${id}-`));
  if (!row) return undefined;
  return {
    name: row['name'] || row['product'] || row['title'] || undefined,
    picture: pictureUrl(row['image'] || row['picture']),
  };
}
