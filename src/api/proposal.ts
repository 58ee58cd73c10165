import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { firmRequestReader, firmRequestsReader } from '#src/api/read/cart.ts';
import * as endpoints from '#contract/endpoints.ts';
import { cartQuery } from './cart.ts';
import { hasSeveralCarts } from './carts.ts';
import { call, download } from './client.ts';

/** "List Requests for Firm Proposal". */
export function firmRequestsQuery(language: string) {
  return queryOptions({
    queryKey: ['firm-requests', language],
    queryFn: ({ signal }) => call(endpoints.firmRequests, { language, read: firmRequestsReader, signal }),
  });
}

/** "Generate Draft Proposal": the PDF of what is in the cart. */
export function downloadDraftProposal(language: string, signal?: AbortSignal) {
  return download(endpoints.draftProposal, { language, signal });
}

/** Attributes of RequestForFirmProposal; the first two are mandatory. */
export interface FirmRequestAttributes {
  customerName: string;
  customerEmail: string;
  customerPhoneNumber?: string;
  company?: string;
  comment?: string;
}

/** "Request for Firm Proposal". Ends the active cart; the next call of any cart endpoint makes a new one. */
export function useRequestFirmProposal(language: string) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: 'cart' },
    mutationFn: (attributes: FirmRequestAttributes) => {
      const cart = client.getQueryData(cartQuery(language).queryKey);
      // Another tab may have made another cart the active one. Tenants that have no more than one know no such parameter.
      const shown = hasSeveralCarts(cart) && cart?.['id'] ? { cartId: cart['id'] } : {};
      const form = { ...attributes, ...shown };
      return call(endpoints.requestFirmProposal, { form, language, read: firmRequestReader });
    },
    // Not awaited: the page says that the request has arrived before it finds the cart empty.
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['cart'] });
      void client.invalidateQueries({ queryKey: ['firm-requests'] });
    },
  });
}
