import * as v from 'valibot';
import { changedParameterReader } from './configuration.ts';
import { attachmentReader } from './files.ts';
import { bomItemReader, pricingReader } from './pricing.ts';
import { isCurrency } from '#src/lib/money.ts';
import { count, flag, optionalText, requiredCount, text } from './scalars.ts';

/** What a new revision of the product would change about an item, until the customer accepts it. */
const reviewReader = v.object({
  kind: v.picklist(['changed', 'gone']),
  revision: optionalText,
  changes: v.array(v.object({ ...changedParameterReader.entries, wasChosen: flag })),
  price: v.optional(v.object({ description: text, now: text, then: text })),
});

const priceChangeReader = v.object({ now: text, then: text });

/** Custom attributes pass through as text. */
export const cartItemReader = v.objectWithRest(
  {
    '#id': text,
    product: text,
    productId: text,
    productReference: optionalText,
    tab: optionalText,
    isConfigurable: flag,
    isProductOutdated: flag,
    // Of Bespoke's tenant only.
    isUnreadable: v.optional(v.boolean()),
    review: v.optional(reviewReader),
    isCurrencyOutdated: flag,
    isAnyCurrencyRateOutdated: flag,
    isPriceOutdated: flag,
    isPriceModelOutdated: flag,
    isPriceDatatableOutdated: flag,
    isPriceContextOutdated: flag,
    isCheckedOut: flag,
    lifeCycleState: optionalText,
    hasAnyUncommittedMandatoryFields: flag,
    // Of Bespoke's tenant only: what these calls would make of the price.
    'recalculate-prices': v.optional(priceChangeReader),
    'refresh-currency': v.optional(priceChangeReader),
    pricing: v.optional(pricingReader, { rows: [], summary: {} }),
    'product-configuration': v.optional(v.unknown()),
    // Of Bespoke's tenant only.
    attachments: v.optional(v.array(attachmentReader)),
    isService: flag,
    summary: text,
    qty: count,
    // Of Bespoke's tenant only: what another system configured.
    otherSystem: v.optional(v.looseObject({ parts: v.optional(v.array(bomItemReader), []) })),
    configResult: v.optional(
      v.looseObject({
        safecookie: optionalText,
        requiredParameterList: v.optional(v.array(v.object({ name: text, value: text })), []),
        bom: v.optional(v.array(bomItemReader), []),
      }),
    ),
  },
  text,
);

/** Without a count an answer does not say that the cart is empty: it says nothing. */
export const cartItemsReader = v.object({
  itemCount: requiredCount,
  items: v.optional(v.array(cartItemReader), []),
});

/** Currencies that are none (ISO 4217) are left out: nothing could be formatted in them. */
function withoutUnknownCurrencies<Attributes extends Readonly<Record<string, unknown>>>(
  cart: Attributes,
): Attributes {
  const { currency, currencies } = cart as { readonly currency?: string; readonly currencies?: string };
  return {
    ...cart,
    ...(currency !== undefined && { currency: isCurrency(currency) ? currency : '' }),
    ...(currencies !== undefined && {
      currencies: currencies.split(/\s+/).filter(isCurrency).join(' '),
    }),
  };
}

/** With the cart's own attachments, of Bespoke's tenant only. */
export const cartReader = v.pipe(
  v.objectWithRest({ attachments: v.optional(v.array(attachmentReader)) }, text),
  v.transform(withoutUnknownCurrencies),
);

/** The carts of a customer, of Bespoke's tenant only. */
export const cartsReader = v.object({
  carts: v.array(v.object({ id: text, name: text, isActive: flag, itemCount: count })),
});

const attachmentsReader = v.optional(v.array(attachmentReader), []);

export const firmRequestReader = v.objectWithRest(
  {
    id: text,
    name: text,
    state: text,
    stateTitle: text,
    modifiedTime: optionalText,
    itemCount: count,
    // Of Bespoke's tenant only: what was attached to an item, and to the whole cart.
    items: v.optional(v.array(v.looseObject({ attachments: attachmentsReader })), []),
    attachments: attachmentsReader,
  },
  text,
);

export const firmRequestsReader = v.array(firmRequestReader);

export type ItemReview = v.InferOutput<typeof reviewReader>;
export type CartItem = v.InferOutput<typeof cartItemReader>;
export type Cart = v.InferOutput<typeof cartReader>;
export type Carts = v.InferOutput<typeof cartsReader>;
export type FirmRequest = v.InferOutput<typeof firmRequestReader>;
