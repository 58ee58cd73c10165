import type { FirmRequest as WireFirmRequest } from '#contract/cart.ts';
import { texts } from '#server/texts/texts.ts';
import { plainAmount } from '../text/format-numbers.ts';
import { discountedTotal, discountText, isAnswered } from './discount.ts';
import type { RequestedItem } from './request-snapshot.ts';
import type { FirmRequest } from './store.ts';

/** A row of "List Requests for Firm Proposal", with the attributes copied from cart and request. */
export function presentFirmRequest(request: FirmRequest, language: string | undefined): WireFirmRequest {
  const named: WireFirmRequest = {
    id: request.id,
    name: `RFP-${request.number}`,
    state: request.state,
    stateTitle: texts.format(`firm-request.${request.state}`, language),
    modifiedTime: request.updatedAt,
    itemCount: request.itemCount,
    ...(request.snapshot && {
      items: request.snapshot.items.map(presentRequested),
      attachments: request.snapshot.attachments,
    }),
  };
  const copied = {
    cartName: request.attributes.get('name') ?? texts.format('cart.name', language),
    currency: request.currency,
    totalNetPrice: plainAmount(request.total, request.currency),
  };
  return { ...Object.fromEntries(request.attributes), ...copied, ...discountOf(request), ...named };
}

/** What the proposal takes off: a customer reads it when it is answered, not while somebody works on it. */
function discountOf(request: FirmRequest): Record<string, string> {
  const { state, discount, total, currency } = request;
  if (discount === undefined || !isAnswered(state)) return {};
  return {
    discountPercent: discountText(discount),
    discountedNetPrice: plainAmount(discountedTotal(total, discount), currency),
  };
}

/** What was asked for, in the words that the customer read then. */
function presentRequested({
  id,
  product,
  summary,
  qty,
  currency,
  totalNetPrice,
  attachments,
}: RequestedItem): RequestedItem {
  return { id, product, summary, qty, currency, totalNetPrice, attachments };
}
