import { InvalidRequest, NotFound } from '../tenant-error.ts';
import type { Attributes } from './stored-cart.ts';

const MAX_ATTRIBUTES = 50;
const MAX_VALUE_LENGTH = 2_000;
/**
 * Bytes of all attributes of a cart and its items together, as JSON. The whole cart goes out in one answer, which clients
 * and gateways hold in memory: 200 items with all that one of them may have would be more than 100 MB.
 */
const MAX_CART_BYTES = 4 * 1024 * 1024;

/** Attributes of a cart that the tenant computes. The API page restricts `externalId` only; the others could never be read back. */
export const RESTRICTED_CART_ATTRIBUTES: ReadonlySet<string> = new Set([
  'id',
  'externalId',
  'state',
  'stateTitle',
  'lastModified',
  'itemCount',
  'cartCount',
  'currencies',
  'currencyId',
  'totalAfterRecalculation',
  'totalAfterRefresh',
  'totalNetPrice',
]);

/** Attributes of an item that the tenant computes. First those of the API page, `shoppingCar` as it is spelled there. */
export const RESTRICTED_ITEM_ATTRIBUTES: ReadonlySet<string> = new Set([
  'searchLayout',
  'shoppingCar',
  'shoppingCart',
  'json',
  'pricingJson',
  'tempPricingJson',
  'productId',
  'product',
  '#id',
  'productReference',
  'tab',
  'isConfigurable',
  'isProductOutdated',
  'isCurrencyOutdated',
  'isAnyCurrencyRateOutdated',
  'isPriceOutdated',
  'isPriceModelOutdated',
  'isPriceDatatableOutdated',
  'isPriceContextOutdated',
  'isCheckedOut',
  'lifeCycleState',
  'hasAnyUncommittedMandatoryFields',
  'pricing',
  'summary',
  'configResult',
  'catalogImage',
  'screenshot1',
  'currency',
  'priceCalculatedAt',
  'recalculate-prices',
  'refresh-currency',
  'product-configuration',
  'review',
  'isUnreadable',
  'unitNetPrice',
  'totalNetPrice',
]);

/** Any script, and spaces within: administrators name attributes. */
const ATTRIBUTE_NAME = /^\p{L}[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFD]{0,63}$/u;

/**
 * Sets attributes; an empty value removes one.
 *
 * @throws NotFound for a restricted name, as the API does
 * @throws InvalidRequest for a name or value that no attribute has, and for too many of them
 */
export function mergeAttributes(
  current: Attributes,
  sent: Attributes,
  restricted: ReadonlySet<string>,
): Attributes {
  const merged = new Map(current);
  for (const [name, value] of sent) {
    if (restricted.has(name)) {
      throw new NotFound('Restricted parameter', `Attempt to update a restricted parameter: ${name}.`);
    }
    if (!ATTRIBUTE_NAME.test(name)) {
      throw new InvalidRequest(
        'Invalid parameter',
        'The name of an attribute has at most 64 characters that can be printed, and starts with a letter.',
      );
    }
    if (value.length > MAX_VALUE_LENGTH) {
      throw new InvalidRequest(
        'Invalid parameter',
        `${name} must not be longer than ${MAX_VALUE_LENGTH} characters.`,
      );
    }
    if (value.trim() === '') merged.delete(name);
    else merged.set(name, value.trim());
  }
  if (merged.size > MAX_ATTRIBUTES) {
    throw new InvalidRequest(
      'Invalid parameter',
      `There can be at most ${MAX_ATTRIBUTES} custom attributes.`,
    );
  }
  return merged;
}

/** @throws InvalidRequest when a change leaves a cart with more attributes, in bytes, than it may have */
export function checkAttributeRoom(bytesBefore: number, bytesAfter: number): void {
  if (bytesAfter <= MAX_CART_BYTES || bytesAfter <= bytesBefore) return;
  throw new InvalidRequest(
    'Too many attributes',
    `The custom attributes of a cart and its items may take ${MAX_CART_BYTES / 2 ** 20} MiB together. Remove or shorten some.`,
  );
}
