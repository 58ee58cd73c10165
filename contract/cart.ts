import * as z from 'zod/mini';
import { attachmentSchema, type Attachment } from './attachment.ts';
import { changedParameterSchema } from './configuration.ts';
import { bomItemSchema, pricingSchema } from './pricing.ts';

const count = z.uint32();

/**
 * What a new revision of the product would change about an item. Until the customer accepts it (`revision` of "Update Item in
 * Cart"), configures the item again or removes it, the item is shown as they agreed to it, and there is no firm request.
 */
const itemReviewSchema = z.strictObject({
  /** `gone`: the catalog no longer has the product. */
  kind: z.enum(['changed', 'gone']),
  /** What to send to accept it. */
  revision: z.optional(z.string()),
  changes: z.array(z.extend(changedParameterSchema, { wasChosen: z.boolean() })),
  /** Of the whole quantity, as displayed: as agreed, and with the new revision. */
  price: z.optional(z.strictObject({ description: z.string(), now: z.string(), then: z.string() })),
});

/** An amount of the whole quantity, as displayed: as it is, and as it would be. */
const priceChangeSchema = z.strictObject({ now: z.string(), then: z.string() });

/** What stands for a product configuration (`includeUploadedProductConfiguration`). */
const productConfigurationSchema = z.strictObject({
  product: z.string(),
  /** Weak reference, and the revision that the configuration is of. */
  productId: z.string(),
  revision: z.string(),
  parameters: z.array(
    z.strictObject({
      name: z.string(),
      description: z.string(),
      value: z.string(),
      valueDescription: z.string(),
      committed: z.boolean(),
    }),
  ),
});

/** A member of a step in `resultLayout`: a group has `members`, a parameter its value. */
export interface ResultMember {
  name: string;
  description: string;
  value?: string | undefined;
  valueDescription?: string | undefined;
  members?: ResultMember[] | undefined;
}

export interface ResultStep {
  name: string;
  description: string;
  members: ResultMember[];
}

export const resultMemberSchema: z.ZodMiniType<ResultMember> = z.strictObject({
  name: z.string(),
  description: z.string(),
  value: z.optional(z.string()),
  valueDescription: z.optional(z.string()),
  get members() {
    return z.optional(z.array(resultMemberSchema));
  },
});

/** What a product of another system is known by there. */
const otherSystemSchema = z.strictObject({
  /** Name of the system in this installation. */
  system: z.string(),
  /** The id of the saved configuration in that system; absent for what is not in the cart. */
  reference: z.optional(z.string()),
  parts: z.array(bomItemSchema),
});

const itemSchema = z.object({
  '#id': z.string(),
  product: z.string(),
  productId: z.string(),
  productReference: z.optional(z.string()),
  tab: z.string(),
  isConfigurable: z.boolean(),
  isProductOutdated: z.boolean(),
  /** The item is damaged: it has no price and can only be removed. An extension of Bespoke's tenant, as `review` is. */
  isUnreadable: z.optional(z.boolean()),
  review: z.optional(itemReviewSchema),
  /** The item has services over years: the Category Pricing API tells their prices. An extension of Bespoke's tenant. */
  isService: z.optional(z.boolean()),
  isCurrencyOutdated: z.boolean(),
  isAnyCurrencyRateOutdated: z.boolean(),
  isPriceOutdated: z.boolean(),
  isPriceModelOutdated: z.boolean(),
  isPriceDatatableOutdated: z.boolean(),
  isPriceContextOutdated: z.boolean(),
  isCheckedOut: z.boolean(),
  lifeCycleState: z.string(),
  hasAnyUncommittedMandatoryFields: z.boolean(),
  /** What the calls of these names would make of the price; extensions of Bespoke's tenant. */
  'recalculate-prices': z.optional(priceChangeSchema),
  'refresh-currency': z.optional(priceChangeSchema),
  'product-configuration': z.optional(productConfigurationSchema),
  /** Those of the item; an extension of Bespoke's tenant. */
  attachments: z.optional(z.array(attachmentSchema)),
  pricing: pricingSchema,
  summary: z.string(),
  qty: count,
  /** Set where another system configured it. An extension of Bespoke's tenant. */
  otherSystem: z.optional(otherSystemSchema),
  configResult: z.optional(
    z.strictObject({
      /** The commits in their order, as an urlencoded list. */
      safecookie: z.string(),
      requiredParameterList: z.array(z.strictObject({ name: z.string(), value: z.string() })),
      bom: z.array(bomItemSchema),
      /** Those that are not empty. */
      integrationAttributes: z.array(z.strictObject({ name: z.string(), value: z.string() })),
      resultLayout: z.array(
        z.strictObject({ name: z.string(), description: z.string(), members: z.array(resultMemberSchema) }),
      ),
    }),
  ),
});

