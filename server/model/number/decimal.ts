/**
 * Exact decimal numbers, because prices and features are compared exactly and 0.1 + 0.2 is not 0.3 in floating point.
 * A number is `digits / 10^scale`.
 */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** More decimals than any unit needs, few enough that a sum scaled to integers stays exact. */
export const maxDecimals = 6;
const maxDigits = 15;

export const zero: Decimal = { digits: 0n, scale: 0 };

/** Reads `12`, `-0.5`, `1_000.25`; undefined for anything else and for numbers too long to be exact. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d[\d_]*)(?:\.(\d+))?$/.exec(text);
  if (!match) return undefined;
  const whole = (match[2] ?? '').replaceAll('_', '');
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > maxDecimals || whole.replace(/^0+/, '').length + fraction.length > maxDigits)
    return undefined;
  const digits = BigInt(whole + fraction);
  return { digits: match[1] === '-' ? -digits : digits, scale: fraction.length };
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: toScale(a, scale) + toScale(b, scale), scale };
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

export function negate(a: Decimal): Decimal {
  return { digits: -a.digits, scale: a.scale };
}

/** `a × 10^scale`; exact when `scale` is at least the number's own. */
export function toScale(a: Decimal, scale: number): bigint {
  return a.digits * 10n ** BigInt(scale - a.scale);
}

export function compare(a: Decimal, b: Decimal): number {
  const difference = add(a, negate(b)).digits;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function toNumber(a: Decimal): number {
  return Number(toText(a));
}

/** Plain notation, without trailing zeros: `-0.5`. */
export function toText(a: Decimal): string {
  const negative = a.digits < 0n;
  const all = (negative ? -a.digits : a.digits).toString().padStart(a.scale + 1, '0');
  const whole = all.slice(0, all.length - a.scale);
  const fraction = all.slice(all.length - a.scale).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}
