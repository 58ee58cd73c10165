import { useSuspenseQuery } from '@tanstack/react-query';
import { SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { searchQuery, type CatalogSearchTerms } from '#src/api/catalog.ts';
import type { CatalogColumn, CatalogTab } from '#src/api/read/catalog.ts';
import { roleOf } from '#src/api/product-view.ts';
import { useMediaQuery } from '#src/lib/use-media-query.ts';
import { Button } from '#src/ui/button.tsx';
import { NativeSelect } from '#src/ui/native-select.tsx';
import { OnDemand } from '#src/ui/on-demand.tsx';
import { readTerms, withFilter, withoutUnknown, withSort } from './catalog-terms.ts';
import { offeredFilters } from './filters/offered-filters.ts';
import { ActiveFilters } from './filters/active-filters.tsx';
import { ChoiceFilter } from './filters/choice-filter.tsx';
import { SearchField } from './search-field.tsx';
import { useCatalogAddress } from './use-catalog-address.ts';

/** Of the few who use them: a chunk of their own. */
const importFilterFields = () => import('./filters/filter-fields.tsx');
const FilterFields = lazy(async () => ({ default: (await importFilterFields()).FilterFields }));
const FilterSheet = lazy(async () => ({ default: (await import('./filters/filter-sheet.tsx')).FilterSheet }));

/** From here on values to choose from stand beside the search; narrower screens have all filters in a sheet. */
const WIDE = '(min-width: 48rem)';

/** What the tab can be searched, filtered and ordered by; only what the tenant offers. */
export function ToolbarControls({ tab, terms }: { tab: CatalogTab; terms: CatalogSearchTerms }) {
  const t = useTranslations('catalog');
  const { data } = useSuspenseQuery(searchQuery(terms, useLocale()));
  const { search, change } = useCatalogAddress();
  const { filters: values, sort, order: direction } = withoutUnknown(readTerms(tab.name, search), tab);
  const isWide = useMediaQuery(WIDE);
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  const orders = sortChoices(tab.columns, (title, order) =>
    t(order === 'asc' ? 'sortAscending' : 'sortDescending', { column: title }),
  );

  const set = (name: string, values: string) =>
    change((address) => withFilter(address, name, values, tab.filters));
  const toggle = (name: string, value: string, isChosen: boolean) =>
    change((address) => {
      const others = (readTerms(tab.name, address).filters[name] ?? []).filter((other) => other !== value);
      return withFilter(address, name, isChosen ? [...others, value] : others, tab.filters);
    });
  const offered = offeredFilters(tab, values);
  const words = offered.flatMap((offer) => (offer.kind === 'words' ? [offer] : []));
  const beside = offered.flatMap((offer) => (isWide && offer.kind === 'choice' ? [offer] : []));
  const others = offered.filter(({ kind }) => kind !== 'words' && !(isWide && kind === 'choice'));
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-3">
        {words.map(({ filter }) => (
          <SearchField
            key={filter.name}
            label={filter.title || filter.name}
            value={values[filter.name]?.[0] ?? ''}
            onSearch={(text) => set(filter.name, text)}
          />
        ))}
        {beside.map((offer) => (
          <ChoiceFilter
            key={offer.filter.name}
            filter={offer.filter}
            options={offer.options}
            className="min-w-0 flex-1 basis-36 sm:max-w-52"
            value={values[offer.filter.name]?.[0] ?? ''}
            onChange={(value) => set(offer.filter.name, value)}
          />
        ))}
        {others.length > 0 ? (
          <Button
            icon={<SlidersHorizontal aria-hidden className="size-4" />}
            aria-expanded={isOpen}
            {...(isWide ? { 'aria-controls': panelId } : { 'aria-haspopup': 'dialog' as const })}
            onPointerEnter={() => void importFilterFields()}
            onClick={() => setOpen(!isOpen)}
          >
            {t(isWide && beside.length > 0 ? 'moreFilters' : 'filters')}
          </Button>
        ) : null}
        {orders.length > 0 ? (
          <NativeSelect
            label={t('sort')}
            className="min-w-0 flex-1 basis-40 sm:ms-auto sm:max-w-60"
            choices={[{ value: '', label: t('sortRecommended') }, ...orders]}
            value={sort ? `${direction}:${sort}` : ''}
            onValueChange={(value) => {
              const [order, ...column] = value.split(':');
              change((address) => withSort(address, column.join(':'), order === 'desc' ? 'desc' : 'asc'));
            }}
          />
        ) : null}
      </div>
      {isWide ? (
        <div id={panelId} hidden={!isOpen}>
          <Suspense fallback={null}>
            {isOpen ? (
              <FilterFields filters={others} values={values} onChange={set} onToggle={toggle} />
            ) : null}
          </Suspense>
        </div>
      ) : (
        <OnDemand isWanted={isOpen}>
          <FilterSheet
            open={isOpen}
            onOpenChange={setOpen}
            filters={others}
            values={values}
            total={data.total}
            onChange={set}
            onToggle={toggle}
          />
        </OnDemand>
      )}
      <ActiveFilters tab={tab} values={values} />
    </div>
  );
}

/** Every column upwards and downwards, as `order:column`; but for those without an order worth asking for. */
function sortChoices(
  columns: readonly CatalogColumn[],
  label: (title: string, order: 'asc' | 'desc') => string,
): { value: string; label: string }[] {
  return columns
    .filter((column) => !['picture', 'description', 'currency'].includes(roleOf(column) ?? ''))
    .flatMap(({ name, title }) =>
      (['asc', 'desc'] as const).map((order) => ({
        value: `${order}:${name}`,
        label: label(title || name, order),
      })),
    );
}
