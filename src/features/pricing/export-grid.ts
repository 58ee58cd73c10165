/** The grid as a spreadsheet and as CSV. Both have all rows, folded or not. */
import type { Row, SheetData } from 'write-excel-file/browser';
import { decimalText, toNumber, type GridView, type ViewRow } from './grid-view.ts';

export interface ExportTexts {
  readonly title: string;
  /** What the column of the rows' names is called. */
  readonly rows: string;
}

/** Indented by two spaces a level, as CSV knows no tree. Lines end with CRLF (RFC 4180); the mark at the start is for spreadsheets. */
export function gridAsCsv({ heads, columns, rows, totals }: GridView, texts: ExportTexts): string {
  const groups = heads.flatMap(({ title, span }) => [title, ...Array.from({ length: span - 1 }, () => '')]);
  const lines = [
    ['', ...groups].map((text) => csvText(text)),
    [texts.rows, ...columns.map(({ title }) => title)].map((text) => csvText(text)),
    ...[...rows, ...totals].map((row) => [
      csvText(row.title, row.level - 1),
      ...row.amounts.map((amount) => (amount ? decimalText(amount) : '')),
    ]),
  ];
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

/** A text that a spreadsheet would take for a formula gets an apostrophe, which it shows as text. */
function csvText(text: string, level = 0): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${'  '.repeat(level)}${safe.replaceAll('"', '""')}"`;
}

const HEADER_ROWS = 2;
const AMOUNT_FORMAT = '#,##0.00';

/** The cells of the sheet: amounts of the lowest rows, formulas for every sum of them. */
export function gridAsSheet({ heads, columns, rows, totals }: GridView, texts: ExportTexts): SheetData {
  const head = (value: string, columnSpan = 1) => ({ value, columnSpan, fontWeight: 'bold' as const });
  const groups: Row = heads.flatMap(({ title, span }) => [
    head(title, span),
    ...Array.from({ length: span - 1 }, () => null),
  ]);
  const lineOf = new Map(rows.map((row, index) => [row.name, HEADER_ROWS + index + 1]));
  const childrenOf = (parent: ViewRow | undefined) => rows.filter((row) => row.parent === parent);
  const sumOf = (parts: readonly ViewRow[], column: number) =>
    `=SUM(${ranges(parts.map(({ name }) => lineOf.get(name) ?? 0))
      .map(([from, to]) => `${columnName(column)}${from}:${columnName(column)}${to}`)
      .join(',')})`;
  const line = (row: ViewRow, parts: readonly ViewRow[], fontWeight?: 'bold'): Row => [
    { value: row.title, indent: row.level - 1, ...(fontWeight && { fontWeight }) },
    ...row.amounts.map((amount, index) => {
      if (!amount) return null;
      const style = { format: AMOUNT_FORMAT, ...(fontWeight && { fontWeight }) };
      if (parts.length === 0) return { value: toNumber(amount), type: Number, ...style };
      return { value: sumOf(parts, index + 1), type: 'Formula' as const, ...style };
    }),
  ];
  return [
    [head(texts.title), ...groups],
    [head(texts.rows), ...columns.map(({ title }) => head(title))],
    ...rows.map((row) => line(row, childrenOf(row))),
    ...totals.map((total) => line(total, childrenOf(undefined), 'bold')),
  ];
}

/** Line numbers as ranges of neighbours. */
function ranges(lines: readonly number[]): [from: number, to: number][] {
  const found: [number, number][] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last?.[1] === line - 1) last[1] = line;
    else found.push([line, line]);
  }
  return found;
}

/** `A` for 0, `AA` for 26. */
function columnName(index: number): string {
  const before = Math.floor(index / 26);
  return `${before > 0 ? columnName(before - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

/** Hands a spreadsheet to the browser as a download. The library is loaded for the first one. */
export async function gridAsXlsx(view: GridView, texts: ExportTexts): Promise<Blob> {
  const { default: writeExcelFile } = await import('write-excel-file/browser');
  const widths = [{ width: 38 }, ...view.columns.map(() => ({ width: 16 }))];
  return writeExcelFile(gridAsSheet(view, texts), {
    columns: widths,
    stickyRowsCount: HEADER_ROWS,
    stickyColumnsCount: 1,
    orientation: 'landscape',
  }).toBlob();
}
