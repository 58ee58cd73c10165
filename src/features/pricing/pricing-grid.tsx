import { useVirtualizer } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatAmount } from './format-amount.ts';
import type { GridView, ViewRow } from './grid-view.ts';
import { useTreeGridFocus } from './use-tree-grid-focus.ts';

/** Of all rows, so that thousands of them need not be measured. In pixels. */
const ROW_HEIGHT = 44;

interface PricingGridProps {
  readonly label: string;
  readonly view: GridView;
  /** Those that are not folded away. */
  readonly rows: readonly ViewRow[];
  readonly folded: ReadonlySet<string>;
  readonly onFold: (row: ViewRow, isFolded: boolean) => void;
  /** For paper: every row is drawn. */
  readonly isWhole: boolean;
}

/**
 * A tree grid (ARIA Authoring Practices, "Treegrid"): rows that fold, a header of two levels, the first column and the totals
 * always in view. Only the rows around the screen are drawn.
 */
export function PricingGrid({ label, view, rows, folded, onFold, isWhole }: PricingGridProps) {
  const t = useTranslations('pricing');
  const frame = useRef<HTMLDivElement>(null);
  const hint = useId();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    getItemKey: (index) => rows[index]?.name ?? index,
  });
  const focus = useTreeGridFocus({
    frame,
    rows,
    columns: view.columns.length,
    folded,
    onFold,
    scrollTo: (index) => virtualizer.scrollToIndex(index),
  });
  const items = virtualizer.getVirtualItems();
  const from = isWhole ? 0 : (items[0]?.index ?? 0);
  const to = isWhole ? rows.length : (items.at(-1)?.index ?? -1) + 1;
  const headClass =
    'sticky bg-raised px-3 text-sm font-[560] align-bottom py-2 print:static print:px-1.5 print:text-xs';
  return (
    <div
      ref={frame}
      className="relative max-h-[70vh] overflow-auto rounded-md border border-line print:max-h-none print:overflow-visible"
    >
      <p id={hint} className="sr-only">
        {t('keys')}
      </p>
      <table
        role="treegrid"
        aria-label={label}
        aria-describedby={hint}
        aria-rowcount={rows.length + 2 + view.totals.length}
        aria-colcount={view.columns.length + 1}
        className="w-full border-separate border-spacing-0"
        onKeyDown={focus.onKeyDown}
        onFocus={focus.onFocus}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th
              scope="col"
              rowSpan={2}
              className={clsx(headClass, 'start-0 top-0 z-30 min-w-56 text-start print:min-w-40')}
            >
              {t('row')}
            </th>
            {view.heads.map((head) => (
              <th
                key={head.name}
                scope="colgroup"
                colSpan={head.span}
                className={clsx(headClass, 'top-0 z-20 h-10 border-s border-line text-start')}
              >
                {head.title}
              </th>
            ))}
          </tr>
          <tr aria-rowindex={2}>
            {view.columns.map((column) => (
              <th
                key={column.name}
                scope="col"
                className={clsx(
                  headClass,
                  'top-10 z-20 min-w-36 border-b border-line-strong text-end print:min-w-0',
                )}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer rows={from} columns={view.columns.length} />
          {rows.slice(from, to).map((row, index) => (
            <BodyRow
              key={row.name}
              row={row}
              index={from + index}
              focus={focus}
              folded={folded}
              onFold={onFold}
            />
          ))}
          <Spacer rows={rows.length - to} columns={view.columns.length} />
        </tbody>
        <tfoot>
          {view.totals.map((row, index) => (
            <tr key={row.name} aria-rowindex={rows.length + 3 + index}>
              <th
                scope="row"
                className="sticky start-0 bottom-0 z-20 border-t border-line-strong bg-raised px-3 py-2.5 text-start text-sm print:static print:px-1.5 print:text-xs"
              >
                {row.title}
              </th>
              <Amounts
                row={row}
                className="sticky bottom-0 z-10 border-t border-line-strong bg-raised font-[600] print:static"
              />
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  );
}

/** Takes the place of rows that are not drawn. */
function Spacer({ rows, columns }: { readonly rows: number; readonly columns: number }) {
  if (rows <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columns + 1} style={{ height: rows * ROW_HEIGHT, padding: 0 }} />
    </tr>
  );
}

interface BodyRowProps {
  readonly row: ViewRow;
  readonly index: number;
  readonly focus: ReturnType<typeof useTreeGridFocus>;
  readonly folded: ReadonlySet<string>;
  readonly onFold: PricingGridProps['onFold'];
}

function BodyRow({ row, index, focus, folded, onFold }: BodyRowProps) {
  const isFolded = folded.has(row.name);
  const Icon = isFolded ? ChevronRight : ChevronDown;
  return (
    <tr
      aria-rowindex={index + 3}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.hasChildren ? !isFolded : undefined}
      data-row={row.name}
      tabIndex={focus.tabIndexOf(row, index, -1)}
      className="group h-11 outline-offset-[-2px] hover:bg-hover print:h-8 print:break-inside-avoid"
    >
      <th
        scope="row"
        data-column={0}
        tabIndex={focus.tabIndexOf(row, index, 0)}
        className={clsx(
          'sticky start-0 z-10 border-b border-line bg-surface py-0 pe-3 text-start text-sm print:static print:text-xs',
          row.hasChildren ? 'font-[560]' : 'font-normal',
        )}
        style={{ paddingInlineStart: `${0.25 + (row.level - 1) * 1.25}rem` }}
      >
        <span className="flex items-center gap-1">
          {row.hasChildren ? (
            // The row itself says whether it is open, and takes the keys.
            <span
              role="presentation"
              className="inline-flex size-8 shrink-0 cursor-pointer items-center justify-center"
              onClick={() => onFold(row, !isFolded)}
            >
              <Icon aria-hidden className="size-4 rtl:-scale-x-100" />
            </span>
          ) : (
            <span className="w-8 shrink-0" />
          )}
          {row.title}
        </span>
      </th>
      <Amounts row={row} index={index} focus={focus} className="border-b border-line" />
    </tr>
  );
}

function Amounts({
  row,
  index = 0,
  focus,
  className,
}: {
  readonly row: ViewRow;
  readonly index?: number;
  readonly focus?: BodyRowProps['focus'];
  readonly className: string;
}) {
  const t = useTranslations('pricing');
  const language = useLocale();
  return row.amounts.map((amount, column) => (
    <td
      // Columns have no name of their own in a row; their order is that of the header.
      key={column}
      data-column={column + 1}
      tabIndex={focus?.tabIndexOf(row, index, column + 1)}
      className={clsx(
        'px-3 text-end text-sm whitespace-nowrap figures print:px-1.5 print:text-xs',
        className,
      )}
    >
      {amount ? formatAmount(amount, language) : <span className="sr-only">{t('empty')}</span>}
    </td>
  ));
}
