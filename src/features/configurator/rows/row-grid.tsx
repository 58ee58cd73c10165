import { clsx } from 'clsx';
import type { ComponentType } from 'react';
import { useTranslations } from 'use-intl';
import type { Parameter } from '#src/api/read/configuration.ts';
import { RemoveRow } from './remove-row.tsx';
import type { TableView } from './table-view.ts';

/** How a field is drawn, in a table and by itself: told, not imported, so that the page's fields stay in the page's file. */
export interface RowFields {
  Cell: ComponentType<{ parameter: Parameter; row: string }>;
  Field: ComponentType<{ parameter: Parameter }>;
}

export interface RowListProps extends RowFields {
  table: TableView;
  keys: readonly number[];
  leaving: number | undefined;
  caption: string;
  /** Undefined while no row can be taken out. */
  onRemove: ((index: number) => void) | undefined;
}

/** The rows as a table: a column for each field. Scrolls sideways by itself where it is wider than the page. */
export function RowGrid({
  table: { columns, rows, rowName },
  keys,
  leaving,
  caption,
  onRemove,
  Cell,
}: RowListProps) {
  const t = useTranslations('configurator.rows');
  return (
    // What scrolls is reached by keyboard through the fields in it.
    <div className="overflow-x-auto px-4 pt-3 sm:px-6">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line-strong">
            <th scope="col" className="w-14 py-2 pe-2 text-start align-bottom caption">
              {rowName || <span className="sr-only">{t('row')}</span>}
            </th>
            {columns.map((column, index) => (
              <th key={index} scope="col" className="px-1 py-2 text-start align-bottom caption">
                {column.label}
                {column.unit ? <span className="block font-normal">{column.unit}</span> : null}
              </th>
            ))}
            <td className="w-10" />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, short, cells }, index) => (
            <tr
              key={keys[index]}
              data-row={index + 1}
              className={clsx(
                'border-b border-line transition-opacity duration-(--duration-base) last:border-b-0 starting:opacity-0',
                leaving === index && 'opacity-35',
              )}
            >
              <th scope="row" className="py-5 pe-2 text-start align-top font-[600] figures">
                <span aria-hidden>{short}</span>
                <span className="sr-only">{label}</span>
              </th>
              {cells.map((cell, column) => (
                <td key={cell?.name ?? column} className="px-1 py-2 align-top">
                  {cell ? <Cell parameter={cell} row={label} /> : null}
                </td>
              ))}
              <td className="py-2 align-top">
                {onRemove ? <RemoveRow label={label} onRemove={() => onRemove(index)} /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
