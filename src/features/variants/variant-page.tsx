import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { ArrowLeft, Lock } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { configurationQuery } from '#src/api/configuration/queries.ts';
import type { VariantCatalogs, VariantFilter } from '#src/api/read/variant-catalog.ts';
import { variantCatalogsQuery, variantsQuery } from '#src/api/variants.ts';
import { Link } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { updateEntry } from '#src/stores/configuration-journal.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { LinkButton } from '#src/ui/link-button.tsx';
import { NativeSelect } from '#src/ui/native-select.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { Switch } from '#src/ui/switch.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { ChosenVariants } from './chosen-variants.tsx';
import { matchVariants } from './match-variants.ts';
import { variantPlaces, viewOf, type PositionView } from './position-view.ts';
import { VariantList } from './variant-list.tsx';

export interface VariantPageProps {
  address: { tab: string; productId: string; configId: string };
}

/** The variant catalogs of a configuration: a position, the variants that can be put into it, and what is in all of them. */
export function VariantPage({ address }: VariantPageProps) {
  const t = useTranslations('variants');
  const shell = useTranslations('shell');
  const language = useLocale();
  const { data: all } = useSuspenseQuery(variantCatalogsQuery(address.configId, language));
  const { data: configuration } = useQuery(configurationQuery(address.configId, language));
  useJournal(address.configId, all);
  const [search] = useSearchParams();
  const view = viewOf(all, { position: search.get('position'), page: search.get('page') });
  const price = configuration?.pricing.summary['customerNetPriceColumn'];
  return (
    <div className="flex flex-col gap-6 pb-16 page-measure">
      <PageHeading
        title={t('title')}
        documentTitle={`${t('title')} · ${shell('brand')}`}
        aside={
          <LinkButton as={Link} to={paths.configuration(address)}>
            <ArrowLeft aria-hidden className="size-4" />
            {t('back')}
          </LinkButton>
        }
      >
        {price ? (
          <p aria-live="polite">
            {t('price')}: <strong className="figures">{price}</strong>
          </p>
        ) : null}
      </PageHeading>
      {view ? (
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="flex min-w-0 flex-col gap-4">
            <PlaceFields all={all} view={view} />
            <Variants key={`${view.position.id} ${view.page.id}`} all={all} view={view} address={address} />
          </div>
          <ChosenVariants all={all} configId={address.configId} />
        </div>
      ) : (
        <EmptyState title={t('none')} />
      )}
    </div>
  );
}

/** Remembers what is chosen in this browser, for a tenant that forgets the configuration. Also what no answer has confirmed yet. */
function useJournal(configId: string, all: VariantCatalogs) {
  useEffect(() => {
    const positions = new Map(all.positions.map(({ id, name }) => [id, name]));
    const variants = all.variantBom.items.map(({ variantId, quantity, columnValues, name, positionId }) => ({
      ...{ variantId, quantity, columnValues, name: name || variantId },
      position: positions.get(positionId ?? '') ?? '',
    }));
    updateEntry(configId, () => ({ variants }));
  }, [configId, all]);
}

/** Which position is filled, and from which list of its catalog. The address says both. */
function PlaceFields({ all, view }: { all: VariantCatalogs; view: PositionView }) {
  const t = useTranslations('variants');
  const [, setSearch] = useSearchParams();
  const { catalog, position, page } = view;
  return (
    <div className="flex flex-wrap gap-4">
      <NativeSelect
        label={t('position')}
        className="min-w-48 flex-1"
        choices={variantPlaces(all).map((one) => ({ value: one.position.id, label: one.position.name }))}
        value={position.id}
        onValueChange={(value) => setSearch({ position: value }, { replace: true })}
      />
      {catalog.pages.length > 1 ? (
        <NativeSelect
          label={t('page')}
          className="min-w-48 flex-1"
          choices={catalog.pages.map(({ id, name }) => ({ value: id, label: name }))}
          value={page.id}
          onValueChange={(value) => setSearch({ position: position.id, page: value }, { replace: true })}
        />
      ) : null}
    </div>
  );
}

/** The variants of a page behind its filters, and those that the customer adds. */
function Variants({ all, view, address }: { all: VariantCatalogs; view: PositionView } & VariantPageProps) {
  const t = useTranslations('variants');
  const common = useTranslations('common');
  const { configId } = address;
  const { catalog, page, position, locked, suggested } = view;
  const place = { catalogId: catalog.id, pageId: page.id, positionId: position.id };
  const lockedValues = locked.map(({ id, value }) => `${id}=${value ?? ''}`).join('&');
  const {
    data: variants,
    isError,
    refetch,
  } = useQuery(variantsQuery(configId, place, lockedValues, useLocale()));
  const [words, setWords] = useState('');
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const active = suggested.filter(({ id }) => !off.has(id));
  const found = matchVariants(variants ?? [], active, words);
  const toggle = (id: string, isOn: boolean) => {
    const next = new Set(off);
    if (isOn) next.delete(id);
    else next.add(id);
    setOff(next);
  };
  return (
    <>
      <div className="flex flex-col gap-3 sheet p-4">
        <TextField
          type="search"
          label={t('search')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        {locked.length > 0 ? (
          <div>
            <h2 className="caption">{t('locked')}</h2>
            <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm">
              {locked.map((filter) => (
                <li key={filter.id} className="flex items-center gap-1.5">
                  <Lock aria-hidden className="size-3.5 text-ink-muted" />
                  <FilterText filter={filter} />
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {suggested.length > 0 ? (
          <fieldset>
            <legend className="caption">{t('suggested')}</legend>
            <div className="mt-1 flex flex-wrap gap-x-6 gap-y-2">
              {suggested.map((filter) => (
                <SuggestedFilter
                  key={filter.id}
                  filter={filter}
                  isOn={!off.has(filter.id)}
                  onChange={(isOn) => toggle(filter.id, isOn)}
                />
              ))}
            </div>
          </fieldset>
        ) : null}
        <p role="status" className="text-sm text-ink-muted">
          {variants ? t('found', { count: found.length, total: variants.length }) : null}
        </p>
      </div>
      {isError ? (
        <EmptyState
          title={t('listFailed')}
          actions={
            <button type="button" className="text-accent underline" onClick={() => void refetch()}>
              {common('retry')}
            </button>
          }
        />
      ) : null}
      {!variants && !isError ? <Skeleton className="h-96" /> : null}
      {variants && found.length === 0 ? (
        <EmptyState
          title={t('nothing')}
          actions={
            <button
              type="button"
              className="text-accent underline"
              onClick={() => {
                setWords('');
                setOff(new Set(suggested.map(({ id }) => id)));
              }}
            >
              {t('clear')}
            </button>
          }
        />
      ) : null}
      <VariantList variants={found} all={all} view={view} configId={configId} />
    </>
  );
}

function SuggestedFilter({
  filter,
  isOn,
  onChange,
}: {
  filter: VariantFilter;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="flex items-center gap-2.5 text-sm">
      <Switch checked={isOn} onCheckedChange={onChange} labelledBy={id} />
      <span id={id}>
        <FilterText filter={filter} />
      </span>
    </div>
  );
}

/** `Load per shelf: from 80 kg` */
function FilterText({ filter: { name, operator, value, valueDescription } }: { filter: VariantFilter }) {
  const t = useTranslations('variants');
  const shown = valueDescription || value || '';
  const compared =
    operator === 'at_least'
      ? t('filterFrom', { value: shown })
      : operator === 'at_most'
        ? t('filterTo', { value: shown })
        : shown;
  return <>{compared ? `${name}: ${compared}` : name}</>;
}
