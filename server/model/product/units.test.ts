import { expect, test } from 'vitest';
import { parseDecimal, toText, zero } from '../number/decimal.ts';
import { conversionBetween, convert, inverse, unitNames, unitsLike } from './units.ts';

function converted(value: string, from: string, to: string, decimals: number) {
  const conversion = conversionBetween(from, to);
  if (!conversion) return undefined;
  const { value: result, isExact } = convert(parseDecimal(value) ?? zero, conversion, decimals);
  return [toText(result), isExact];
}

test.each([
  ['69', 'in', 'cm', 2, '175.26', true],
  ['69', 'in', 'cm', 0, '175', false],
  ['175', 'cm', 'in', 2, '68.9', false],
  ['1', 'lb', 'kg', 6, '0.453592', false],
  ['16', 'oz', 'lb', 6, '1', true],
  ['128', 'fl oz', 'gal', 0, '1', true],
  ['1', 'mi', 'ft', 0, '5280', true],
  ['32', '°F', '°C', 2, '0', true],
  ['-40', '°C', '°F', 2, '-40', true],
  ['98.6', '°F', '°C', 1, '37', true],
  ['36.6', '°C', '°F', 2, '97.88', true],
  ['1', 'psi', 'kPa', 6, '6.894757', false],
  ['1', 'hp', 'W', 6, '745.699872', false],
  ['100', 'km/h', 'mph', 3, '62.137', false],
  ['0.5', 'mm', 'cm', 1, '0.1', false],
  ['-0.5', 'mm', 'cm', 1, '-0.1', false],
] as const)('%s %s in %s, %d decimals, is %s', (value, from, to, decimals, result, isExact) => {
  expect(converted(value, from, to, decimals)).toEqual([result, isExact]);
});

test('what does not measure the same is not converted', () => {
  for (const [from, to] of [
    ['cm', 'kg'],
    ['cm', 'EUR'],
    ['EUR', 'cm'],
    ['°C', 'm'],
  ] as const) {
    expect(conversionBetween(from, to)).toBeUndefined();
  }
});

test('there and back is where it was, for every pair of units', () => {
  for (const from of unitNames) {
    for (const to of unitsLike(from)) {
      const there = conversionBetween(from, to);
      if (!there) throw new Error(`${from} to ${to}`);
      const back = inverse(there);
      const again = conversionBetween(to, from);
      for (const text of ['0', '1', '-17.5', '123456.789']) {
        const value = parseDecimal(text) ?? zero;
        const far = { ...there, factor: there.factor };
        // Both ways at once, so that nothing is rounded in between.
        const both = {
          factor: {
            numerator: far.factor.numerator * back.factor.numerator,
            denominator: far.factor.denominator * back.factor.denominator,
          },
          offset: { numerator: 0n, denominator: 1n },
        };
        expect(convert(value, both, 3)).toEqual({
          value: { digits: value.digits * 10n ** BigInt(3 - value.scale), scale: 3 },
          isExact: true,
        });
      }
      expect(again && convert({ digits: 1n, scale: 0 }, again, 9)).toEqual(
        convert({ digits: 1n, scale: 0 }, back, 9),
      );
    }
  }
});
