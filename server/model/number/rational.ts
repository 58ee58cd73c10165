/** Exact fractions: attributes are decimals, and averages and quotients of them are not. */
export interface Rational {
  readonly numerator: bigint;
  /** Greater than 0; nothing divides both. */
  readonly denominator: bigint;
}

export const zero: Rational = { numerator: 0n, denominator: 1n };
export const one: Rational = { numerator: 1n, denominator: 1n };

export function rational(numerator: bigint, denominator = 1n): Rational {
  const divisor = greatestCommonDivisor(numerator, denominator) || 1n;
  const sign = denominator < 0n ? -1n : 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

/** Reads `12`, `-0.5`, `.25`. */
export function parseRational(text: string): Rational {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const digits = BigInt(`${whole}${fraction}` || '0');
  return rational(text.startsWith('-') ? -digits : digits, 10n ** BigInt(fraction.length));
}

export function add(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
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

export function floor(a: Rational): Rational {
  const quotient = a.numerator / a.denominator;
  const down = a.numerator < 0n && a.numerator % a.denominator !== 0n;
  return rational(down ? quotient - 1n : quotient);
}

export function isZero(a: Rational): boolean {
  return a.numerator === 0n;
}

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / (greatestCommonDivisor(a, b) || 1n)) * b;
}
