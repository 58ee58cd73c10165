import { clsx } from 'clsx';
import { RemoveRow } from './remove-row.tsx';
import type { RowListProps } from './row-grid.tsx';

/** The rows where there is no room for a table: each a card with its fields below each other. */
export function RowCards({ table: { rows }, keys, leaving, caption, onRemove, Field }: RowListProps) {
  return (
    <ul aria-label={caption} className="flex flex-col gap-3 px-3 pt-4">
      {rows.map(({ label, cells }, index) => (
        <li
          key={keys[index]}
          data-row={index + 1}
          className={clsx(
            'overflow-clip rounded-lg border border-line transition-opacity duration-(--duration-base) starting:opacity-0',
            leaving === index && 'opacity-35',
          )}
        >
          <section aria-label={label}>
            <header className="flex items-center justify-between gap-3 border-b border-line bg-sunken/60 ps-4 pe-1">
              <h4 className="min-h-(--size-target) content-center text-sm font-[640]">{label}</h4>
              {onRemove ? <RemoveRow label={label} onRemove={() => onRemove(index)} /> : null}
            </header>
            <div className="divide-y divide-line">
              {cells.map((cell) => (cell ? <Field key={cell.name} parameter={cell} /> : null))}
            </div>
          </section>
        </li>
      ))}
    </ul>
  );
}
