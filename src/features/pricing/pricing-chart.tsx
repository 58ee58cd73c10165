import { useId, useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { PricingGrid } from '#src/api/read/category-pricing.ts';
import { Table } from '#src/ui/table.tsx';
import { formatAmount } from './format-amount.ts';
import { gridView, toNumber, type Amount } from './grid-view.ts';

/** Of the picture; on a phone it is drawn as wide as it is shown, so that its letters are not small. */
const [WIDE, NARROW, HEIGHT, AXIS] = [640, 340, 220, 28];
/** A label of two digits. */
const LABEL_WIDTH = 20;

interface YearAmounts {
  readonly name: string;
  readonly title: string;
  readonly price: Amount | undefined;
  readonly cost: Amount | undefined;
}

interface PricingChartProps {
  readonly grid: PricingGrid;
  /** As of `gridView`. */
  readonly convert: ((amount: Amount) => Amount) | undefined;
  readonly isNarrow: boolean;
}

/**
 * Totals by year: filled bars are prices, hatched ones costs, so that nothing depends on colour. The same numbers are in a table
 * below.
 */
export function PricingChart({ grid, convert, isNarrow }: PricingChartProps) {
  const width = isNarrow ? NARROW : WIDE;
  const t = useTranslations('pricing');
  const language = useLocale();
  const hatch = useId();
  const years = useMemo(() => yearsOf(grid, language, convert), [grid, language, convert]);
  const hasCosts = years.some(({ cost }) => cost);
  const amounts = years
    .flatMap(({ price, cost }) => [price, cost])
    .map((amount) => (amount ? toNumber(amount) : 0));
  const top = Math.max(...amounts, 1);
  const slot = width / Math.max(years.length, 1);
  // Every year has its bars; where they are narrow, not every one has its number.
  const labelled = Math.ceil(LABEL_WIDTH / slot);
  const bar = (slot * 0.7) / (hasCosts ? 2 : 1);
  const heightOf = (amount: Amount | undefined) =>
    amount ? (Math.max(toNumber(amount), 0) / top) * (HEIGHT - AXIS) : 0;
  const shown = (amount: Amount | undefined) => (amount ? formatAmount(amount, language) : '');
  return (
    <figure className="print:hidden">
      <figcaption className="mb-2 flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <span className="font-[600]">{t('chart')}</span>
        <Key label={t('measures.price')} fill="currentColor" />
        {hasCosts ? <Key label={t('measures.cost')} fill={`url(#${hatch})`} /> : null}
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        className="w-full max-w-3xl text-ink"
        role="img"
        aria-label={t('chart')}
      >
        <defs>
          <pattern
            id={hatch}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line x1="0" y1="0" x2="0" y2="6" stroke="currentColor" strokeWidth="3" />
          </pattern>
        </defs>
        {years.map(({ name, price, cost }, index) => {
          const left = index * slot + slot * 0.15;
          const base = HEIGHT - AXIS;
          return (
            <g key={name}>
              <rect
                x={left}
                y={base - heightOf(price)}
                width={bar}
                height={heightOf(price)}
                fill="currentColor"
              />
              {hasCosts ? (
                <rect
                  x={left + bar}
                  y={base - heightOf(cost)}
                  width={bar}
                  height={heightOf(cost)}
                  fill={`url(#${hatch})`}
                  stroke="currentColor"
                />
              ) : null}
              {index % labelled === 0 ? (
                <text
                  x={left + slot * 0.35}
                  y={HEIGHT - 8}
                  textAnchor="middle"
                  fontSize="13"
                  fill="currentColor"
                >
                  {index + 1}
                </text>
              ) : null}
            </g>
          );
        })}
        <line x1="0" x2={width} y1={HEIGHT - AXIS} y2={HEIGHT - AXIS} stroke="currentColor" />
      </svg>
      <details className="mt-2 text-sm">
        <summary className="min-h-(--size-target) cursor-pointer content-center">{t('chartTable')}</summary>
        <Table
          caption={t('chart')}
          columns={[
            { key: 'year', head: t('year'), isRowHeader: true, cell: ({ title }: YearAmounts) => title },
            { key: 'price', head: t('measures.price'), align: 'end', cell: ({ price }) => shown(price) },
            ...(hasCosts
              ? [
                  {
                    key: 'cost',
                    head: t('measures.cost'),
                    align: 'end' as const,
                    cell: ({ cost }: YearAmounts) => shown(cost),
                  },
                ]
              : []),
          ]}
          rows={years}
          rowKey={({ name }) => name}
        />
      </details>
    </figure>
  );
}

function Key({ label, fill }: { readonly label: string; readonly fill: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg aria-hidden viewBox="0 0 14 14" className="size-3.5">
        <rect x="0.5" y="0.5" width="13" height="13" fill={fill} stroke="currentColor" />
      </svg>
      {label}
    </span>
  );
}

/** The columns of the first head; the whole term is not one of the years. */
function yearsOf(grid: PricingGrid, language: string, convert: PricingChartProps['convert']): YearAmounts[] {
  // The totals alone, not 2,000 rows besides.
  const totals: PricingGrid = {
    ...grid,
    blocks: grid.blocks.map((block) => (block.summaryBlock ? block : { ...block, rows: [] })),
  };
  const [prices, costs] = (['price', 'cost'] as const).map((measure) =>
    gridView(totals, measure, language, convert),
  );
  const count = prices?.heads[0]?.span ?? 0;
  return (prices?.columns.slice(0, count) ?? []).map(({ name, title }, index) => ({
    name,
    title,
    price: prices?.totals[0]?.amounts[index],
    cost: costs?.totals[0]?.amounts[index],
  }));
}
