import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  multiply,
  negate,
  parseDecimal,
  toNumber,
  toScale,
  toText,
  type Decimal,
} from './decimal.ts';

const read = (text: string): Decimal => {
  const number = parseDecimal(text);
  if (!number) throw new Error(`${text} is no decimal.`);
  return number;
};

describe('decimal', () => {
  test.each(['0', '12', '-0.5', '1000.25', '0.000001', '999999999999999'])('keeps %s', (text) => {
    expect(toText(read(text))).toBe(text);
  });

  test.each([
    ['+3', '3'],
    ['007', '7'],
    ['1_000.50', '1000.5'],
    ['-0', '0'],
  ])('reads %s as %s', (written, text) => {
    expect(toText(read(written))).toBe(text);
  });

  test.each(['', ' 1', '1.', '.5', '1,5', '1e3', '0x10', 'NaN', '0.1234567', '1234567890123456'])(
    'refuses "%s"',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined();
    },
  );

  test('is exact where floats are not', () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(toText(add(read('0.1'), read('0.2')))).toBe('0.3');
    expect(toText(multiply(read('1.1'), read('1.1')))).toBe('1.21');
    expect(compare(add(read('0.1'), read('0.2')), read('0.3'))).toBe(0);
  });

  test('scales to integers', () => {
    expect(toScale(read('12.5'), 2)).toBe(1250n);
    expect(toScale(negate(read('0.05')), 2)).toBe(-5n);
    expect(toNumber(read('-2.25'))).toBe(-2.25);
  });
});
