import { toScale, type Decimal } from './decimal.ts';

/** How many decimals a currency has: 2 for EUR, 0 for JPY. */
export function currencyDecimals(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount in minor units (cents), or undefined when it has more decimals than the currency. */
export function toMinorUnits(amount: Decimal, currency: string): number | undefined {
  const decimals = currencyDecimals(currency);
  return amount.scale > decimals ? undefined : Number(toScale(amount, decimals));
}
