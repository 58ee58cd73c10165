import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import type { ViewRow } from './grid-view.ts';

interface TreeGrid {
  readonly frame: RefObject<HTMLElement | null>;
  readonly rows: readonly ViewRow[];
  /** Without that of the rows' names. */
  readonly columns: number;
  readonly folded: ReadonlySet<string>;
  readonly onFold: (row: ViewRow, isFolded: boolean) => void;
  /** Brings a row into view, so that it is drawn. */
  readonly scrollTo: (index: number) => void;
}

/** `column` is 0 for the row's name, from 1 on for amounts, and -1 for the row as a whole. */
interface Place {
  readonly row: string;
  readonly column: number;
}

const PAGE = 10;
/** How long a row that was scrolled to is waited for: seconds, on a slow machine. One that was folded away meanwhile never comes. */
const MOST_FRAMES = 300;

/**
 * The keys of the ARIA treegrid, rows first: up and down move between rows, right opens a row and then goes into its cells,
 * left goes out of them, closes it, and then goes to the row above in the tree. One place of the grid is a stop of Tab.
 */
export function useTreeGridFocus({ frame, rows, columns, folded, onFold, scrollTo }: TreeGrid) {
  const [place, setPlace] = useState<Place | undefined>(undefined);
  const [wanted, setWanted] = useState<Place | undefined>(undefined);
  const attempts = useRef(0);

  // A row that was far away is drawn some frames after it was scrolled to.
  useEffect(() => {
    if (!wanted) return undefined;
    const selector = `[data-row="${CSS.escape(wanted.row)}"]${wanted.column < 0 ? '' : ` [data-column="${wanted.column}"]`}`;
    const element = frame.current?.querySelector<HTMLElement>(selector);
    if (element || attempts.current > MOST_FRAMES) {
      attempts.current = 0;
      element?.focus({ preventScroll: false });
      setWanted(undefined);
      return undefined;
    }
    attempts.current += 1;
    const next = requestAnimationFrame(() => setWanted({ ...wanted }));
    return () => cancelAnimationFrame(next);
  }, [wanted, frame]);

  const goTo = (index: number, column: number) => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    scrollTo(rows.indexOf(row));
    setPlace({ row: row.name, column });
    setWanted({ row: row.name, column });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.metaKey || event.shiftKey || !place) return;
    const index = rows.findIndex(({ name }) => name === place.row);
    const row = rows[index];
    if (!row) return;
    const { column } = place;
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const key = isRtl ? (mirrored[event.key] ?? event.key) : event.key;
    const isOpen = row.hasChildren && !folded.has(row.name);
    const inRow = column < 0;
    const act = (): void => {
      switch (key) {
        case 'ArrowDown':
          return goTo(index + 1, column);
        case 'ArrowUp':
          return goTo(index - 1, column);
        case 'PageDown':
          return goTo(index + PAGE, column);
        case 'PageUp':
          return goTo(index - PAGE, column);
        case 'Home':
          return event.ctrlKey || inRow ? goTo(0, column) : goTo(index, 0);
        case 'End':
          return event.ctrlKey || inRow ? goTo(rows.length - 1, column) : goTo(index, columns);
        case 'ArrowRight':
          if (inRow && row.hasChildren && !isOpen) return onFold(row, false);
          return goTo(index, Math.min(column + 1, columns));
        case 'ArrowLeft':
          if (!inRow) return goTo(index, column - 1);
          if (isOpen) return onFold(row, true);
          return row.parent && goTo(rows.indexOf(row.parent), -1);
        case 'Enter':
          return row.hasChildren ? onFold(row, isOpen) : undefined;
        default:
          return undefined;
      }
    };
    if (!keys.has(key)) return;
    event.preventDefault();
    act();
  };

  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    const row = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
    const column = target.dataset['column'];
    if (row !== undefined) setPlace({ row, column: column === undefined ? -1 : Number(column) });
  };

  const isThere = place !== undefined && rows.some(({ name }) => name === place.row);
  return {
    onKeyDown,
    onFocus,
    /** Of a row, or of one of its cells. */
    tabIndexOf: (row: ViewRow, index: number, column: number): 0 | -1 => {
      const isStop = isThere
        ? row.name === place.row && column === place.column
        : index === 0 && column === -1;
      return isStop ? 0 : -1;
    },
  };
}

const keys = new Set([
  ...['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight'],
  ...['PageDown', 'PageUp', 'Home', 'End', 'Enter'],
]);
const mirrored: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };
