/** Sums over prices of other systems: exact, and never across currencies or periods. */
import { formatDecimal, parseDecimal } from '#server/model/number/decimal.ts';
import { multiply } from '#server/model/number/rational.ts';
import { toMinorUnits } from '#server/model/number/money.ts';
import type { BillingPeriod, ForeignPrices } from '#server/upstreams/foreign-configurator.ts';
import { plainAmount } from '../text/format-numbers.ts';

/** An amount of an answer that was checked. @throws Error for what is none */
export function minorUnits(amount: string, currency: string): number {
  const decimal = parseDecimal(amount);
  const minor = decimal && toMinorUnits(decimal, currency);
  if (minor === undefined) throw new Error(`"${amount}" is no amount in ${currency}.`);
  return minor;
}

/** A plain decimal so many times, as a plain decimal; exact. @param qty a number, or a plain decimal */
export function timesQty(amount: string, qty: number | string): string {
  const [decimal, factor] = [parseDecimal(amount), parseDecimal(String(qty))];
  if (!decimal || !factor) throw new Error(`"${amount}" or "${qty}" is no number.`);
  return formatDecimal(multiply(decimal, factor));
}

/** What is paid beside the total of a cart in its currency: by period, or once in another currency. */
export interface OtherTotal {
  readonly currency: string;
  /** Plain decimal. */
  readonly amount: string;
  readonly period?: BillingPeriod;
}

/** @param items prices of one piece each */
export function otherTotals(
  items: readonly { readonly prices: ForeignPrices; readonly qty: number }[],
  cartCurrency: string,
): OtherTotal[] {
  const sums = new Map<string, { currency: string; minor: number; period: BillingPeriod | undefined }>();
  for (const { prices, qty } of items) {
    const { currency } = prices;
    const once = currency === cartCurrency ? [] : [{ amount: prices.oneTime, period: undefined }];
    for (const { amount, period } of [...once, ...prices.recurring]) {
      const key = `${currency} ${period ?? ''}`;
      const minor = minorUnits(amount, currency) * qty + (sums.get(key)?.minor ?? 0);
      sums.set(key, { currency, minor, period });
    }
  }
  return [...sums.values()]
    .filter(({ minor }) => minor !== 0)
    .map(({ currency, minor, period }) => ({
      currency,
      amount: plainAmount(minor, currency),
      ...(period && { period }),
    }));
}
