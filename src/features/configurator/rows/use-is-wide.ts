import { useSyncExternalStore } from 'react';

/** Where a table fits beside the rest of the page. */
const wide = '(min-width: 48rem)';

export function useIsWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(wide);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => matchMedia(wide).matches,
  );
}
