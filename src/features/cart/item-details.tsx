import { clsx } from 'clsx';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CartItem } from '#src/api/read/cart.ts';
import { Disclosure } from '#src/ui/disclosure.tsx';
import { PriceWaterfall } from '#src/ui/price-waterfall.tsx';
import { Table } from '#src/ui/table.tsx';
import { Tabs } from '#src/ui/tabs.tsx';
import { bomLines, type BomLine } from './bom-lines.ts';
import { priceLines, type PriceLine } from './price-lines.ts';

/** How the price comes about, and the parts. Its own chunk: few people open it. */
export function ItemDetails({ item }: { item: CartItem }) {
  const t = useTranslations('cart');
  const [tab, setTab] = useState('price');
  const prices = priceLines(item.pricing.rows);
  const parts = bomLines(item.otherSystem?.parts ?? item.configResult?.bom ?? []);
  const tabs = [
    ...(prices.length > 0
      ? [
          {
            value: 'price',
            title: t('prices'),
            panel: (
              <>
                <PriceTable lines={prices} further={item.pricing.columns ?? []} />
                <Explanation steps={item.pricing.waterfall ?? []} />
              </>
            ),
          },
        ]
      : []),
    ...(parts.length > 0 ? [{ value: 'parts', title: t('parts'), panel: <PartsTable lines={parts} /> }] : []),
  ];
  const [only, ...others] = tabs;
  if (!only) return <p className="text-sm text-ink-muted">{t('noDetails')}</p>;
  if (others.length === 0) return only.panel;
  return <Tabs label={t('details')} tabs={tabs} value={tab} onValueChange={setTab} />;
}

function Explanation({ steps }: { steps: readonly { label: string; amount: string }[] }) {
  const t = useTranslations('cart');
  if (steps.length === 0) return null;
  return (
    <Disclosure summary={t('priceExplained')} className="mt-3">
      <PriceWaterfall steps={steps} />
    </Disclosure>
  );
}

function PriceTable({
  lines,
  further,
}: {
  lines: readonly PriceLine[];
  further: readonly { name: string; title: string }[];
}) {
  const t = useTranslations('cart');
  return (
    <Table
      caption={t('prices')}
      rows={lines}
      rowKey={(line) => line.key}
      columns={[
        {
          key: 'description',
          head: t('columnDescription'),
          isRowHeader: true,
          cell: (line) => (
            <Indented depth={line.depth}>
              {line.field ? <span className="block caption">{line.field}</span> : null}
              <span className={line.isHeading ? 'font-[600]' : undefined}>{line.description}</span>
              {line.articleNumber ? (
                <span className="block caption figures">{line.articleNumber}</span>
              ) : null}
              {further.map(({ name, title }) => (
                <Fact
                  key={name}
                  className="block sm:hidden"
                  title={title || name}
                  text={line.further[name]}
                />
              ))}
            </Indented>
          ),
        },
        { key: 'quantity', head: t('columnQuantity'), align: 'end', cell: (line) => line.quantity },
        // There is no room for them on a phone, and the price is what counts.
        ...further.map(({ name, title }) => ({
          key: name,
          head: title || name,
          align: 'end' as const,
          className: 'max-sm:hidden',
          cell: (line: PriceLine) => line.further[name] ?? '',
        })),
        {
          key: 'price',
          head: t('columnPrice'),
          align: 'end',
          cell: (line) => <span className={line.isHeading ? 'font-[600]' : undefined}>{line.price}</span>,
        },
      ]}
    />
  );
}

function PartsTable({ lines }: { lines: readonly BomLine[] }) {
  const t = useTranslations('cart');
  return (
    <Table
      caption={t('parts')}
      rows={lines}
      rowKey={(line) => line.key}
      columns={[
        {
          key: 'description',
          head: t('columnPart'),
          isRowHeader: true,
          cell: (line) => (
            <Indented depth={line.depth}>
              {line.description || line.name}
              {line.description ? <span className="block caption figures">{line.name}</span> : null}
              {line.attributes.map(({ title, text }) => (
                <Fact key={title} title={title} text={text} />
              ))}
            </Indented>
          ),
        },
        { key: 'quantity', head: t('columnQuantity'), align: 'end', cell: (line) => line.quantity },
      ]}
    />
  );
}

function Fact({ title, text, className }: { title: string; text: string | undefined; className?: string }) {
  if (!text) return null;
  return (
    <span className={clsx('me-3 caption figures', className)}>
      {title} {text}
    </span>
  );
}

function Indented({ depth, children }: { depth: number; children: React.ReactNode }) {
  return (
    <span
      className="block"
      style={depth > 0 ? { paddingInlineStart: `${Math.min(depth, 4)}rem` } : undefined}
    >
      {children}
    </span>
  );
}
