import { useLocation, useSearchParams } from 'react-router';
import { keepScroll, usePageNavigation } from '#src/lib/page-navigation.ts';

/**
 * The address is the only memory of what is searched; changing it asks the tenant. `search` is the address that was asked for
 * last, also while its list is still loading: a second change must not undo the first.
 */
export function useCatalogAddress() {
  const [shown, setSearch] = useSearchParams();
  const { pathname } = useLocation();
  const { goingTo } = usePageNavigation();
  return {
    search: goingTo?.pathname === pathname ? new URLSearchParams(goingTo.search) : shown,
    /** Replaces the address: a search is one stop on the way back, not one per letter. */
    change: (next: URLSearchParams) => setSearch(next, { replace: true, state: keepScroll }),
  };
}
