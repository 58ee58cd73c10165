import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Disclosure } from '#src/ui/disclosure.tsx';
import { formatAmount } from './format-amount.ts';
import type { GridView, ViewRow } from './grid-view.ts';

interface PricingCardsProps {
  readonly view: GridView;
  readonly rows: readonly ViewRow[];
}

/** For phones: a card for each year with its totals. The rows that are charged in it are drawn once a card is opened; the first one is. */
export function PricingCards({ view, rows }: PricingCardsProps) {
  const t = useTranslations('pricing');
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set([view.columns[0]?.name ?? '']));
  const open = (column: string, isOpen: boolean) => {
    const next = new Set(opened);
    if (isOpen) next.add(column);
    else next.delete(column);
    setOpened(next);
  };
  return (
    <ul aria-label={t('cards')} className="flex flex-col gap-3">
      {view.columns.map((column, index) => {
        const isOpen = opened.has(column.name);
        return (
          <li key={column.name} className="flex flex-col gap-2 rounded-md border border-line p-4">
            <Disclosure
              open={isOpen}
              onOpenChange={(isNowOpen) => open(column.name, isNowOpen)}
              summary={<h2 className="text-base font-[600]">{column.title}</h2>}
            >
              {isOpen ? <CardRows rows={rows} index={index} /> : null}
            </Disclosure>
            <CardRows rows={view.totals} index={index} isTotal />
          </li>
        );
      })}
    </ul>
  );
}

function CardRows({
  rows,
  index,
  isTotal = false,
}: {
  readonly rows: readonly ViewRow[];
  /** Of the column. */
  readonly index: number;
  readonly isTotal?: boolean;
}) {
  const language = useLocale();
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1.5 text-sm">
      {rows.map((row) => {
        const amount = row.amounts[index];
        if (!amount) return null;
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
  );
}
