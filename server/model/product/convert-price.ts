import { currencyDecimals, scaleAmount } from '../number/money.ts';
import type { ModelValue } from './model-domain.ts';
import type { CurrencyRule } from './product-model.ts';

/** The currency that prices are written in, and those they can be had in. */
export interface Currencies {
  readonly currency: string;
  readonly currencies: ReadonlyMap<string, CurrencyRule>;
}

/** Whether there are prices in a currency. */
export function hasCurrency({ currency, currencies }: Currencies, wanted: string): boolean {
  return wanted === currency || currencies.has(wanted);
}

/**
 * An amount in minor units, in another currency: times its rate, rounded as the author says.
 * @throws Error for a currency without a rate; ask `hasCurrency` first
 */
export function convertPrice(amount: number, { currency, currencies }: Currencies, wanted: string): number {
  if (wanted === currency) return amount;
  const rule = currencies.get(wanted);
  if (!rule) throw new Error(`There is no rate for ${wanted}.`);
  const { digits, scale } = rule.rate;
  const factor = { digits: digits * 10n ** BigInt(currencyDecimals(wanted)), scale };
  return scaleAmount(amount, factor, 10 ** currencyDecimals(currency), rule.round);
}

/** What one piece of a value costs by the list. */
export function listPrice(value: ModelValue, currencies: Currencies, wanted: string): number {
  return value.prices?.get(wanted) ?? convertPrice(value.price, currencies, wanted);
}

/** What one piece costs when there are `count` of them; never more than by the list. */
export function unitPrice(value: ModelValue, currencies: Currencies, wanted: string, count: number): number {
  const list = listPrice(value, currencies, wanted);
  const reached = value.quantityPrices?.find(({ from }) => count >= from);
  return reached ? Math.min(convertPrice(reached.price, currencies, wanted), list) : list;
}
