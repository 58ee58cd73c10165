import { useSearchParams } from 'react-router';
import { keepScroll } from '#src/lib/page-navigation.ts';

/** The address is the only memory of what is searched; changing it asks the tenant. */
export function useCatalogAddress() {
  const [search, setSearch] = useSearchParams();
  return {
    search,
    /** Replaces the address: a search is one stop on the way back, not one per letter. */
    change: (next: URLSearchParams) => setSearch(next, { replace: true, state: keepScroll }),
  };
}
