/** Numbers as every language of this runtime writes them: what is read is the number that was written, or it is refused. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNumber } from './parse-number.ts';

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const languages = Intl.NumberFormat.supportedLocalesOf([
  ...letters.flatMap((first) => letters.map((second) => first + second)),
  ...['ar-EG', 'ar-MA', 'bn-IN', 'de-AT', 'de-CH', 'en-IN', 'en-ZA', 'es-MX', 'fr-CH', 'pt-PT', 'gsw', 'ckb'],
]);
const language = fc.constantFrom(...languages);

/** At most two decimals: three of them look like a group where the mark of one language groups in another. */
const hundredths = fc.oneof(
  fc.integer({ min: -9_999, max: 9_999 }),
  fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }),
);

function write(value: number, tag: string, useGrouping: boolean): string {
  return new Intl.NumberFormat(tag, { useGrouping, maximumFractionDigits: 2 }).format(value);
}

/** Undefined where it is refused. */
function read(text: string, tag: string): number | undefined {
  const parsed = parseNumber(text, tag);
  return parsed.kind === 'number' ? Number(parsed.plain) : undefined;
}

test('a number is read as its language writes it, grouped or not', () => {
  expect(languages.length).toBeGreaterThan(90);
  for (const tag of languages) {
    fc.assert(
      fc.property(hundredths, fc.boolean(), (number, useGrouping) => {
        const text = write(number / 100, tag, useGrouping);
        expect([tag, text, read(text, tag)]).toEqual([tag, text, number / 100]);
      }),
      { numRuns: 25 },
    );
  }
});

test('what another language has written is the same number or refused, and never a larger one', () => {
  fc.assert(
    fc.property(hundredths, fc.boolean(), language, language, (number, useGrouping, writer, reader) => {
      const value = number / 100;
      const text = write(value, writer, useGrouping);
      const found = read(text, reader);
      if (found === undefined || found === value) return;
      // `1.234` is a whole number in German and one with three decimals in English.
      expect([text, reader, Number.isInteger(value)]).toEqual([text, reader, true]);
      expect(Math.abs(found)).toBeLessThan(Math.abs(value));
    }),
    { numRuns: 4_000 },
  );
});

test('a mark before other than three digits is a decimal mark, or the text is refused', () => {
  const marks = fc.constantFrom('.', ',', "'", '’', ' ', '\u00a0', '\u202f', '٫', '٬', '·');
  const digits = (lengths: fc.IntegerConstraints) =>
    fc.integer(lengths).chain((length) => fc.integer({ min: 10 ** (length - 1), max: 10 ** length - 1 }));
  const after = fc.oneof(digits({ min: 1, max: 2 }), digits({ min: 4, max: 6 }));
  fc.assert(
    fc.property(digits({ min: 1, max: 5 }), marks, after, language, (whole, mark, fraction, tag) => {
      const found = read(`${whole}${mark}${fraction}`, tag);
      if (found !== undefined) expect(found).toBe(Number(`${whole}.${fraction}`));
    }),
    { numRuns: 4_000 },
  );
});
