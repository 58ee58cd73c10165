import * as z from 'zod/mini';
import { bomItemSchema, pricingSchema } from './pricing.ts';
import { count, flag, optionalText, text } from './scalars.ts';

/**
 * A shopping cart item ("List Items in Cart"). `#id` doubles as `configId` when the item is reconfigured.
 * `isCheckedOut` is true while a temporary version of it is open. Custom attributes pass through as text.
 */
export const cartItemSchema = z.catchall(
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
    pricing: z._default(pricingSchema, { rows: [], summary: {} }),
    summary: text,
    qty: count,
    configResult: z.optional(
      z.looseObject({
        safecookie: optionalText,
        requiredParameterList: z._default(z.array(z.object({ name: text, value: text })), []),
        bom: z._default(z.array(bomItemSchema), []),
      }),
    ),
  }),
  text,
);

export const cartItemsSchema = z.object({ itemCount: count, items: z._default(z.array(cartItemSchema), []) });

/** The cart as attribute → value ("List Cart Attributes"). */
export const cartSchema = z.record(z.string(), text);

/** "List Complete Cart Information". */
export const completeCartSchema = z.object({
  ShoppingCart: cartSchema,
  ShoppingCartItems: z._default(z.array(cartItemSchema), []),
});

/** A request for firm proposal, as created and as listed. `state` is a key, `stateTitle` its text. */
export const firmRequestSchema = z.catchall(
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

export const firmRequestsSchema = z.array(firmRequestSchema);

export type CartItem = z.infer<typeof cartItemSchema>;
export type Cart = z.infer<typeof cartSchema>;
export type FirmRequest = z.infer<typeof firmRequestSchema>;
