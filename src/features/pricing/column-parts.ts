import type { GridView } from './grid-view.ts';

/**
 * A grid in parts that are narrow enough for paper: about as many columns in each, and all rows. Columns that are below one head stay below it
 * in each part.
 *
 * @param most columns of a part
 */
export function columnParts(view: GridView, most: number): readonly GridView[] {
  const count = view.columns.length;
  const parts = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: parts }, (_, index) =>
    columnsOf(view, Math.round((index * count) / parts), Math.round(((index + 1) * count) / parts)),
  );
}

function columnsOf(view: GridView, from: number, to: number): GridView {
  let start = 0;
  const heads = view.heads.flatMap((head) => {
    const [first, end] = [start, start + head.span];
    start = end;
    const span = Math.min(end, to) - Math.max(first, from);
    return span > 0 ? [{ ...head, span }] : [];
  });
  const cut = (rows: GridView['rows']) =>
    rows.map((row) => ({ ...row, amounts: row.amounts.slice(from, to) }));
  return { heads, columns: view.columns.slice(from, to), rows: cut(view.rows), totals: cut(view.totals) };
}
