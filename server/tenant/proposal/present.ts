import type { FirmRequest as WireFirmRequest } from '#contract/cart.ts';
import { plainAmount } from '../text/format.ts';
import { wording } from '../text/wording.ts';
import type { FirmRequest } from './store.ts';

/** A row of "List Requests for Firm Proposal": what the tenant says, and the attributes copied from cart and request. */
export function presentFirmRequest(request: FirmRequest, language: string | undefined): WireFirmRequest {
  const words = wording(language);
  const named: WireFirmRequest = {
    id: request.id,
    name: `RFP-${request.number}`,
    state: request.state,
    stateTitle: words.requestSubmitted,
    modifiedTime: request.updatedAt,
    itemCount: request.itemCount,
  };
  const copied = {
    cartName: request.attributes.get('name') ?? words.cartName,
    currency: request.currency,
    totalNetPrice: plainAmount(request.total, request.currency),
  };
  return { ...Object.fromEntries(request.attributes), ...copied, ...named };
}
