import { drawPicture, type Picture } from './draw-picture.ts';
import { COLOR, heightOfLines, MARGIN, type Block, type PageFlow } from './page-flow.ts';
import type { TextLine, TextStyle } from './text-lines.ts';

export interface Column {
  readonly title: string;
  /** Points, the least for a column with amounts, which gets as wide as they need; `rest` shares what is left. */
  readonly width: number | 'rest';
  readonly align?: 'left' | 'right';
}

/** Paragraphs of a cell, one below the other. */
export type Cell = readonly { readonly text: string; readonly style: TextStyle }[];

export interface Row {
  readonly cells: readonly Cell[];
  readonly background?: string;
  readonly ruleBelow?: boolean;
  /** In an otherwise empty cell. */
  readonly picture?:
    { readonly column: number; readonly height: number; readonly content: Picture } | undefined;
  /** Not the last row of a page: for a heading, or the row before a sum. */
  readonly keepWithNext?: boolean;
}

const PADDING = { x: 6, y: 4.5 };
const HEAD: TextStyle = { size: 8.5, font: 'bold', color: COLOR.muted };
/** What amounts leave of the width for the columns of words, in points for each. */
const LEAST_REST = 110;
/** A row that takes more of a page than this share starts where the row before ends, instead of on a new page. */
const LARGEST_WHOLE_ROW = 0.5;
/** Such a row needs this room below the row before, in points. */
const LEAST_START = 60;

/** A row with the lines of its cells. */
interface LaidOutRow {
  readonly row: Row;
  readonly lines: readonly (readonly TextLine[])[];
  readonly height: number;
}

/**
 * A table over the whole width. Columns get as wide as their amounts (`keepWhole`); where these leave no room for words,
 * amounts are set in smaller type. The head is repeated on every page; a row that is taller than half a page runs over
 * pages, other rows stay whole.
 */
export function drawTable(flow: PageFlow, columns: readonly Column[], rows: readonly Row[]): void {
  const widths = columnWidths(flow, columns, rows);
  const layOut = (row: Row): LaidOutRow => laidOut(flow, columns, widths, row);
  const head = layOut({ cells: columns.map(({ title }): Cell => [{ text: title, style: HEAD }]) });
  const body = rows.map(layOut);
  const table = flow.container(flow.root, 'Table');
  const drawHead = (): void => {
    drawRow(head, 'TH');
    flow.rule(flow.y, COLOR.ink, 1);
  };
  const drawRow = ({ row, lines }: LaidOutRow, type: 'TH' | 'TD'): void => {
    const structure = flow.container(table, 'TR');
    const [top, page] = [flow.y, flow.pdf.bufferedPageRange().count];
    if (row.picture) drawRowPicture(flow, widths, row.picture);
    flow.blocks(structure, blocksOf(type, widths, lines), {
      padding: PADDING.y,
      background: row.background,
      ...(type === 'TD' && { onNewPage: drawHead }),
    });
    structure.end();
    const isSamePage = flow.pdf.bufferedPageRange().count === page;
    if (row.picture && isSamePage) flow.y = Math.max(flow.y, top + row.picture.height + 2 * PADDING.y);
  };
  flow.ensure(head.height + roomFor(flow, head, body, 0));
  drawHead();
  body.forEach((row, index) => {
    const isBelowHead = index === 0;
    if (!isBelowHead && flow.ensure(roomFor(flow, head, body, index))) drawHead();
    drawRow(row, 'TD');
    if (row.row.ruleBelow) flow.rule(flow.y);
  });
  table.end();
}

/** The height that a row needs below the row before: its own and that of the rows it is kept with, unless it is split. */
function roomFor(flow: PageFlow, head: LaidOutRow, rows: readonly LaidOutRow[], from: number): number {
  const largest = (flow.height - head.height) * LARGEST_WHOLE_ROW;
  let room = 0;
  for (let index = from; ; index++) {
    const row = rows[index];
    if (!row) return room;
    if (row.height > largest) return room + LEAST_START;
    room += row.height;
    if (!row.row.keepWithNext) return room;
    if (room > largest) return room;
  }
}

/** Where amounts need more than there is, what they need beyond the least widths is reduced for all of them alike. */
function columnWidths(flow: PageFlow, columns: readonly Column[], rows: readonly Row[]): number[] {
  const fixed = columns.map(({ width }, column) => {
    if (width === 'rest') return undefined;
    const wanted = Math.max(width, ...rows.map(({ cells }) => widthOfAmounts(flow, cells[column])));
    return { least: width, wanted };
  });
  const sumOf = (key: 'least' | 'wanted'): number =>
    fixed.reduce((sum, width) => sum + (width?.[key] ?? 0), 0);
  const rests = fixed.filter((width) => !width).length;
  const excess = sumOf('wanted') - sumOf('least');
  const available = flow.width - rests * LEAST_REST - sumOf('least');
  const share = excess > available ? available / excess : 1;
  const rest = (flow.width - sumOf('least') - excess * share) / rests;
  return fixed.map((width) => (width ? width.least + (width.wanted - width.least) * share : rest));
}

/** The width of a cell whose amounts stand on one line each; 0 without amounts. */
function widthOfAmounts(flow: PageFlow, cell: Cell = []): number {
  const widths = cell
    .filter(({ style, text }) => style.keepWhole && text !== '')
    .map(({ style, text }) => flow.widthOf(text, style));
  return widths.length === 0 ? 0 : Math.max(...widths) + 2 * PADDING.x;
}

function laidOut(
  flow: PageFlow,
  columns: readonly Column[],
  widths: readonly number[],
  row: Row,
): LaidOutRow {
  const cells = row.cells.map((cell, index) =>
    cell.flatMap(({ text, style }) => {
      const align = style.align ?? columns[index]?.align;
      return text === ''
        ? []
        : flow.lines(text, innerWidth(widths, index), { ...style, ...(align && { align }) });
    }),
  );
  const lines = onOneBaseline(cells);
  return {
    row,
    lines,
    height: Math.max(row.picture?.height ?? 0, ...lines.map(heightOfLines)) + 2 * PADDING.y,
  };
}

/** Cells whose first lines share a baseline, though their fonts rise above it by different amounts. */
function onOneBaseline(cells: readonly (readonly TextLine[])[]): TextLine[][] {
  const ascent = Math.max(0, ...cells.map(([first]) => first?.ascent ?? 0));
  return cells.map(([first, ...rest]) =>
    first ? [{ ...first, ascent, height: first.height + ascent - first.ascent }, ...rest] : [],
  );
}

function drawRowPicture(
  flow: PageFlow,
  widths: readonly number[],
  { column, height, content }: NonNullable<Row['picture']>,
): void {
  const left = MARGIN.left + widths.slice(0, column).reduce((sum, width) => sum + width, 0);
  const width = (widths[column] ?? 0) - PADDING.x;
  drawPicture(flow, content, { x: flow.mirrored(left, width), y: flow.y + PADDING.y, width, height });
}

function innerWidth(widths: readonly number[], index: number): number {
  return (widths[index] ?? 0) - 2 * PADDING.x;
}

function blocksOf(
  type: 'TH' | 'TD',
  widths: readonly number[],
  lines: readonly (readonly TextLine[])[],
): Block[] {
  let left = 0;
  return lines.map((cellLines, index) => {
    const x = left + PADDING.x;
    left += widths[index] ?? 0;
    return { type, x, width: innerWidth(widths, index), lines: cellLines };
  });
}
