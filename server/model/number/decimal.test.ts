import { describe, expect, test } from 'vitest';
import {
  decimalPlaces,
  formatDecimal,
  fromEngineText,
  parseDecimal,
  scaled,
  toEngineText,
} from './decimal.ts';
import {
  add,
  compare,
  divide,
  floor,
  multiply,
  negate,
  one,
  rational,
  round,
  toNumber,
  type Rational,
} from './rational.ts';

const read = (text: string): Rational => {
  const number = parseDecimal(text);
  if (!number) throw new Error(`${text} is no decimal.`);
  return number;
};

describe('decimal', () => {
  test.each(['0', '12', '-0.5', '1000.25', '0.000001', '999999999999999'])('keeps %s', (text) => {
    expect(formatDecimal(read(text))).toBe(text);
  });

  test.each([
    ['+3', '3'],
    ['007', '7'],
    ['1_000.50', '1000.5'],
    ['-0', '0'],
  ])('reads %s as %s', (written, text) => {
    expect(formatDecimal(read(written))).toBe(text);
  });

  test.each(['', ' 1', '1.', '.5', '1,5', '1e3', '0x10', 'NaN', '0.1234567', '1234567890123456'])(
    'refuses "%s"',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined();
    },
  );

  test('is exact where floats are not', () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(formatDecimal(add(read('0.1'), read('0.2')))).toBe('0.3');
    expect(formatDecimal(multiply(read('1.1'), read('1.1')))).toBe('1.21');
    expect(compare(add(read('0.1'), read('0.2')), read('0.3'))).toBe(0);
  });

  test('scales to integers', () => {
    expect(scaled(read('12.5'), 2)).toBe(1250n);
    expect(scaled(negate(read('0.05')), 2)).toBe(-5n);
    expect(scaled(read('0.05'), 1)).toBeUndefined();
    expect(toNumber(read('-2.25'))).toBe(-2.25);
    expect([toEngineText('12.5', 2), toEngineText('0.125', 2)]).toEqual(['1250', undefined]);
    expect([fromEngineText('1250', 2), fromEngineText('-5', 2)]).toEqual(['12.5', '-0.05']);
  });

  test('has as many places as it takes, where there is an end', () => {
    expect(['12', '0.5', '0.125', '0.000001'].map((text) => decimalPlaces(read(text)))).toEqual([0, 1, 3, 6]);
    expect(decimalPlaces(rational(1, 3n))).toBeUndefined();
    expect(() => formatDecimal(rational(1, 3n))).toThrow(RangeError);
  });
});

describe('rational', () => {
  test('is in lowest terms, with its sign above', () => {
    expect(rational(6, -4n)).toEqual({ numerator: -3n, denominator: 2n });
    expect(rational(0, 7n)).toEqual(rational(0));
  });

  test('is divided, and not by 0', () => {
    expect(divide(one, rational(3))).toEqual(rational(1, 3n));
    expect(divide(one, rational(0))).toBeUndefined();
  });

  test('is rounded half away from zero, and cut down to the number below', () => {
    const tenths = ['-0.25', '-0.15', '0.05', '0.149'].map((text) => formatDecimal(round(read(text), 1)));
    expect(tenths).toEqual(['-0.3', '-0.2', '0.1', '0.1']);
    expect([floor(read('-0.5')), floor(read('1.5')), floor(read('-2'))].map(toNumber)).toEqual([-1, 1, -2]);
  });
});
