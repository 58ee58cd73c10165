/** The decimal notation of exact numbers: what authors and customers write, what they read, and what the engine solves. */
import { rational, type Rational } from './rational.ts';

/** More decimals than any unit needs, few enough that a sum scaled to integers stays exact. */
export const maxDecimals = 6;
const maxDigits = 15;

/** Reads `12`, `-0.5`, `1_000.25`; undefined for anything else and for numbers too long to be exact. */
export function parseDecimal(text: string): Rational | undefined {
  const match = /^([+-]?)(\d[\d_]*)(?:\.(\d+))?$/.exec(text);
  if (!match) return undefined;
  const whole = (match[2] ?? '').replaceAll('_', '');
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > maxDecimals || whole.replace(/^0+/, '').length + fraction.length > maxDigits)
    return undefined;
  return parseExact(`${match[1] === '-' ? '-' : ''}${whole}.${fraction}`);
}

/** Reads `12`, `-0.5`, `.25` of any length; the text has to be a decimal. */
export function parseExact(text: string): Rational {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const digits = BigInt(`${whole}${fraction}` || '0');
  return rational(text.startsWith('-') ? -digits : digits, 10n ** BigInt(fraction.length));
}

/** How many decimals it takes to write a number; undefined for one such as 1/3. */
export function decimalPlaces({ denominator }: Rational): number | undefined {
  let rest = denominator;
  let [twos, fives] = [0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

/** `a × 10^decimals`; undefined when that is no whole number. */
export function scaled(a: Rational, decimals: number): bigint | undefined {
  const { numerator, denominator } = rational(a.numerator * 10n ** BigInt(decimals), a.denominator);
  return denominator === 1n ? numerator : undefined;
}

/**
 * Plain notation, without trailing zeros: `-0.5`.
 * @throws RangeError for a number that no decimal is; round it first
 */
export function formatDecimal(a: Rational): string {
  const places = decimalPlaces(a);
  if (places === undefined) throw new RangeError('This number has no exact decimal form.');
  const negative = a.numerator < 0n;
  const digits = (a.numerator * 10n ** BigInt(places)) / a.denominator;
  const all = (negative ? -digits : digits).toString().padStart(places + 1, '0');
  const point = all.length - places;
  return `${negative ? '-' : ''}${all.slice(0, point)}${places > 0 ? `.${all.slice(point)}` : ''}`;
}

/**
 * A number of a field with so many decimals as the engine solves it, which knows whole numbers only: `1250` for `12.5` with
 * two. Undefined for what is no number, and for a number with more decimals.
 */
export function toEngineText(text: string, decimals: number): string | undefined {
  const number = parseDecimal(text);
  return number && scaled(number, decimals)?.toString();
}

export function fromEngineText(text: string, decimals: number): string {
  return decimals === 0 ? text : formatDecimal(rational(BigInt(text), 10n ** BigInt(decimals)));
}
