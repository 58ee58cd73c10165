import { fallbackFonts, mainFont, type FontFile, type Weight } from './font-files.ts';
import { readFontFile } from './read-font-file.ts';

/** What is needed of a font that pdfkit has loaded; the package's types leave it out. */
interface EmbeddedFont {
  readonly ascender: number;
  readonly descender: number;
  readonly font: {
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string, features?: readonly string[] | Record<string, boolean>): unknown;
  };
  widthOfString(text: string, size: number, features: readonly string[] | undefined): number;
}

/** A font of a document. Measures are for type of one point. */
export interface DocumentFont {
  readonly name: string;
  readonly ascent: number;
  /** Below the baseline, positive. */
  readonly descent: number;
  hasCharacter(codePoint: number): boolean;
  /** @param isWhole whether the text is shaped in one piece instead of word by word: for scripts from right to left */
  widthOf(text: string, isWhole: boolean): number;
}

/**
 * The fonts of one document. A fallback font is read when the first text needs it, so a proposal in Latin script reads and
 * embeds none.
 */
export class DocumentFonts {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #loaded = new Map<string, DocumentFont>();

  readonly #files: readonly FontFile[];

  /** @param language of the document, as a tag: the same character has other forms in Japanese than in Chinese */
  constructor(pdf: PDFKit.PDFDocument, language: string) {
    this.#pdf = pdf;
    const written = new Intl.Locale(language).language;
    this.#files = fallbackFonts.filter((file) => (file.language ?? written) === written);
  }

  main(weight: Weight): DocumentFont {
    return this.#load(mainFont, weight);
  }

  /** The fallback fonts that may have a text, in the order in which they are tried; read one by one. */
  *fallbacks(text: string, weight: Weight): Generator<DocumentFont> {
    for (const file of this.#files) if (file.script?.test(text) !== false) yield this.#load(file, weight);
  }

  #load({ name, files }: FontFile, weight: Weight): DocumentFont {
    const key = `${name}-${files.bold === files.regular ? 'regular' : weight}`;
    const known = this.#loaded.get(key);
    if (known) return known;
    this.#pdf.registerFont(key, readFontFile(files[weight]));
    this.#pdf.font(key);
    const embedded = (this.#pdf as unknown as { readonly _font: EmbeddedFont })._font;
    placeEveryText(embedded);
    const font = documentFont(key, embedded);
    this.#loaded.set(key, font);
    return font;
  }
}

/**
 * fontkit throws a TypeError on characters for which a font names a mark but no place for it (U+0760 in Noto Sans Arabic).
 * Such a text is laid out without the placing of marks, instead of leaving a customer without the document.
 */
function placeEveryText({ font }: EmbeddedFont): void {
  const layout = font.layout.bind(font);
  font.layout = (text, features) => {
    try {
      return layout(text, features);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return layout(text, { mark: false, mkmk: false, curs: false });
    }
  };
}

function documentFont(name: string, embedded: EmbeddedFont): DocumentFont {
  const coverage = new Map<number, boolean>();
  return {
    name,
    ascent: embedded.ascender / 1000,
    descent: -embedded.descender / 1000,
    hasCharacter(codePoint) {
      const known = coverage.get(codePoint);
      if (known !== undefined) return known;
      const has = embedded.font.hasGlyphForCodePoint(codePoint);
      coverage.set(codePoint, has);
      return has;
    },
    widthOf: (text, isWhole) => embedded.widthOfString(text, 1, isWhole ? [] : undefined),
  };
}
