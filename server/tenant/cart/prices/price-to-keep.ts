import type { Currencies } from '#server/model/product/convert-price.ts';
import type { CartLine } from '../cart-line.ts';
import { currentRates, priceBasis, type KeptPrice } from './kept-price.ts';
import { convertedUnitPrice, currentUnitPrice, type LinePrice } from './line-price.ts';
import { presentPricings } from './present-pricings.ts';

export interface PricingMoment {
  readonly currencies: Currencies;
  readonly cartCurrency: string;
  readonly now: Date;
}

/**
 * The price to keep with an item after a change of its cart: of one that has none yet, and of one of which nothing changed
 * but how many pieces are counted together. Everything else waits until it is recalculated. Undefined to leave it as it is.
 */
export function priceAfterChange(line: CartLine, moment: PricingMoment): KeptPrice | undefined {
  const { marks } = line.price;
  if (line.temporary || line.isUnreadable || line.review) return undefined;
  const isOtherwiseCurrent =
    !marks.isCurrencyOutdated && !marks.isRateOutdated && !marks.isModelOutdated && !marks.areTablesOutdated;
  if (line.item.price && !(marks.arePiecesOutdated && isOtherwiseCurrent)) return undefined;
  return currentPrice(line, moment);
}

/** "Recalculate Prices". Undefined where nothing is out of date, and for items that wait for the customer. */
export function recalculatedPrice(line: CartLine, moment: PricingMoment): KeptPrice | undefined {
  return line.price.recalculated && currentPrice(line, moment);
}

/**
 * "Refresh Currency": the currency of the cart and today's rates. A price that is out of date for other reasons is only
 * converted; it stays out of date.
 */
export function refreshedPrice(line: CartLine, moment: PricingMoment): KeptPrice | undefined {
  const { kept } = line.priced;
  if (!kept || !line.price.refreshed) return undefined;
  if (isListCurrent(line.price) && !line.priced.isHeld) return currentPrice(line, moment);
  const { currencies, cartCurrency } = moment;
  const codes = [currencies.currency, ...currencies.currencies.keys()];
  return {
    ...kept,
    currency: cartCurrency,
    unitPrices: Object.fromEntries(codes.map((code) => [code, convertedUnitPrice(kept, code, currencies)])),
    rates: currentRates(currencies),
    calculatedAt: moment.now.toISOString(),
    pricing: {},
  };
}

function isListCurrent({ marks }: LinePrice): boolean {
  return !marks.isModelOutdated && !marks.areTablesOutdated;
}

/** Undefined where the catalog has no price for the item. */
function currentPrice(
  line: CartLine,
  { currencies, cartCurrency, now }: PricingMoment,
): KeptPrice | undefined {
  const { priced, listed } = line;
  if (!listed || priced.isHeld) return undefined;
  const codes = [currencies.currency, ...currencies.currencies.keys()];
  const unitPrices = codes.map((code) => [code, currentUnitPrice(priced, currencies, code)] as const);
  const known = unitPrices.flatMap(([code, amount]): [string, number][] =>
    amount === undefined ? [] : [[code, amount]],
  );
  if (known.length < codes.length) return undefined;
  return {
    ...priceBasis(listed, currencies, priced),
    currency: cartCurrency,
    unitPrices: Object.fromEntries(known),
    qty: priced.qty,
    calculatedAt: now.toISOString(),
    pricing: presentPricings(priced, cartCurrency),
  };
}
