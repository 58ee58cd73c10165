import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useLocale, useTranslations } from 'use-intl';
import type { PricedType } from '#contract/category-pricing.ts';
import { cartQuery } from '#src/api/cart.ts';
import { pricingGridQuery, type WantedGrid } from '#src/api/category-pricing.ts';
import { deskCurrenciesQuery } from '#src/api/desk.ts';
import { explainError } from '#src/api/explain-error.ts';
import { useMediaQuery } from '#src/lib/use-media-query.ts';
import { Notice } from '#src/ui/notice.tsx';
import { NativeSelect } from '#src/ui/native-select.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { RadioGroup } from '#src/ui/radio-group.tsx';
import { Switch } from '#src/ui/switch.tsx';
import { ConversionNote } from './conversion-note.tsx';
import { columnParts } from './column-parts.ts';
import { conversionTo } from './convert-amount.ts';
import { measures, unfoldedRows, type Measure, type ViewRow } from './grid-view.ts';
import { PricingActions } from './pricing-actions.tsx';
import { PricingCards } from './pricing-cards.tsx';
import { PricingChart } from './pricing-chart.tsx';
import { PricingGrid } from './pricing-grid.tsx';
import { useGridViews } from './use-grid-views.ts';

/** Columns beside each other on paper. */
const MOST_PRINTED = 7;
/** Where a table has no room. */
const phone = '(width < 40rem)';
const cuts = ['years', 'products', 'groups'] as const;

