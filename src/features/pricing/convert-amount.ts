/** Amounts of the base currency in another one, exactly until they are rounded. */
import type { DeskCurrencies } from '#src/api/desk.ts';
import { readAmount, type Amount } from './grid-view.ts';

/** How amounts are shown in a currency that is not the base currency. */
export interface Conversion {
  readonly base: string;
  readonly currency: string;
  /** What one of `base` is in `currency`; as the catalog writes it. */
  readonly rate: string;
  /** When the catalog had this rate. ISO 8601. */
  readonly asOf: string;
  readonly convert: (amount: Amount) => Amount;
}

/** Undefined for the base currency, and for one without a rate that can be read. */
export function conversionTo(
  currency: string,
  { base, asOf, rates }: DeskCurrencies,
): Conversion | undefined {
  const rate = rates.find((known) => known.currency === currency)?.rate;
  const factor = rate === undefined ? undefined : readAmount(rate);
  if (rate === undefined || !factor || factor.units <= 0n || currency === base) return undefined;
  const digits = decimalsOf(currency);
  return { base, currency, rate, asOf, convert: (amount) => times(amount, factor, digits) };
}

/** Rounded to `digits` decimals, halves away from zero. */
function times(amount: Amount, factor: Amount, digits: number): Amount {
  const units = amount.units * factor.units;
  const more = amount.digits + factor.digits - digits;
  if (more <= 0) return { units: units * 10n ** BigInt(-more), digits };
  const step = 10n ** BigInt(more);
  const size = ((units < 0n ? -units : units) * 2n + step) / (step * 2n);
  return { units: units < 0n ? -size : size, digits };
}

function decimalsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
