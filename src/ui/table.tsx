import { clsx } from 'clsx';
import { useEffect, useRef, useState, type Key, type ReactNode } from 'react';

export interface TableColumn<Row> {
  key: string;
  head: ReactNode;
  /** Numbers and prices stand at the end, so that they line up. */
  align?: 'start' | 'end';
  cell: (row: Row) => ReactNode;
  /** The cell that names the row. */
  isRowHeader?: boolean;
  className?: string;
}

export interface TableProps<Row> {
  /** What the table lists; read out, not shown. */
  caption: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => Key;
}

/** A plain table; scrolls sideways by itself where it does not fit, reachable by keyboard. */
export function Table<Row>({ caption, columns, rows, rowKey }: TableProps<Row>) {
  const align = (column: TableColumn<Row>) => (column.align === 'end' ? 'text-end figures' : 'text-start');
  const { frame, isScrollable } = useScrollable();
  return (
    // What scrolls has to be reachable without a pointer; what does not is no stop on the way.
    <div
      ref={frame}
      role={isScrollable ? 'group' : undefined}
      aria-label={isScrollable ? caption : undefined}
      tabIndex={isScrollable ? 0 : undefined}
      className="relative overflow-x-auto"
    >
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line-strong">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={clsx('caption px-3 py-2 whitespace-nowrap', align(column), column.className)}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line last:border-b-0">
              {columns.map((column) => {
                const Cell = column.isRowHeader ? 'th' : 'td';
                return (
                  <Cell
                    key={column.key}
                    {...(column.isRowHeader ? { scope: 'row' } : {})}
                    className={clsx('px-3 py-2.5 align-top font-normal', align(column), column.className)}
                  >
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useScrollable() {
  const frame = useRef<HTMLDivElement>(null);
  const [isScrollable, setScrollable] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setScrollable(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { frame, isScrollable };
}
