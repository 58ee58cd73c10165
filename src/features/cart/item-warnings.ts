import type { CartItem } from '#src/api/read/cart.ts';

/** What a customer should know about an item before ordering; keys of texts under `cart` in the locales. */
export type ItemWarning = 'incomplete' | 'productOutdated' | 'priceOutdated' | 'currencyOutdated';

type Marks = Pick<
  CartItem,
  | 'hasAnyUncommittedMandatoryFields'
  | 'isProductOutdated'
  | 'isPriceOutdated'
  | 'isCurrencyOutdated'
  | 'isAnyCurrencyRateOutdated'
>;

/** The most important first. `isPriceOutdated` already sums up its three reasons. */
export function itemWarnings(item: Marks): ItemWarning[] {
  const warnings: ItemWarning[] = [];
  if (item.hasAnyUncommittedMandatoryFields) warnings.push('incomplete');
  if (item.isProductOutdated) warnings.push('productOutdated');
  if (item.isPriceOutdated) warnings.push('priceOutdated');
  if (item.isCurrencyOutdated || item.isAnyCurrencyRateOutdated) warnings.push('currencyOutdated');
  return warnings;
}
