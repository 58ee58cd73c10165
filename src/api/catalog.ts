import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { catalogSearchReader, catalogTabsReader } from '#src/api/read/catalog.ts';
import * as endpoints from '#contract/endpoints.ts';
import { call } from './client.ts';

/** What a catalog page asks for; also what its URL carries. */
export interface CatalogSearchTerms {
  tab: string;
  /** Filter name → values, straight from the tab's `filters`. */
  filters: Readonly<Record<string, readonly string[]>>;
  sort?: string | undefined;
  order?: 'asc' | 'desc' | undefined;
  offset: number;
  limit: number;
}

const STALE_MS = 5 * 60_000;

/** "List Product Catalog Pages". */
export function tabsQuery(language: string) {
  return queryOptions({
    queryKey: ['catalog', 'tabs', language],
    queryFn: ({ signal }) => call(endpoints.tabs, { language, read: catalogTabsReader, signal }),
    staleTime: STALE_MS,
  });
}

/** "List Products in Product Catalog Page". The last page stays on screen while the next one loads. */
export function searchQuery(terms: CatalogSearchTerms, language: string) {
  const { tab, filters, sort, order, offset, limit } = terms;
  return queryOptions({
    queryKey: ['catalog', 'search', terms, language],
    queryFn: ({ signal }) =>
      call(endpoints.search, {
        path: { tab },
        query: { ...filters, sort, order, offset, limit },
        language,
        read: catalogSearchReader,
        signal,
      }),
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
  });
}
