/**
 * A PDF document: fonts, margins, a cursor that moves down the pages, page breaks before content that does not fit, and
 * structure tags for screen readers. Knows nothing of proposals. Invariant: no text is drawn outside of the width it was
 * given, above the top margin or below the bottom one, except by `write`.
 */
import PDFDocument from 'pdfkit';
import { DocumentFonts } from './document-fonts.ts';
import { textLines, textWidth, type TextLine, type TextStyle } from './text-lines.ts';

/** Points; A4 is 595 × 842. */
export const MARGIN = { top: 64, bottom: 68, left: 56, right: 56 };

export const COLOR = {
  ink: '#141b2d',
  muted: '#566075',
  line: '#d6dbe4',
  soft: '#f3f5fa',
  accent: '#2f46c8',
};

type StructureType = 'H1' | 'H2' | 'H3' | 'P' | 'Table' | 'TR' | 'TH' | 'TD';
/** Draws into an element of the document's structure. */
export type Structure = PDFKit.PDFStructureElement;

/** Lines one below the other, at a place of their own beside other blocks. */
export interface Block {
  readonly type: StructureType;
  /** From the left margin. */
  readonly x: number;
  readonly width: number;
  readonly lines: readonly TextLine[];
}

export interface BlockOptions {
  /** Above and below the lines, on every page. */
  readonly padding?: number;
  readonly background?: string | undefined;
  /** Draws what is repeated on every page that the blocks run over to. */
  readonly onNewPage?: () => void;
}

export class PageFlow {
  readonly pdf: PDFKit.PDFDocument;
  readonly root: Structure;
  /** Where the next content is drawn. */
  y = MARGIN.top;
  readonly #fonts: DocumentFonts;
  readonly #lines = new Map<string, readonly TextLine[]>();
  readonly #widths = new Map<string, number>();
  readonly #finished: Promise<Uint8Array<ArrayBuffer>>;

  /** Whether the document is laid out from right to left: what is told to stand on the left stands on the right. */
  readonly #isMirrored: boolean;

