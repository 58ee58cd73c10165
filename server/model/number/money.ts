import { scaled } from './decimal.ts';
import { multiply, rational, round, type Rational } from './rational.ts';

/** How many decimals a currency has: 2 for EUR, 0 for JPY. */
export function currencyDecimals(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount in minor units (cents), or undefined when it has more decimals than the currency. */
export function toMinorUnits(amount: Rational, currency: string): number | undefined {
  const minor = scaled(amount, currencyDecimals(currency));
  return minor === undefined ? undefined : Number(minor);
}

/** `amount × factor`, exact, to the nearest multiple of `step`; what lies in between goes away from zero. */
export function scaleAmount(amount: number, factor: Rational, step = 1): number {
  const steps = round(multiply(rational(amount, BigInt(step)), factor), 0);
  return Number(steps.numerator) * step;
}

/** `percent` per cent of an amount, to the nearest multiple of the currency's smallest coin (in minor units). */
export function percentOf(amount: number, percent: Rational, coin = 1): number {
  return scaleAmount(amount, multiply(percent, rational(1, 100n)), coin);
}
