import { useLocale, useTranslations } from 'use-intl';
import { formatAmount } from './format-amount.ts';
import type { GridView, ViewRow } from './grid-view.ts';

/** For phones: a card for each year, with the rows that are charged in it. */
export function PricingCards({ view, rows }: { readonly view: GridView; readonly rows: readonly ViewRow[] }) {
  const t = useTranslations('pricing');
  const language = useLocale();
  return (
    <ul aria-label={t('cards')} className="flex flex-col gap-3">
      {view.columns.map((column, index) => (
        <li key={column.name} className="rounded-md border border-line p-4">
          <h2 className="text-base font-[600]">{column.title}</h2>
          <dl className="mt-2 grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1.5 text-sm">
            {[...rows, ...view.totals].map((row) => {
              const amount = row.amounts[index];
              if (!amount) return null;
              const isTotal = view.totals.includes(row);
              return (
                <div
                  key={row.name}
                  className={`col-span-2 grid grid-cols-subgrid ${isTotal ? 'border-t border-line pt-1.5 font-[600]' : ''}`}
                >
                  <dt style={{ paddingInlineStart: `${row.level - 1}rem` }}>{row.title}</dt>
                  <dd className="text-end figures">{formatAmount(amount, language)}</dd>
                </div>
              );
            })}
          </dl>
        </li>
      ))}
    </ul>
  );
}
