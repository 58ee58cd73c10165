import { expect, test } from 'vitest';
import { formatDecimal, parseExact } from '../number/decimal.ts';
import { multiply, one, zero } from '../number/rational.ts';
import { conversionBetween, convert, inverse, unitNames, unitsLike } from './units.ts';

function converted(value: string, from: string, to: string, decimals: number) {
  const conversion = conversionBetween(from, to);
  if (!conversion) return undefined;
  const { value: result, isExact } = convert(parseExact(value), conversion, decimals);
  return [formatDecimal(result), isExact];
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
        const value = parseExact(text);
        // Both ways at once, so that nothing is rounded in between.
        const both = { factor: multiply(there.factor, back.factor), offset: zero };
        expect(convert(value, both, 3)).toEqual({ value, isExact: true });
      }
      expect(again && convert(one, again, 9)).toEqual(convert(one, back, 9));
    }
  }
});
