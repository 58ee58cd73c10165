import { X } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { CatalogTab } from '#src/api/read/catalog.ts';
import { focusControl } from '#src/lib/focus-control.ts';
import { Button } from '#src/ui/button.tsx';
import { readTerms, withFilter, withoutFilters } from '../catalog-terms.ts';
import { useCatalogAddress } from '../use-catalog-address.ts';
import type { FilterValues } from './accepted-values.ts';
import { writeColumnValue } from '../write-column-value.ts';

/**
 * Every value that narrows the list, but for words, which stand in the search box. A press removes it; the focus goes to the
 * entry that takes its place, or to the toolbar after the last one.
 */
export function ActiveFilters({ tab, values }: { tab: CatalogTab; values: FilterValues }) {
  const t = useTranslations('catalog');
  const language = useLocale();
  const { change } = useCatalogAddress();
  const list = useRef<HTMLUListElement>(null);
  const active = tab.filters
    .filter(({ type, hasOptions }) => hasOptions || type === 'number' || type === 'date')
    .flatMap((filter) => (values[filter.name] ?? []).map((value) => ({ filter, value })));
  // The list is read before it is drawn: the entry that was pressed goes away later.
  const pressed = useRef<{ index: number; toolbar: Element | null }>(undefined);
  // Before the page looks for a place for a focus that was lost.
  useLayoutEffect(() => {
    const { current } = pressed;
    if (!current || list.current?.contains(document.activeElement)) return; // it has not gone yet
    pressed.current = undefined;
    if (document.activeElement !== document.body) return;
    const buttons = list.current?.querySelectorAll('button');
    // The last button clears all.
    const next = buttons?.[Math.min(current.index, buttons.length - 2)];
    if (next) next.focus();
    else focusControl(current.toolbar);
  });
  const removed = (index: number) => {
    pressed.current = { index, toolbar: list.current?.parentElement ?? null };
  };
  if (active.length === 0) return null;

  return (
    <ul ref={list} aria-label={t('activeFilters')} className="flex flex-wrap items-center gap-2">
      {active.map(({ filter, value }, index) => {
        const title = filter.title || filter.name;
        const option = filter.options.find(({ name }) => name === value);
        const label = `${title}: ${option?.title ?? writeColumnValue(filter.type, value, language)}`;
        return (
          <li key={`${filter.name} ${value}`}>
            <button
              type="button"
              aria-label={t('removeFilter', { filter: label })}
              className="flex min-h-8 items-center gap-1.5 rounded-full border border-line-strong bg-raised px-3 text-sm hover:bg-hover pointer-coarse:min-h-(--size-target)"
              onClick={() => {
                removed(index);
                change((address) => {
                  const kept = readTerms(tab.name, address).filters[filter.name]?.filter(
                    (other) => other !== value,
                  );
                  return withFilter(address, filter.name, kept ?? [], tab.filters);
                });
              }}
            >
              {label}
              <X aria-hidden className="size-3.5 text-ink-muted" />
            </button>
          </li>
        );
      })}
      <li>
        <Button
          variant="quiet"
          onClick={() => {
            removed(0);
            change(withoutFilters);
          }}
        >
          {t('clearAll')}
        </Button>
      </li>
    </ul>
  );
}
