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

/** `amount × factor / divisor`, exact, to the nearest multiple of `step`; what lies in between goes away from zero. */
export function scaleAmount(amount: number, factor: Decimal, divisor: number, step = 1): number {
  const unit = BigInt(step);
  const exact = BigInt(amount) * factor.digits;
  const whole = BigInt(divisor) * 10n ** BigInt(factor.scale) * unit;
  const negative = exact < 0n;
  const rounded = ((negative ? -exact : exact) * 2n + whole) / (2n * whole);
  return Number((negative ? -rounded : rounded) * unit);
}
