import { useLocation, useSearchParams } from 'react-router';
import { keepScroll, usePageNavigation } from '#src/lib/page-navigation.ts';

/**
 * The address is the only memory of what is searched; changing it asks the tenant. `search` is the address that was asked for
 * last, also while its list is still loading.
 */
export function useCatalogAddress() {
  const [shown, setSearch] = useSearchParams();
  const { pathname } = useLocation();
  const { goingTo } = usePageNavigation();
  return {
    search: goingTo?.pathname === pathname ? new URLSearchParams(goingTo.search) : shown,
    /**
     * Replaces the address: a search is one stop on the way back, not one per letter. `update` gets the address of the browser,
     * because a second change may come before the first is drawn, and must not undo it.
     */
    change: (update: (search: URLSearchParams) => URLSearchParams) =>
      setSearch(update(new URLSearchParams(window.location.search)), { replace: true, state: keepScroll }),
  };
}
