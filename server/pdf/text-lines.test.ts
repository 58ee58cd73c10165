import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import PDFDocument from 'pdfkit';
import { DocumentFonts } from './document-fonts.ts';
import { textLines, textWidth, type TextStyle } from './text-lines.ts';
import { printableText, visualRuns } from './text-runs.ts';

const fonts = new DocumentFonts(new PDFDocument(), 'en');
const style: TextStyle = { size: 9.5 };
const texts = (lines: ReturnType<typeof textLines>) =>
  lines.map(({ runs }) => runs.map(({ text }) => text).join(''));
const fontNames = (text: string) => [
  ...new Set(visualRuns(text, fonts, 'regular', 'ltr').map(({ font }) => font.name)),
];
/** What breaking lines and setting them from right to left may change: spaces, the order, and the side of a bracket. */
const comparable = (text: string) =>
  [...text.replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '')]
    .filter((character) => !/[\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Sm}]/u.test(character))
    .sort()
    .join('');

/** Words and characters that a customer may enter, and all that Unicode has. */
const anyText = fc.oneof(
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          'steel', 'x'.repeat(700), 'CHF 1,000.00', '\n', 'مرحبا', '(שלום)', 'क्षत्रिय', 'ประเทศไทย',
          '上海电气有限公司', 'カタカナ', '안녕', '👩‍👩‍👧', '𒀀', 'a\u0301\u0302', '﷽',
        ),
        { maxLength: 20 },
      )
      .map((words) => words.join(' ')),
  },
); // prettier-ignore

describe('text in lines', () => {
  it('never is wider than its cell, and loses nothing, whatever the text', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.double({ min: 4, max: 500, noNaN: true }),
        fc.boolean(),
        (text, width, keepWhole) => {
          const lines = textLines(text, width, { ...style, keepWhole }, fonts);
          for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.001);
          const printed = texts(lines).join('');
          expect(comparable(printed)).toBe(comparable(printableText(text, fonts, 'regular')));
        },
      ),
      { numRuns: 150, examples: [['\u0760', 4, false]] },
    );
  });

  it('breaks between words, and inside a word only when a line is too short for it', () => {
    const width = textWidth('several words', style, fonts) + 1;
    expect(texts(textLines('several words in lines', width, style, fonts))).toEqual([
      'several words',
      'in lines',
    ]);
    expect(texts(textLines('incomprehensibilities', 40, style, fonts)).length).toBeGreaterThan(1);
  });

  it('keeps an amount on one line, in smaller type when it has to', () => {
    for (const amount of [
      'CHF 122,187.00',
      '1.221.870.000,00 €',
      '122’187.00 CHF',
      '₹1,22,18,70,00,000.00',
    ]) {
      const [line, ...more] = textLines(amount, 30, { ...style, keepWhole: true }, fonts);
      expect(more).toEqual([]);
      expect(line?.size).toBeLessThan(style.size);
      expect(texts(line ? [line] : [])).toEqual([amount]);
    }
  });

  it('has a font for every script, and prints the code of a character that no font has', () => {
    expect(fontNames('Zoë Ωμέγα Привет 12 €')).toEqual(['source-sans-regular']);
    expect(fontNames('مرحبا')).toEqual(['noto-sans-arabic-regular']);
    expect(fontNames('שלום')).toEqual(['noto-sans-hebrew-regular']);
    expect(fontNames('क्षत्रिय')).toEqual(['noto-sans-devanagari-regular']);
    expect(fontNames('ประเทศไทย')).toEqual(['noto-sans-thai-regular']);
    expect(fontNames('上海电气「カタカナ」')).toEqual(['chocolate-classical-sans-regular']);
    expect(fontNames('안녕하세요')).toEqual(['gowun-dodum-regular']);
    expect(fontNames('👩‍👩‍👧👍🏽')).toEqual(['noto-emoji-regular']);
    expect(fontNames('ქართული')).toEqual(['unifont-regular']);
    expect(printableText('a 𒀀 b', fonts, 'regular')).toBe('a [U+12000] b');
    expect(visualRuns('क्षत्रिय', fonts, 'bold', 'ltr')[0]?.font.name).toBe('noto-sans-devanagari-bold');
  });

  it('has the forms of Japanese in documents in Japanese, and falls back on the others', () => {
    const inJapanese = new DocumentFonts(new PDFDocument(), 'ja-JP');
    const names = (text: string) => visualRuns(text, inJapanese, 'bold', 'ltr').map(({ font }) => font.name);
    expect(names('見積書、カタカナ。')).toEqual(['biz-udpgothic-bold']);
    expect(names('电')).toEqual(['chocolate-classical-sans-regular']);
  });

  it('sets text from right to left, with numbers and Latin words in their own direction', () => {
    const runs = (text: string) => visualRuns(text, fonts, 'regular', 'rtl').map((run) => run.text);
    // Runs of letters are put in visual order when they are shaped.
    expect(runs('שלום 12 kg (טוב)')).toEqual(['(', 'טוב', ') ', 'kg', ' ', '12', ' ', 'שלום']);
    expect(textLines('שלום 12', 200, style, fonts)[0]?.isRightToLeft).toBe(true);
    expect(textLines('12 kg שלום', 200, style, fonts)[0]?.isRightToLeft).toBe(false);
  });
});
