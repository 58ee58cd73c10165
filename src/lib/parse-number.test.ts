import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber } from './parse-number.ts';

describe('a number', () => {
  it.each([
    ['42', 'en', '42'],
    [' +42 ', 'en', '42'],
    ['1,234.5', 'en', '1234.5'],
    ['1,234,567', 'en', '1234567'],
    ['1.234', 'de', '1234'],
    ['1.234,5', 'de', '1234.5'],
    ['1 234,5', 'de', '1234.5'],
    ['1\u202f234,5', 'fr', '1234.5'],
    ['1’234.5', 'de-CH', '1234.5'],
    ['12,34,567', 'en-IN', '1234567'],
    ['.5', 'en', '0.5'],
    ['12.', 'en', '12'],
    ['\u22123', 'en', '-3'],
    ['- 3', 'en', '-3'],
    ['\u200e-3', 'ar', '-3'],
    ['١٢٣', 'en', '123'],
    ['१२', 'hi', '12'],
    ['\uff11\uff12', 'ja', '12'],
    ['\u{1d7db}\u{1d7ff}', 'en', '39'],
  ])('%s is read in %s', (text, language, plain) => {
    expect(parseNumber(text, language)).toEqual({ kind: 'number', plain });
  });

  it.each([
    ['7,5', 'en'],
    ['1,2', 'en'],
    ['0,5', 'en'],
    ["5'6", 'en'],
    ['12,34', 'en'],
    ['0,500', 'en'],
    ['1,2345', 'en'],
    ['7.5', 'de'],
    ['1500.50', 'de'],
    ['7.5', 'fr'],
    ['1,234.567,8', 'en'],
    ['12,345,67', 'en'],
  ])('%s is refused in %s, because of a mark', (text, language) => {
    expect(parseNumber(text, language)).toEqual({ kind: 'wrong', why: 'wrongMark' });
  });

  it.each([
    ['twelve', 'en'],
    ['1e5', 'en'],
    ['--3', 'en'],
    ['1,,234', 'en'],
    ['1 2', 'en'],
    ['Infinity', 'en'],
    ['.', 'en'],
    ['12 pieces', 'en'],
  ])('%s is none in %s', (text, language) => {
    expect(parseNumber(text, language)).toEqual({ kind: 'wrong', why: 'notANumber' });
  });

  it('that is empty is none and not wrong', () => {
    expect(parseNumber(' \u200e', 'en')).toEqual({ kind: 'empty' });
  });

  it.each(['en', 'de', 'fr', 'de-CH', 'en-IN', 'pt', 'sv', 'ar-EG', 'hi'])(
    'is read as %s writes it, grouped or not',
    (language) => {
      fc.assert(
        fc.property(
          fc.integer({ min: -99_999_999, max: 99_999_999 }),
          fc.boolean(),
          (hundredths, useGrouping) => {
            const value = hundredths / 100;
            const format = new Intl.NumberFormat(language, { useGrouping, maximumFractionDigits: 2 });
            const parsed = parseNumber(format.format(value), language);
            expect(parsed.kind === 'number' && Number(parsed.plain)).toBe(value);
          },
        ),
      );
    },
  );
});
