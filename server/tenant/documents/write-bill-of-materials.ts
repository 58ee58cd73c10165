import { texts } from '#server/texts/texts.ts';
import type { Part } from './bom-rows.ts';

interface PartColumn {
  readonly title: string;
  /** Characters, for a spreadsheet. */
  readonly width: number;
  readonly valueOf: (part: Part) => string | number;
}

function columnsIn(language: string): readonly PartColumn[] {
  const format = texts.group('document', language);
  return [
    { title: format('position'), width: 6, valueOf: ({ position }) => position },
    { title: format('product'), width: 24, valueOf: ({ product }) => product },
    { title: format('role'), width: 24, valueOf: ({ role }) => role },
    { title: format('article'), width: 18, valueOf: ({ article }) => article },
    {
      title: format('description'),
      width: 36,
      valueOf: ({ depth, description }) => `${'  '.repeat(depth)}${description}`,
    },
    { title: format('quantity'), width: 14, valueOf: ({ quantity }) => quantity },
    { title: format('total'), width: 12, valueOf: ({ total }) => total },
    { title: format('details'), width: 48, valueOf: ({ details }) => details },
  ];
}

/** A workbook with one sheet. Texts are written as texts, so none of them is taken for a formula. */
export async function writePartsWorkbook(parts: readonly Part[], language: string): Promise<Buffer> {
  // Loaded with the first workbook: few customers ask for one.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const columns = columnsIn(language);
  const head = columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const }));
  const rows = parts.map((part) =>
    columns.map(({ valueOf }) => {
      const value = valueOf(part);
      return typeof value === 'number' ? { value, type: Number } : { value: xmlText(value), type: String };
    }),
  );
  return writeXlsxFile([head, ...rows], {
    sheet: sheetName(texts.format('document.parts-list', language)),
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
}

/** Comma-separated values as RFC 4180 has them, in UTF-8 with a byte order mark, by which spreadsheets know the encoding. */
export function writePartsCsv(parts: readonly Part[], language: string): Buffer {
  const columns = columnsIn(language);
  const rows = [
    columns.map(({ title }) => title),
    ...parts.map((part) => columns.map(({ valueOf }) => valueOf(part))),
  ];
  const text = rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
  return Buffer.from(`\u{feff}${text}`, 'utf8');
}

/** Spreadsheets run a text that begins like a formula, so it gets an apostrophe before it. */
function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Without the characters that XML 1.0 does not have. */
function xmlText(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');
}

/** Excel takes 31 characters, and not all of them. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}