/**
 * A shopping cart item ("List Items in Cart"). `#id` doubles as `configId` when the item is reconfigured.
 * `isCheckedOut` is true while a temporary version of it is open. Custom attributes stand beside, as text.
 */
export type CartItem = z.infer<typeof itemSchema> & Record<string, unknown>;

export const cartItemSchema: z.ZodMiniType<CartItem> = z.catchall(itemSchema, z.string());

export const cartItemsSchema = z.strictObject({ itemCount: count, items: z.array(cartItemSchema) });

/**
 * The cart as attribute → value ("List Cart Attributes"), and its own attachments. They and `otherTotals`, what
 * items of other systems cost beside `totalNetPrice` as JSON of `otherTotalsSchema`, are extensions of Bespoke's tenant.
 */
export const cartSchema: z.ZodMiniType<Cart> = z.catchall(
  z.object({ attachments: z.optional(z.array(attachmentSchema)) }),
  z.string(),
);

/** Ours: the carts of a customer, the active one first. */
export const cartsSchema = z.strictObject({
  carts: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      /** The one that calls without the id of a cart are about. */
      isActive: z.boolean(),
      itemCount: count,
      lastModified: z.string(),
    }),
  ),
});

/** `amount` is a plain decimal: what is paid each period, or once in another currency than the cart's. */
export const otherTotalsSchema = z.array(
  z.strictObject({
    currency: z.string(),
    amount: z.string(),
    period: z.optional(z.enum(['month', 'quarter', 'year'])),
    /** As displayed: `€39.80 per month`. */
    description: z.string(),
  }),
);

/** "List Complete Cart Information". */
export const completeCartSchema = z.strictObject({
  ShoppingCart: cartSchema,
  ShoppingCartItems: z.array(cartItemSchema),
});

const requestSchema = z.object({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  stateTitle: z.string(),
  modifiedTime: z.string(),
  itemCount: count,
  /** What was asked for, as it was shown; missing for requests of older versions. */
  items: z.optional(
    z.array(
      z.strictObject({
        id: z.string(),
        product: z.string(),
        summary: z.string(),
        qty: count,
        currency: z.string(),
        totalNetPrice: z.string(),
        attachments: z.optional(z.array(attachmentSchema)),
      }),
    ),
  ),
  /** Those of the whole cart; the request has them and those of its items from now on. */
  attachments: z.optional(z.array(attachmentSchema)),
});

/**
 * A request for firm proposal, as created and as listed. `state` is a key, `stateTitle` its text. The attributes it was
 * made with stand beside, as text.
 */
export type FirmRequest = z.infer<typeof requestSchema> & Record<string, unknown>;

export const firmRequestSchema: z.ZodMiniType<FirmRequest> = z.catchall(requestSchema, z.string());

export const firmRequestsSchema = z.array(firmRequestSchema);

export interface Cart {
  id?: string | undefined;
  otherTotals?: string | undefined;
  attachments?: Attachment[] | undefined;
  [attribute: string]: string | Attachment[] | undefined;
}
export type Carts = z.infer<typeof cartsSchema>;
