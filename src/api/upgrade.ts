import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as endpoints from '#contract/endpoints.ts';
import { upgradePreviewReader, upgradeReader } from '#src/api/read/documents.ts';
import { refreshCart } from './cart.ts';
import { call } from './client.ts';
import { JOB_POLL_MS } from './documents.ts';

/** What an upgrade of the outdated items would do; other tenants than Bespoke's cannot say. */
export function upgradePreviewQuery(language: string) {
  return queryOptions({
    queryKey: ['cart', 'upgrade-preview', language],
    queryFn: ({ signal }) => call(endpoints.upgradePreview, { language, read: upgradePreviewReader, signal }),
    // What the customer agrees to has to be what is there now.
    staleTime: 0,
    retry: false,
  });
}

/** "Check Product Upgrade Job Status"; asks again while it is under way. */
export function upgradeStatusQuery(language: string) {
  return queryOptions({
    queryKey: ['cart', 'upgrade', language],
    queryFn: ({ signal }) => call(endpoints.upgradeStatus, { language, read: upgradeReader, signal }),
    refetchInterval: ({ state }) => (isActiveUpgrade(state.data?.state) ? JOB_POLL_MS : false),
    retry: false,
  });
}

export function isActiveUpgrade(state: string | undefined): boolean {
  return state === 'pending' || state === 'running';
}

/** "Upgrade Shopping Cart Items", as the preview of this agreement said. */
export function useStartUpgrade(language: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (agreement: string) =>
      call(endpoints.upgradeProducts, { form: { agreement }, language, read: upgradeReader }),
    onSettled: () => refreshCart(client),
  });
}

export function useCancelUpgrade(language: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(endpoints.cancelUpgrade, { language, read: upgradeReader }),
    onSettled: () => refreshCart(client),
  });
}
