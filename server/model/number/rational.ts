/**
 * Exact numbers: prices, features and units are decimals, and quotients of them are not; floating point is neither, for it
 * takes 0.1 + 0.2 for more than 0.3. A number is `numerator / denominator` in lowest terms.
 */
export interface Rational {
  readonly numerator: bigint;
  /** Greater than 0. */
  readonly denominator: bigint;
}

export const zero: Rational = { numerator: 0n, denominator: 1n };
export const one: Rational = { numerator: 1n, denominator: 1n };

export function rational(numerator: bigint | number, denominator = 1n): Rational {
  const above = BigInt(numerator);
  const divisor = greatestCommonDivisor(above, denominator) || 1n;
  const sign = denominator < 0n ? -1n : 1n;
  return { numerator: (sign * above) / divisor, denominator: (sign * denominator) / divisor };
}

export function add(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function negate(a: Rational): Rational {
  return { numerator: -a.numerator, denominator: a.denominator };
}

/** Undefined for a divisor of 0. */
export function divide(a: Rational, b: Rational): Rational | undefined {
  if (b.numerator === 0n) return undefined;
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Less than, equal to or greater than 0 as `a` is to `b`. */
export function compare(a: Rational, b: Rational): number {
  const { numerator } = subtract(a, b);
  return numerator < 0n ? -1 : numerator > 0n ? 1 : 0;
}

export function floor(a: Rational): Rational {
  return { numerator: floorDivide(a.numerator, a.denominator), denominator: 1n };
}

/** The nearest number with so many decimals; halves go away from zero. */
export function round(a: Rational, decimals: number): Rational {
  const factor = 10n ** BigInt(decimals);
  const size = (a.numerator < 0n ? -a.numerator : a.numerator) * factor;
  const digits = (2n * size + a.denominator) / (2n * a.denominator);
  return rational(a.numerator < 0n ? -digits : digits, factor);
}

export function isZero(a: Rational): boolean {
  return a.numerator === 0n;
}

/** The nearest floating-point number, as far as numerator and denominator have 15 digits at most. */
export function toNumber({ numerator, denominator }: Rational): number {
  return Number(numerator) / Number(denominator);
}

export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / (greatestCommonDivisor(a, b) || 1n)) * b;
}
