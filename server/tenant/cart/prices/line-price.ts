/** What a cart item costs: as it is kept with the item, and as it would be after recalculating it or refreshing its currency. */
import { convertPrice, hasCurrency, type Currencies } from '#server/model/product/convert-price.ts';
import { priceConfiguration, type PiecesTogether } from '#server/model/product/price.ts';
import type { EvaluatedConfiguration } from '../../product/evaluated-configuration.ts';
import type { ForeignItem } from '../../product/foreign-item.ts';
import { minorUnits } from '../../product/foreign-totals.ts';
import type { ListedProduct } from '../../product/product-registry.ts';
import type { ServiceAmount } from '../../product/service-amount.ts';
import {
  currentRates,
  isOutdated,
  NO_MARKS,
  priceBasis,
  priceMarks,
  type KeptPrice,
  type PriceMarks,
} from './kept-price.ts';

/** Of one piece, in minor units. */
export interface UnitPrice {
  readonly currency: string;
  readonly amount: number;
}

export interface LinePrice {
  readonly shown: UnitPrice;
  /** In the currency of the cart, so that items can be summed up: what was shown, converted where it is in another one. */
  readonly inCart: number;
  readonly marks: PriceMarks;
  /** Whether the parts of the price are those of the catalog now; as a whole it is what was kept otherwise. */
  readonly isCurrent: boolean;
  /** What "Recalculate Prices" would make of it; undefined where that is not needed or not possible. */
  readonly recalculated: UnitPrice | undefined;
  /** The same of "Refresh Currency". */
  readonly refreshed: UnitPrice | undefined;
}

/** What the price of an item is calculated from. */
export interface PricedItem {
  readonly listed: ListedProduct | undefined;
  /** Undefined for a plain product, and where it cannot be evaluated. */
  readonly configuration: EvaluatedConfiguration | undefined;
  readonly isConfigured: boolean;
  readonly qty: number;
  readonly together: PiecesTogether | undefined;
  /** Set for a product with services over years. */
  readonly services?: ServiceAmount | undefined;
  readonly kept: KeptPrice | undefined;
  /** Of one piece by currency, where an older version kept it so. */
  readonly agreedUnitPrices: Readonly<Record<string, number>> | undefined;
  /** Its values have changed, or the product is gone, and the customer has not looked at it: it keeps its price. */
  readonly isHeld: boolean;
}

/** Today's price of one piece; undefined where the catalog has none. */
export function currentUnitPrice(item: PricedItem, currencies: Currencies, currency: string) {
  const { listed, configuration, isConfigured, qty, together, services } = item;
  if (configuration) {
    const { product, state, evaluation } = configuration;
    const terms = { currency, pieces: qty, together, variants: state.variants };
    const { total } = priceConfiguration(product.model, evaluation.assignment, terms);
    return total + convertPrice(services?.amount ?? 0, currencies, currency);
  }
  return listed && !isConfigured ? convertPrice(listed.product.price, currencies, currency) : undefined;
}

/** @param cartCurrency of the cart, one that has prices */
export function linePrice(item: PricedItem, currencies: Currencies, cartCurrency: string): LinePrice {
  const { kept, listed, isHeld } = item;
  if (!kept) return unkeptPrice(item, currencies, cartCurrency);
  const shown = { currency: kept.currency, amount: kept.unitPrices[kept.currency] ?? 0 };
  const inCart =
    kept.currency === cartCurrency ? shown.amount : convertedUnitPrice(kept, cartCurrency, currencies);
  const current = isHeld ? undefined : currentUnitPrice(item, currencies, cartCurrency);
  const marks = listed
    ? priceMarks(kept, priceBasis(listed, currencies, item), cartCurrency)
    : { ...NO_MARKS, isCurrencyOutdated: kept.currency !== cartCurrency };
  // What is not among the marks, such as a quantity that nobody sees, is a change of the price model as well.
  const isOtherwise = !isOutdated(marks) && current !== undefined && current !== shown.amount;
  const all = isOtherwise ? { ...marks, isModelOutdated: true } : marks;
  const isListCurrent = current !== undefined && !all.isModelOutdated && !all.areTablesOutdated;
  const inCartCurrency = (amount: number | undefined) =>
    amount === undefined ? undefined : { currency: cartCurrency, amount };
  return {
    shown,
    inCart,
    marks: all,
    isCurrent: current !== undefined && !isOutdated(all),
    recalculated: inCartCurrency(isOutdated(all) ? current : undefined),
    refreshed:
      marks.isCurrencyOutdated || marks.isRateOutdated
        ? inCartCurrency(isListCurrent ? current : convertedUnitPrice(kept, cartCurrency, currencies))
        : undefined,
  };
}

/** The kept price at today's rate, whatever became of the prices themselves. */
export function convertedUnitPrice(kept: KeptPrice, currency: string, currencies: Currencies): number {
  const known = kept.unitPrices[currency];
  if (known !== undefined && kept.rates[currency] === currentRates(currencies)[currency]) return known;
  const base = kept.unitPrices[currencies.currency];
  return base === undefined || !hasCurrency(currencies, currency)
    ? (known ?? 0)
    : convertPrice(base, currencies, currency);
}

/** As the other system answered it; in another currency than the cart's it is no part of the cart's total. */
export function foreignPrice({ prices }: ForeignItem, cartCurrency: string): LinePrice {
  const shown = { currency: prices.currency, amount: minorUnits(prices.oneTime, prices.currency) };
  return {
    shown,
    inCart: shown.currency === cartCurrency ? shown.amount : 0,
    marks: NO_MARKS,
    isCurrent: false,
    recalculated: undefined,
    refreshed: undefined,
  };
}

/** Of an item from before prices were kept, and of one that is being edited: today's price, unless it is held. */
function unkeptPrice(item: PricedItem, currencies: Currencies, currency: string): LinePrice {
  const current = item.isHeld ? undefined : currentUnitPrice(item, currencies, currency);
  const agreed = item.agreedUnitPrices?.[currency] ?? item.agreedUnitPrices?.[currencies.currency];
  const converted =
    agreed === undefined || item.agreedUnitPrices?.[currency] !== undefined
      ? agreed
      : convertPrice(agreed, currencies, currency);
  const amount = current ?? converted ?? 0;
  return {
    shown: { currency, amount },
    inCart: amount,
    marks: NO_MARKS,
    isCurrent: current !== undefined,
    recalculated: undefined,
    refreshed: undefined,
  };
}

/** Of an item that cannot be read. */
export function unpriced(currency: string): LinePrice {
  const shown = { currency, amount: 0 };
  return {
    shown,
    inCart: 0,
    marks: NO_MARKS,
    isCurrent: false,
    recalculated: undefined,
    refreshed: undefined,
  };
}
