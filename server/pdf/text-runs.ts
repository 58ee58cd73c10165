/**
 * Text as runs of one font and one direction. Fonts are chosen by grapheme: a mark is drawn with the font of its base, an
 * emoji sequence as a whole. Neighbouring Chinese characters prefer one font, so that a word does not change its look.
 */
import makeBidi from 'bidi-js';
import type { DocumentFont, DocumentFonts } from './document-fonts.ts';
import type { Weight } from './font-files.ts';

export interface TextRun {
  /** Mirrored where it runs from right to left. */
  readonly text: string;
  readonly font: DocumentFont;
  /** Shaped as a whole, which puts its letters in visual order: a run of letters from right to left. */
  readonly isWhole: boolean;
}

interface Piece {
  readonly text: string;
  readonly font: DocumentFont;
}

const bidi = makeBidi();
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;
const DIRECTION_MARK = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const RIGHT_TO_LEFT_LETTER =
  /(?=\p{L})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const HAN_OR_KANA = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]+$/u;

/**
 * Text with `[U+12000]` for each character that no font has, the control characters among them, and with `\n` for every
 * kind of line end.
 */
export function printableText(text: string, fonts: DocumentFonts, weight: Weight): string {
  const main = fonts.main(weight);
  let printable = '';
  for (const character of text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n').replaceAll('\t', ' ')) {
    const codePoint = character.codePointAt(0) ?? 0;
    const isPrintable =
      character === '\n' ||
      main.hasCharacter(codePoint) ||
      IGNORABLE.test(character) ||
      fontOf(character, fonts, weight) !== undefined;
    printable += isPrintable ? character : `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
  return printable;
}

/** Whether a paragraph runs from right to left, by its first letter with a direction. */
export function isRightToLeft(paragraph: string): boolean {
  return (
    RIGHT_TO_LEFT.test(paragraph) && (bidi.getEmbeddingLevels(paragraph).paragraphs[0]?.level ?? 0) % 2 === 1
  );
}

/** The runs of a line from left to right, as they are drawn. @param base direction of the paragraph of the line */
export function visualRuns(
  line: string,
  fonts: DocumentFonts,
  weight: Weight,
  base: 'ltr' | 'rtl',
): TextRun[] {
  if (base === 'ltr' && !RIGHT_TO_LEFT.test(line))
    return fontPieces(line, fonts, weight).map((piece) => ({ ...piece, isWhole: false }));
  const { levels } = bidi.getEmbeddingLevels(line, base);
  const runs: { run: TextRun; level: number }[] = [];
  for (let start = 0; start < line.length;) {
    const level = levels[start] ?? 0;
    let end = start + 1;
    while (end < line.length && levels[end] === level) end++;
    // Marks of direction have done their work, and most fonts draw a box for them.
    const visible = line.slice(start, end).replaceAll(DIRECTION_MARK, '');
    for (const piece of fontPieces(visible, fonts, weight))
      runs.push({ run: directed(piece, level % 2 === 1), level });
    start = end;
  }
  return reordered(runs);
}

/** Rule L2 of the bidirectional algorithm, on runs. */
function reordered(runs: { run: TextRun; level: number }[]): TextRun[] {
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level--) {
    for (let start = 0; start < runs.length; start++) {
      let end = start;
      while ((runs[end]?.level ?? -1) >= level) end++;
      if (end > start) runs.splice(start, end - start, ...runs.slice(start, end).reverse());
      start = end;
    }
  }
  return runs.map(({ run }) => run);
}

function directed({ text, font }: Piece, isRightward: boolean): TextRun {
  if (!isRightward) return { text, font, isWhole: false };
  const mirrored = [...text].map((character) => bidi.getMirroredCharacter(character) ?? character);
  // Letters are put in visual order when they are shaped; punctuation alone is not known to run from right to left.
  if (RIGHT_TO_LEFT_LETTER.test(text)) return { text: mirrored.join(''), font, isWhole: true };
  return { text: graphemesOf(mirrored.join('')).reverse().join(''), font, isWhole: false };
}

/** In logical order. Every character has a font: see `printableText`. */
function fontPieces(text: string, fonts: DocumentFonts, weight: Weight): Piece[] {
  const main = fonts.main(weight);
  if (hasAll(main, text)) return text === '' ? [] : [{ text, font: main }];
  const pieces: Piece[] = [];
  const add = (piece: Piece): void => {
    const last = pieces.at(-1);
    if (last?.font === piece.font) pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
    else pieces.push(piece);
  };
  for (const cluster of groupedGraphemes(text)) {
    const font = fontOf(cluster, fonts, weight);
    if (font) add({ text: cluster, font });
    else for (const part of graphemesOf(cluster)) addGrapheme(part, fonts, weight, add);
  }
  return pieces;
}

/** Of a grapheme that no font has as a whole, each character by itself. */
function addGrapheme(
  grapheme: string,
  fonts: DocumentFonts,
  weight: Weight,
  add: (piece: Piece) => void,
): void {
  const parts = fontOf(grapheme, fonts, weight) ? [grapheme] : [...grapheme];
  for (const text of parts) add({ text, font: fontOf(text, fonts, weight) ?? fonts.main(weight) });
}

function fontOf(text: string, fonts: DocumentFonts, weight: Weight): DocumentFont | undefined {
  const main = fonts.main(weight);
  if (hasAll(main, text)) return main;
  for (const font of fonts.fallbacks(text, weight)) if (hasAll(font, text)) return font;
  return undefined;
}

function hasAll(font: DocumentFont, text: string): boolean {
  for (const character of text)
    if (!font.hasCharacter(character.codePointAt(0) ?? 0) && !IGNORABLE.test(character)) return false;
  return true;
}

/** Neighbouring Chinese and Japanese characters as one, so that one font is looked for that has them all. */
function groupedGraphemes(text: string): string[] {
  const groups: string[] = [];
  let isJoining = false;
  for (const grapheme of graphemesOf(text)) {
    const joins = HAN_OR_KANA.test(grapheme);
    if (joins && isJoining) groups.push((groups.pop() ?? '') + grapheme);
    else groups.push(grapheme);
    isJoining = joins;
  }
  return groups;
}

export function graphemesOf(text: string): string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}
