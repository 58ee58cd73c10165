/**
 * Text in lines of a given width. Invariant: no line is wider than the width, whatever the text. Lines end where Unicode
 * allows it (UAX #14); a word that is wider than a line is broken between two graphemes; what still does not fit is set in
 * smaller type. The cost is linear in the length of the text.
 */
// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- other projects import this file without its folder
/// <reference path="./linebreak.d.ts" />
import LineBreaker from 'linebreak';
import type { DocumentFonts } from './document-fonts.ts';
import type { Weight } from './font-files.ts';
import { graphemesOf, isRightToLeft, printableText, visualRuns, type TextRun } from './text-runs.ts';

export interface TextStyle {
  readonly size: number;
  readonly font?: Weight;
  readonly color?: string;
  readonly align?: 'left' | 'right';
  readonly lineGap?: number;
  /** Never broken: for amounts and other numbers. Type smaller than `size` is taken where the width asks for it. */
  readonly keepWhole?: boolean;
}

/** Measures are points. */
export interface TextLine {
  readonly runs: readonly (TextRun & { readonly width: number })[];
  readonly style: TextStyle;
  /** Of the type: that of the style, or smaller. */
  readonly size: number;
  readonly width: number;
  /** Above the baseline, the most of its fonts. */
  readonly ascent: number;
  /** With the gap to the next line. */
  readonly height: number;
  readonly isRightToLeft: boolean;
}

/** Type is not made smaller than this to keep an amount whole. At this size 50 digits fit the narrowest column. */
const SMALLEST_SIZE = 2;
/** Longer words are never measured as a whole: they are wider than a page, and shaping takes more than linear time. */
const LONGEST_WORD = 500;
/** What rounding may add to a width. */
const TOLERANCE = 0.001;

/** @param width points; more than 0 */
export function textLines(text: string, width: number, style: TextStyle, fonts: DocumentFonts): TextLine[] {
  const weight = style.font ?? 'regular';
  const printable = printableText(text, fonts, weight);
  if (style.keepWhole && printable.length <= LONGEST_WORD) {
    const line = wholeLine(printable.replaceAll('\n', ' ').trim(), width, style, fonts);
    if (line.size >= SMALLEST_SIZE) return [line];
  }
  return printable.split('\n').flatMap((paragraph) => {
    const base = isRightToLeft(paragraph) ? 'rtl' : 'ltr';
    return brokenLines(paragraph, width, style, fonts).map((line) => lineOf(line, width, style, fonts, base));
  });
}

/** The width of a text in one line. */
export function textWidth(text: string, style: TextStyle, fonts: DocumentFonts): number {
  const weight = style.font ?? 'regular';
  return wholeLine(printableText(text, fonts, weight).replaceAll('\n', ' '), Infinity, style, fonts).width;
}

function wholeLine(text: string, width: number, style: TextStyle, fonts: DocumentFonts): TextLine {
  return lineOf(text, width, style, fonts, isRightToLeft(text) ? 'rtl' : 'ltr');
}

function lineOf(
  text: string,
  width: number,
  style: TextStyle,
  fonts: DocumentFonts,
  base: 'ltr' | 'rtl',
): TextLine {
  const weight = style.font ?? 'regular';
  const runs = visualRuns(text, fonts, weight, base).map((run) => ({
    ...run,
    width: run.font.widthOf(run.text, run.isWhole),
  }));
  const natural = runs.reduce((sum, run) => sum + run.width, 0);
  const size = natural * style.size > width + TOLERANCE ? width / natural : style.size;
  const main = fonts.main(weight);
  const used = [main, ...runs.map(({ font }) => font)];
  const ascent = Math.max(...used.map((font) => font.ascent)) * size;
  const descent = Math.max(...used.map((font) => font.descent)) * size;
  return {
    runs: runs.map((run) => ({ ...run, width: run.width * size })),
    style,
    size,
    width: natural * size,
    ascent,
    height: ascent + descent + (style.lineGap ?? 0),
    isRightToLeft: base === 'rtl',
  };
}

/** Texts of lines that fit, but for what shaping adds across the places where the words were measured. */
function brokenLines(paragraph: string, width: number, style: TextStyle, fonts: DocumentFonts): string[] {
  const lines: string[] = [];
  const widthOf = (text: string) => measure(text, style, fonts);
  let line = '';
  let lineWidth = 0;
  for (const word of wordsOf(paragraph)) {
    const bare = word.trimEnd();
    const bareWidth = bare.length > LONGEST_WORD ? Infinity : widthOf(bare);
    if (line !== '' && lineWidth + bareWidth > width) {
      lines.push(line.trimEnd());
      [line, lineWidth] = ['', 0];
    }
    if (bareWidth > width) {
      const parts = wordParts(bare, width, widthOf);
      lines.push(...parts.slice(0, -1));
      line = (parts.at(-1) ?? '') + word.slice(bare.length);
      lineWidth = widthOf(line);
    } else {
      line += word;
      lineWidth += word === bare ? bareWidth : widthOf(word);
    }
  }
  return [...lines, line.trimEnd()];
}

/** The text up to each place where a line may end, spaces included. */
function wordsOf(paragraph: string): string[] {
  const breaker = new LineBreaker(paragraph);
  const words: string[] = [];
  let start = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    words.push(paragraph.slice(start, next.position));
    start = next.position;
  }
  return words;
}

/** A word that is wider than a line, in parts that are not, of one grapheme at least. */
function wordParts(word: string, width: number, widthOf: (text: string) => number): string[] {
  const graphemes = graphemesOf(word);
  const widths = graphemes.map(widthOf);
  const parts: string[] = [];
  for (let start = 0; start < graphemes.length;) {
    let end = start;
    let sum = 0;
    while (end < graphemes.length && (end === start || sum + (widths[end] ?? 0) <= width)) {
      sum += widths[end] ?? 0;
      end++;
    }
    parts.push(graphemes.slice(start, end).join(''));
    start = end;
  }
  return parts;
}

function measure(text: string, style: TextStyle, fonts: DocumentFonts): number {
  if (text === '') return 0;
  const runs = visualRuns(text, fonts, style.font ?? 'regular', 'ltr');
  return (
    runs.reduce((sum, { font, text: part, isWhole }) => sum + font.widthOf(part, isWhole), 0) * style.size
  );
}