  constructor(meta: { title: string; language: string; date: Date; author: string }) {
    this.pdf = new PDFDocument({
      size: 'A4',
      margins: { top: 0, bottom: 0, left: 0, right: 0 }, // the flow breaks pages, the library must not
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: meta.language,
      info: { Title: meta.title, Author: meta.author, CreationDate: meta.date, ModDate: meta.date },
    });
    this.#fonts = new DocumentFonts(this.pdf, meta.language);
    this.#isMirrored = isWrittenRightToLeft(meta.language);
    const chunks: Buffer[] = [];
    this.#finished = new Promise((resolve, reject) => {
      this.pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.pdf.on('end', () => {
        resolve(new Uint8Array(Buffer.concat(chunks)));
      });
      this.pdf.on('error', reject);
    });
    this.root = this.pdf.struct('Document');
    this.pdf.addStructure(this.root);
  }

  get width(): number {
    return this.pdf.page.width - MARGIN.left - MARGIN.right;
  }

  get bottom(): number {
    return this.pdf.page.height - MARGIN.bottom;
  }

  /** Of a page, between the margins. */
  get height(): number {
    return this.bottom - MARGIN.top;
  }

  /** Whether nothing has been drawn on this page yet. */
  get isAtTop(): boolean {
    return this.y <= MARGIN.top;
  }

  /** Starts a new page when this height does not fit below. True when it did. */
  ensure(height: number): boolean {
    if (this.y + height <= this.bottom || this.isAtTop) return false;
    this.newPage();
    return true;
  }

  newPage(): void {
    this.pdf.addPage();
    this.y = MARGIN.top;
  }

  skip(height: number): void {
    this.y += height;
  }

  /** Cached: everything is measured before it is drawn, and laying out text is most of the work. */
  lines(text: string, width: number, style: TextStyle): readonly TextLine[] {
    const key = `${width} ${keyOf(style)} ${text}`;
    const known = this.#lines.get(key);
    if (known) return known;
    const lines = textLines(text, width, style, this.#fonts);
    this.#lines.set(key, lines);
    return lines;
  }

  heightOf(text: string, width: number, style: TextStyle): number {
    return heightOfLines(this.lines(text, width, style));
  }

  /** In one line; cached. */
  widthOf(text: string, style: TextStyle): number {
    const key = `${keyOf(style)} ${text}`;
    const known = this.#widths.get(key) ?? textWidth(text, style, this.#fonts);
    this.#widths.set(key, known);
    return known;
  }

  /** Draws text at a place, without moving the cursor and without page breaks: for what is outside of the flow. */
  write(text: string, x: number, y: number, width: number, style: TextStyle): void {
    let top = y;
    for (const line of this.lines(text, width, style)) {
      this.#drawLine(line, this.mirrored(x, width), top, width);
      top += line.height;
    }
  }

  /** Where something of this width stands whose left edge would be here in a document from left to right. */
  mirrored(x: number, width: number): number {
    return this.#isMirrored ? this.pdf.page.width - x - width : x;
  }

  /** A block of text over the whole width, which may run over pages; moves the cursor below it. */
  paragraph(text: string, style: TextStyle, type: StructureType = 'P'): void {
    this.blocks(this.root, [{ type, x: 0, width: this.width, lines: this.lines(text, this.width, style) }]);
  }

  /**
   * Draws blocks side by side and moves the cursor below the longest. What does not fit the page goes on at the top of the
   * next one, line by line.
   */
  blocks(parent: Structure, blocks: readonly Block[], options: BlockOptions = {}): void {
    const { padding = 0, background, onNewPage = () => undefined } = options;
    const structures = blocks.map(({ type }) => this.container(parent, type));
    const begun = blocks.map(() => 0);
    const nextPage = (): void => {
      this.newPage();
      onNewPage();
    };
    for (let isForced = this.isAtTop; ; isForced = true) {
      const room = this.bottom - this.y - 2 * padding;
      const parts = blocks.map(({ lines }, index) =>
        linesThatFit(lines, begun[index] ?? 0, room, isForced ? 1 : 0),
      );
      const isLeft = parts.some(
        (part, index) => (begun[index] ?? 0) + part.length < (blocks[index]?.lines.length ?? 0),
      );
      if (!isLeft || parts.some((part) => part.length > 0)) {
        const height = Math.max(0, ...parts.map(heightOfLines)) + 2 * padding;
        this.#fill(height, background);
        parts.forEach((part, index) => {
          const [block, structure] = [blocks[index], structures[index]];
          if (block && structure && part.length > 0) this.#drawPart(structure, block, part, this.y + padding);
          begun[index] = (begun[index] ?? 0) + part.length;
        });
        this.y += height;
      }
      if (!isLeft) break;
      nextPage();
    }
    for (const structure of structures) structure.end();
  }

  /** Draws content as an element of the structure. */
  element(parent: Structure, type: StructureType, draw: () => void): void {
    parent.add(this.pdf.struct(type, {}, draw));
  }

  /** An element with elements of its own; the caller adds them and ends it. */
  container(parent: Structure, type: StructureType): Structure {
    const structure = this.pdf.struct(type);
    parent.add(structure);
    return structure;
  }

  /** Draws lines, areas and running titles, which screen readers skip. */
  readonly decoration = (draw: () => void): void => {
    this.pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    this.pdf.endMarkedContent();
  };

  rule(y: number, color = COLOR.line, weight = 0.75): void {
    this.decoration(() => {
      this.pdf
        .moveTo(MARGIN.left, y)
        .lineTo(MARGIN.left + this.width, y)
        .lineWidth(weight)
        .strokeColor(color)
        .stroke();
    });
  }

  /** Ends the document. Calls back for every page, now that their number is known. */
  async finish(decorate: (page: number, pages: number) => void): Promise<Uint8Array<ArrayBuffer>> {
    this.root.end();
    const { start, count } = this.pdf.bufferedPageRange();
    for (let index = 0; index < count; index++) {
      this.pdf.switchToPage(start + index);
      this.decoration(() => {
        decorate(index + 1, count);
      });
    }
    this.pdf.end();
    return this.#finished;
  }

  #fill(height: number, color: string | undefined): void {
    if (color === undefined) return;
    this.decoration(() => this.pdf.rect(MARGIN.left, this.y, this.width, height).fill(color));
  }

  #drawPart(structure: Structure, { x, width }: Block, lines: readonly TextLine[], top: number): void {
    structure.add(() => {
      let y = top;
      for (const line of lines) {
        this.#drawLine(line, this.mirrored(MARGIN.left + x, width), y, width);
        y += line.height;
      }
    });
  }

  #drawLine(line: TextLine, left: number, top: number, width: number): void {
    const isAtEnd = this.#isMirrored ? line.style.align !== 'right' : line.style.align === 'right';
    const isRight = isAtEnd || (line.style.align === undefined && line.isRightToLeft);
    let x = isRight ? left + width - line.width : left;
    for (const run of line.runs) {
      this.pdf
        .font(run.font.name)
        .fontSize(line.size)
        .fillColor(line.style.color ?? COLOR.ink)
        .text(run.text, x, top + line.ascent, {
          lineBreak: false,
          baseline: 'alphabetic',
          ...(run.isWhole && { features: [] }),
        });
      x += run.width;
    }
  }
}

/** @param language tag; one that nobody knows runs from left to right */
function isWrittenRightToLeft(language: string): boolean {
  const { script } = new Intl.Locale(language).maximize();
  return ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm'].includes(script ?? '');
}

/** Of a style in the caches. */
function keyOf({ size, font, color, align, lineGap, keepWhole }: TextStyle): string {
  return `${size} ${font} ${color} ${align} ${lineGap} ${keepWhole}`;
}

export function heightOfLines(lines: readonly TextLine[]): number {
  return lines.reduce((sum, { height }) => sum + height, 0);
}

function linesThatFit(
  lines: readonly TextLine[],
  from: number,
  room: number,
  atLeast: number,
): readonly TextLine[] {
  let to = from;
  let height = 0;
  for (; to < lines.length; to++) {
    height += lines[to]?.height ?? 0;
    if (height > room && to - from >= atLeast) break;
  }
  return lines.slice(from, to);
}
