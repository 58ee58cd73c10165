/**
 * A PDF document: fonts, margins, a cursor that moves down the pages, page breaks before content that does not fit, and
 * structure tags for screen readers. Knows nothing of proposals.
 */
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

/** Points; A4 is 595 × 842. */
export const MARGIN = { top: 64, bottom: 68, left: 56, right: 56 };

export const COLOR = {
  ink: '#141b2d',
  muted: '#566075',
  line: '#d6dbe4',
  soft: '#f3f5fa',
  accent: '#2f46c8',
};

const require = createRequire(import.meta.url);
const FONT_FILES = {
  regular: require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
};

export interface TextStyle {
  readonly size: number;
  readonly font?: keyof typeof FONT_FILES;
  readonly color?: string;
  readonly align?: 'left' | 'right';
  readonly lineGap?: number;
}

type StructureType = 'H1' | 'H2' | 'H3' | 'P' | 'Table' | 'TR' | 'TH' | 'TD';
/** Draws into an element of the document's structure. */
export type Structure = PDFKit.PDFStructureElement;

export class PageFlow {
  readonly pdf: PDFKit.PDFDocument;
  readonly root: Structure;
  /** Where the next content is drawn. */
  y = MARGIN.top;
  readonly #heights = new Map<string, number>();
  readonly #finished: Promise<Uint8Array<ArrayBuffer>>;

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
    for (const [name, file] of Object.entries(FONT_FILES)) this.pdf.registerFont(name, file);
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

  /** Starts a new page when this height does not fit below. True when it did. */
  ensure(height: number): boolean {
    if (this.y + height <= this.bottom) return false;
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
  heightOf(text: string, width: number, style: TextStyle): number {
    const key = `${style.font ?? ''} ${style.size} ${style.lineGap ?? 0} ${width} ${text}`;
    const known = this.#heights.get(key);
    if (known !== undefined) return known;
    this.#apply(style);
    const height = this.pdf.heightOfString(text, { width, lineGap: style.lineGap ?? 0 });
    this.#heights.set(key, height);
    return height;
  }

  /** Draws text at a place, without moving the cursor. */
  write(text: string, x: number, y: number, width: number, style: TextStyle): void {
    this.#apply(style);
    this.pdf.text(text, x, y, { width, align: style.align ?? 'left', lineGap: style.lineGap ?? 0 });
  }

  /** A block of text over the whole width; moves the cursor below it. */
  paragraph(text: string, style: TextStyle, type: StructureType = 'P'): void {
    const height = this.heightOf(text, this.width, style);
    this.ensure(height);
    this.element(this.root, type, () => {
      this.write(text, MARGIN.left, this.y, this.width, style);
    });
    this.y += height;
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
  decoration(draw: () => void): void {
    this.pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    this.pdf.endMarkedContent();
  }

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

  #apply({ size, font = 'regular', color = COLOR.ink }: TextStyle): void {
    this.pdf.font(font).fontSize(size).fillColor(color);
  }
}
