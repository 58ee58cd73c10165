import {
  focusManager,
  notifyManager,
  QueryClient,
  type FetchQueryOptions,
  type QueryKey,
} from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

// Those who read the cache hear of an answer before the next frame, and not after a timer, which a frame may come before.
notifyManager.setScheduler(queueMicrotask);

/**
 * The one cache of the tab. Pages fill it before they are shown (`load`); hooks read it.
 *
 * `networkMode: 'always'`: the browser's idea of being offline is often wrong, and a loader that waits for "online"
 * would hang; a call that fails can be explained and retried.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 30_000,
      // One quiet second try for what may have been a hiccup. Not for timeouts: the person has waited long enough.
      retry: (failures, error) =>
        failures < 1 && error instanceof ApiError && error.kind !== 'timeout' && error.isTransient,
      retryDelay: 600,
      refetchOnReconnect: true,
    },
    mutations: { networkMode: 'always' },
  },
});

/** A window that was in view all the time gets the focus without becoming visible: two tabs side by side. */
focusManager.setEventListener((onFocus) => {
  const { document, addEventListener, removeEventListener }: Partial<typeof globalThis> = globalThis;
  if (!document || !addEventListener || !removeEventListener) return undefined;
  const listener = () => onFocus();
  addEventListener('focus', listener);
  document.addEventListener('visibilitychange', listener);
  return () => {
    removeEventListener('focus', listener);
    document.removeEventListener('visibilitychange', listener);
  };
});

/**
 * For loaders of what changes often, such as the cart: asks when the answer at hand is no longer fresh. Where asking
 * fails, the old answer has to do, and the page can tell (`isError` beside `data`).
 */
export async function ensureFresh<T, K extends QueryKey>(
  query: FetchQueryOptions<T, Error, T, K>,
): Promise<T> {
  try {
    return await queryClient.fetchQuery(query);
  } catch (error) {
    const known = queryClient.getQueryData<T>(query.queryKey);
    if (known === undefined) throw error;
    return known;
  }
}
