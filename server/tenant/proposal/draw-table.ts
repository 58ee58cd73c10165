import { COLOR, MARGIN, type PageFlow, type Structure, type TextStyle } from './page-flow.ts';

export interface Column {
  readonly title: string;
  /** Share of the width that fixed columns leave, or points. */
  readonly width: number | 'rest';
  readonly align?: 'left' | 'right';
}

/** Lines of a cell, one below the other. */
export type Cell = readonly { readonly text: string; readonly style: TextStyle }[];

export interface Row {
  readonly cells: readonly Cell[];
  readonly background?: string;
  readonly ruleBelow?: boolean;
  /** Never the last row of a page: for a heading, or the row before a sum. */
  readonly keepWithNext?: boolean;
}

const PADDING = { x: 6, y: 4.5 };
const HEAD: TextStyle = { size: 8.5, font: 'bold', color: COLOR.muted };

/** A table over the whole width. A row is not split between pages; the head is repeated on every page. */
export function drawTable(flow: PageFlow, columns: readonly Column[], rows: readonly Row[]): void {
  const widths = columnWidths(flow.width, columns);
  const table = flow.container(flow.root, 'Table');
  const heights = rows.map((row) => heightOf(flow, row, widths));
  const headHeight = flow.heightOf('X', 100, HEAD) + 2 * PADDING.y;
  const drawHead = () => {
    const cells = columns.map(({ title }): Cell => [{ text: title, style: HEAD }]);
    drawRow(flow, table, { cells }, columns, widths, headHeight, 'TH');
    flow.rule(flow.y, COLOR.ink, 1);
  };
  flow.ensure(headHeight + heightKeptTogether(rows, heights, 0));
  drawHead();
  rows.forEach((row, index) => {
    if (flow.ensure(heightKeptTogether(rows, heights, index))) drawHead();
    drawRow(flow, table, row, columns, widths, heights[index] ?? 0, 'TD');
    if (row.ruleBelow) flow.rule(flow.y);
  });
  table.end();
}

function columnWidths(width: number, columns: readonly Column[]): number[] {
  const fixed = columns.reduce((sum, column) => sum + (column.width === 'rest' ? 0 : column.width), 0);
  const rests = columns.filter((column) => column.width === 'rest').length;
  return columns.map((column) => (column.width === 'rest' ? (width - fixed) / rests : column.width));
}

function heightKeptTogether(rows: readonly Row[], heights: readonly number[], from: number): number {
  let height = heights[from] ?? 0;
  for (let index = from; rows[index]?.keepWithNext; index++) height += heights[index + 1] ?? 0;
  return height;
}

function heightOf(flow: PageFlow, row: Row, widths: readonly number[]): number {
  const cellHeights = row.cells.map((cell, index) =>
    cell.reduce((sum, { text, style }) => sum + flow.heightOf(text, innerWidth(widths, index), style), 0),
  );
  return Math.max(0, ...cellHeights) + 2 * PADDING.y;
}

function innerWidth(widths: readonly number[], index: number): number {
  return (widths[index] ?? 0) - 2 * PADDING.x;
}

function drawRow(
  flow: PageFlow,
  table: Structure,
  row: Row,
  columns: readonly Column[],
  widths: readonly number[],
  height: number,
  type: 'TH' | 'TD',
): void {
  if (row.background !== undefined) {
    const { background } = row;
    flow.decoration(() => flow.pdf.rect(MARGIN.left, flow.y, flow.width, height).fill(background));
  }
  const structure = flow.container(table, 'TR');
  let x = MARGIN.left;
  row.cells.forEach((cell, index) => {
    flow.element(structure, type, () => {
      let y = flow.y + PADDING.y;
      for (const { text, style } of cell) {
        const width = innerWidth(widths, index);
        const align = style.align ?? columns[index]?.align ?? 'left';
        flow.write(text, x + PADDING.x, y, width, { ...style, align });
        y += flow.heightOf(text, width, style);
      }
    });
    x += widths[index] ?? 0;
  });
  structure.end();
  flow.y += height;
}
