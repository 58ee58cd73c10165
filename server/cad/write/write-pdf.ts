import PDFDocument from 'pdfkit';
import { DocumentFonts } from '#server/pdf/document-fonts.ts';
import { textLines } from '#server/pdf/text-lines.ts';
import { strokeWidths, type Layer, type Sheet, type SheetItem, type SheetText } from '../drawing/sheet.ts';
import type { Point } from '../drawing/view-lines.ts';
import { svgPath } from './svg-path.ts';

/** Points of a millimetre. */
const millimetre = 72 / 25.4;
const layers: readonly Layer[] = ['edges', 'thin', 'frame'];

/** The drawing as a PDF of one page in its true size, all of it lines and text. */
export async function writePdf(sheet: Sheet): Promise<Uint8Array> {
  const { width, height, title, language, date } = sheet;
  const pdf = new PDFDocument({
    size: [width * millimetre, height * millimetre],
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    pdfVersion: '1.7',
    displayTitle: true,
    lang: language,
    info: { Title: title, CreationDate: date, ModDate: date },
  });
  const chunks: Buffer[] = [];
  const finished = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => {
      resolve(new Uint8Array(Buffer.concat(chunks)));
    });
    pdf.on('error', reject);
  });
  drawLines(pdf, sheet);
  drawTexts(pdf, sheet);
  pdf.end();
  return finished;
}

function drawLines(pdf: PDFKit.PDFDocument, { items, height }: Sheet): void {
  const flip = ([x, y]: Point): string => `${x.toFixed(4)} ${(height - y).toFixed(4)}`;
  const path = (points: readonly Point[]): string => svgPath({ kind: 'polyline', points }, flip);
  pdf.save().scale(millimetre).lineCap('round').lineJoin('round').strokeColor('#000000').fillColor('#000000');
  for (const layer of layers) {
    pdf.lineWidth(strokeWidths[layer]);
    for (const item of items)
      if (item.kind === 'curve' && item.layer === layer) pdf.path(svgPath(item.curve, flip)).stroke();
  }
  pdf.lineWidth(strokeWidths.thin);
  for (const item of items) {
    if (item.kind !== 'dimension') continue;
    for (const points of item.lines) pdf.path(path(points)).stroke();
    for (const points of item.arrows) pdf.path(path(points)).fill();
  }
  pdf.restore();
}

function drawTexts(pdf: PDFKit.PDFDocument, { items, height, language }: Sheet): void {
  const fonts = new DocumentFonts(pdf, language);
  for (const text of items.flatMap(textOf)) drawText(pdf, fonts, text, height);
}

function textOf(item: SheetItem): readonly SheetText[] {
  if (item.kind === 'curve') return [];
  return [item.kind === 'dimension' ? item.text : item];
}

function drawText(
  pdf: PDFKit.PDFDocument,
  fonts: DocumentFonts,
  { text, at, align, size, isBold, turn = 0, isCovering }: SheetText,
  height: number,
): void {
  const style = { size: size * millimetre, font: isBold ? 'bold' : 'regular', keepWhole: true } as const;
  const [line] = textLines(text, 10_000, style, fonts);
  if (!line) return;
  const [x, y] = [at[0] * millimetre, (height - at[1]) * millimetre];
  const left = x - { start: 0, middle: line.width / 2, end: line.width }[align];
  pdf.save();
  if (turn !== 0) pdf.rotate(-turn, { origin: [x, y] });
  if (isCovering) pdf.rect(left, y - line.size * 0.72, line.width, line.size * 0.76).fill('#ffffff');
  let run = left;
  for (const { font, text: shown, width } of line.runs) {
    pdf
      .font(font.name)
      .fontSize(line.size)
      .fillColor('#000000')
      .text(shown, run, y, { lineBreak: false, baseline: 'alphabetic' });
    run += width;
  }
  pdf.restore();
}
