/** Numbers of the wire as decimal text, and sums of amounts without errors of binary fractions. */

const SCALE = 10_000;

/** A decimal number with a point, at most ten decimals. */
export function decimalText(number: number): string {
  const text = number.toFixed(10);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** `30.0` → `30`. Undefined for what is no number. */
export function plainNumber(text: string): string | undefined {
  const found = /^([+-]?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(text.trim());
  if (!found) return undefined;
  const [, sign = '', whole = '0', fraction = ''] = found;
  const digits = fraction === '' ? whole : `${whole}.${fraction}`;
  return sign === '-' && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** The sum of amounts of at most four decimals. */
export function sumText(amounts: readonly number[]): string {
  const sum = amounts.reduce((total, amount) => total + Math.round(amount * SCALE), 0);
  return decimalText(sum / SCALE);
}
