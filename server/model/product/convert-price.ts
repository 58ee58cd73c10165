import { currencyDecimals, scaleAmount } from '../number/money.ts';
import { multiply, rational } from '../number/rational.ts';
import type { ModelValue } from './model-domain.ts';
import type { CurrencyRule } from './product-model.ts';

/** The currency that prices are written in, and those they can be had in. */
export interface Currencies {
  readonly currency: string;
  readonly currencies: ReadonlyMap<string, CurrencyRule>;
  /** The smallest coin of `currency` in minor units, where the author says that it is more than one. */
  readonly coin?: number | undefined;
}

/** What amounts in a currency are multiples of, in minor units: 5 for CHF where nobody pays a single Rappen. */
export function coinOf({ currency, currencies, coin }: Currencies, wanted: string): number {
  return (wanted === currency ? coin : currencies.get(wanted)?.round) ?? 1;
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
  const minorUnits = (code: string) => 10n ** BigInt(currencyDecimals(code));
  const factor = multiply(rule.rate, rational(minorUnits(wanted), minorUnits(currency)));
  return scaleAmount(amount, factor, rule.round);
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
