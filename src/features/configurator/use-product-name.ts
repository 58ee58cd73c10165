import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { searchQuery } from '#src/api/catalog.ts';

/** More than a tab of configurable products ever lists. */
const ALL = 100;

/**
 * What the catalog calls a product; the configurator calls do not say. `productId` may be the catalog's id or the
 * strong reference, which adds a revision to it. Undefined while it is read, and where the tab does not list it.
 */
export function useProductName(tab: string, productId: string): string | undefined {
  const { data } = useQuery(searchQuery({ tab, filters: {}, offset: 0, limit: ALL }, useLocale()));
  const row = data?.rows.find(({ '#id': id }) => productId === id || productId.startsWith(`${id}-`));
  return row?.['name'] || row?.['product'] || row?.['title'] || undefined;
}
