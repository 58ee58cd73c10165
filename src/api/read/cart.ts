import * as z from 'zod/mini';
import { bomItemReader, pricingReader } from './pricing.ts';
import { count, flag, optionalText, text } from './scalars.ts';

/** Custom attributes pass through as text. */
export const cartItemReader = z.catchall(
  z.object({
    '#id': text,
    product: text,
    productId: text,
    productReference: optionalText,
    tab: optionalText,
    isConfigurable: flag,
    isProductOutdated: flag,
    isCurrencyOutdated: flag,
    isAnyCurrencyRateOutdated: flag,
    isPriceOutdated: flag,
    isPriceModelOutdated: flag,
    isPriceDatatableOutdated: flag,
    isPriceContextOutdated: flag,
    isCheckedOut: flag,
    lifeCycleState: optionalText,
    hasAnyUncommittedMandatoryFields: flag,
    pricing: z._default(pricingReader, { rows: [], summary: {} }),
    summary: text,
    qty: count,
    configResult: z.optional(
      z.looseObject({
        safecookie: optionalText,
        requiredParameterList: z._default(z.array(z.object({ name: text, value: text })), []),
        bom: z._default(z.array(bomItemReader), []),
      }),
    ),
  }),
  text,
);

export const cartItemsReader = z.object({ itemCount: count, items: z._default(z.array(cartItemReader), []) });

export const cartReader = z.record(z.string(), text);

export const firmRequestReader = z.catchall(
  z.object({
    id: text,
    name: text,
    state: text,
    stateTitle: text,
    modifiedTime: optionalText,
    itemCount: count,
  }),
  text,
);

export const firmRequestsReader = z.array(firmRequestReader);

export type CartItem = z.infer<typeof cartItemReader>;
export type Cart = z.infer<typeof cartReader>;
export type FirmRequest = z.infer<typeof firmRequestReader>;
