import { useSuspenseQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { searchQuery, type CatalogSearchTerms } from '#src/api/catalog.ts';
import type { CatalogColumn, CatalogFilter, CatalogTab } from '#src/api/read/catalog.ts';
import { roleOf } from '#src/api/product-view.ts';
import { NativeSelect } from '#src/ui/native-select.tsx';
import { withFilter, withSort } from './catalog-terms.ts';
import { SearchField } from './search-field.tsx';
import { useCatalogAddress } from './use-catalog-address.ts';

/** So few products are seen at a glance. */
const A_HANDFUL = 3;

/** What the tab can be searched, filtered and ordered by; only what the tenant offers, and only where it helps. */
export function CatalogToolbar({ tab, terms }: { tab: CatalogTab; terms: CatalogSearchTerms }) {
  const t = useTranslations('catalog');
  const { data } = useSuspenseQuery(searchQuery(terms, useLocale()));
  const { search, change } = useCatalogAddress();
  const filters = tab.filters.filter((filter) => !filter.hidden);
  const orders = sortChoices(tab.columns, (title, order) =>
    t(order === 'asc' ? 'sortAscending' : 'sortDescending', { column: title }),
  );

  const isAsked = terms.sort !== undefined || Object.keys(terms.filters).length > 0;
  if (!isAsked && data.total <= A_HANDFUL) return null;

  return (
    <div className="flex flex-wrap items-end gap-3">
      {filters.map((filter) => (
        <Filter
          key={filter.name}
          filter={filter}
          value={terms.filters[filter.name] ?? ''}
          anyLabel={t('any')}
          onChange={(value) => change(withFilter(search, filter.name, value))}
        />
      ))}
      {orders.length > 0 ? (
        <NativeSelect
          label={t('sort')}
          className="min-w-0 flex-1 basis-40 sm:ms-auto sm:max-w-60"
          choices={[{ value: '', label: t('sortRecommended') }, ...orders]}
          value={terms.sort ? `${terms.order}:${terms.sort}` : ''}
          onValueChange={(value) => {
            const [order, ...column] = value.split(':');
            change(withSort(search, column.join(':'), order === 'desc' ? 'desc' : 'asc'));
          }}
        />
      ) : null}
    </div>
  );
}

interface FilterProps {
  filter: CatalogFilter;
  value: string;
  anyLabel: string;
  onChange: (value: string) => void;
}

/** A filter with options is a dropdown, one without is a search box. */
function Filter({ filter, value, anyLabel, onChange }: FilterProps) {
  const title = filter.title || filter.name;
  if (filter.options.length === 0) return <SearchField label={title} value={value} onSearch={onChange} />;
  return (
    <NativeSelect
      label={title}
      className="min-w-0 flex-1 basis-36 sm:max-w-52"
      choices={[
        { value: '', label: anyLabel },
        ...filter.options.map((option) => ({ value: option.name, label: option.title })),
      ]}
      value={value}
      onValueChange={onChange}
    />
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