/** Prices, costs and margins of services over years, for people who sell. */
export function PricingPage({
  type,
  id,
  seesCosts,
}: {
  readonly type: PricedType;
  readonly id: string;
  /** Costs and margins are offered to those only who may see them. */
  readonly seesCosts: boolean;
}) {
  const t = useTranslations();
  const language = useLocale();
  const [cut, setCut] = useState<WantedGrid['cut']>('years');
  const [wantedMeasure, setMeasure] = useState<Measure>('price');
  const [details, setDetails] = useState(false);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const isDivided = cut !== 'years';
  const wantsCosts = isDivided && wantedMeasure !== 'price';
  const prices = useQuery(pricingGridQuery({ type, id, cut, details: isDivided && details, costs: false }));
  const costs = useQuery({
    ...pricingGridQuery({ type, id, cut, details: isDivided && details, costs: true }),
    enabled: wantsCosts,
  });
  const grid = (wantsCosts ? costs.data : undefined) ?? prices.data;
  const currencies = useQuery(deskCurrenciesQuery).data;
  const [currency, setCurrency] = useState('');
  const conversion = useMemo(() => currencies && conversionTo(currency, currencies), [currency, currencies]);
  const views = useGridViews({
    grid,
    wantedMeasure: wantsCosts ? wantedMeasure : 'price',
    language,
    conversion,
    marginTitle: t('pricing.measures.margin'),
  });
  const { shown: view, measure = 'price' } = views ?? {};
  const error = prices.error ?? (wantsCosts ? costs.error : null);
  const isWhole = usePrinting();
  const isPhone = useMediaQuery(phone);
  // The grid names no currency; a cart lists that of the catalog first.
  const ofCart = useQuery(cartQuery(language)).data?.['currencies']?.split(' ')[0] || undefined;
  const base = currencies?.base ?? ofCart;

  const rows = useMemo(() => (view ? unfoldedRows(view.rows, folded) : []), [view, folded]);
  const fold = (row: ViewRow, isFolded: boolean) => {
    const next = new Set(folded);
    if (isFolded) next.add(row.name);
    else next.delete(row.name);
    setFolded(next);
  };
  return (
    <div className="flex flex-col gap-6 page-measure">
      <PageHeading title={t('pricing.title')} documentTitle={`${t('pricing.title')} · ${t('shell.brand')}`}>
        {conversion
          ? t('pricing.shownIn', { base: conversion.base, currency: conversion.currency })
          : base === undefined
            ? t('pricing.currency')
            : t('pricing.currencyIn', { currency: base })}
      </PageHeading>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3 print:hidden">
        <Choice
          label={t('pricing.cut')}
          values={type === 'ConfiguredService' ? cuts : ['years']}
          value={cut}
          labelOf={(value) => t(`pricing.cuts.${value}`)}
          onChange={setCut}
        />
        {isDivided ? (
          <>
            <Choice
              label={t('pricing.measure')}
              values={seesCosts ? measures : ['price']}
              value={wantedMeasure}
              labelOf={(value) => t(`pricing.measures.${value}`)}
              onChange={setMeasure}
            />
            <DetailsSwitch label={t('pricing.details')} checked={details} onChange={setDetails} />
          </>
        ) : null}
        {currencies && currencies.rates.length > 0 ? (
          <NativeSelect
            label={t('pricing.convertTo')}
            choices={[
              { value: '', label: t('pricing.baseCurrency', { currency: currencies.base }) },
              ...currencies.rates.map((rate) => ({ value: rate.currency, label: rate.currency })),
            ]}
            value={currency}
            onValueChange={setCurrency}
          />
        ) : null}
      </div>
      {error ? (
        <Notice tone="danger" role="alert" title={t(prices.error ? 'pricing.failed' : 'pricing.costsFailed')}>
          {explainError(error).message}
        </Notice>
      ) : null}
      {conversion ? <ConversionNote conversion={conversion} /> : null}
      {views && view ? (
        <>
          <PricingActions
            view={views.base}
            currency={base}
            title={[`${t('pricing.title')}: ${t(`pricing.measures.${measure}`)}`, base]
              .filter(Boolean)
              .join(', ')}
            onFoldAll={(isFolded) =>
              setFolded(
                new Set(isFolded ? view.rows.filter((row) => row.hasChildren).map(({ name }) => name) : []),
              )
            }
            canFold={view.rows.some((row) => row.hasChildren)}
          />
          {view.rows.length === 0 ? <Notice>{t('pricing.nothing')}</Notice> : null}
          {isPhone && !isWhole ? (
            <PricingCards view={view} rows={rows} />
          ) : (
            <div aria-busy={prices.isFetching || costs.isFetching} className="flex flex-col gap-6">
              {(isWhole ? columnParts(view, MOST_PRINTED) : [view]).map((part) => (
                <PricingGrid
                  key={isWhole ? part.columns[0]?.name : ''}
                  label={[
                    `${t('pricing.grid')}: ${t(`pricing.measures.${measure}`)}`,
                    conversion?.currency ?? base,
                  ]
                    .filter(Boolean)
                    .join(', ')}
                  view={part}
                  rows={isWhole ? part.rows : rows}
                  folded={folded}
                  onFold={fold}
                  isWhole={isWhole}
                />
              ))}
            </div>
          )}
          {grid ? <PricingChart grid={grid} convert={conversion?.convert} isNarrow={isPhone} /> : null}
        </>
      ) : null}
    </div>
  );
}

/** Whether the page is being printed: then it shows all rows, open. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly values: readonly V[];
  readonly value: V;
  readonly labelOf: (value: V) => string;
  readonly onChange: (value: V) => void;
}

function Choice<V extends string>({ label, values, value, labelOf, onChange }: ChoiceProps<V>) {
  const id = useId();
  if (values.length < 2) return null;
  return (
    <div className="whitespace-nowrap max-sm:basis-full max-sm:whitespace-normal">
      <p id={id} className="mb-1 text-sm text-ink-muted">
        {label}
      </p>
      <RadioGroup
        appearance="segmented"
        labelledBy={id}
        choices={values.map((each) => ({ value: each, label: labelOf(each) }))}
        value={value}
        onPick={(picked) => {
          const found = values.find((each) => each === picked);
          if (found) onChange(found);
        }}
      />
    </div>
  );
}

function DetailsSwitch({
  label,
  checked,
  onChange,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <label id={id} className="flex min-h-(--size-target) items-center gap-3 text-sm">
      <Switch labelledBy={id} checked={checked} onCheckedChange={onChange} />
      {label}
    </label>
  );
}
