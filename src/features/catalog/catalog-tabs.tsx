import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { tabsQuery } from '#src/api/catalog.ts';
import { NavLink } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';

/** The tabs of the catalog as links; nothing when there is only one. */
export function CatalogTabs() {
  const t = useTranslations('catalog');
  const { data: tabs } = useSuspenseQuery(tabsQuery(useLocale()));
  const list = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    if (list.current) showCurrent(list.current);
  }, [pathname, tabs]);
  if (tabs.length < 2) return null;
  return (
    <nav ref={list} aria-label={t('tabs')} className="-mx-1 overflow-x-auto px-1">
      <ul className="flex w-full min-w-max gap-6 border-b border-line">
        {tabs.map((tab) => (
          <li key={tab.name}>
            <NavLink
              to={paths.catalog(tab.name)}
              className="-mb-px flex h-(--size-target) items-center border-b-2 border-transparent text-sm font-[560] whitespace-nowrap text-ink-muted -outline-offset-2 transition-colors duration-(--duration-fast) hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
            >
              {tab.title || tab.name}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** On a phone the current tab may be beyond the edge of the list. Scrolls the list only, never the page. */
function showCurrent(list: HTMLElement): void {
  const current = list.querySelector('[aria-current=page]')?.getBoundingClientRect();
  if (!current) return;
  const { left, width } = list.getBoundingClientRect();
  if (current.left < left || current.right > left + width)
    list.scrollLeft += current.left - left - (width - current.width) / 2;
}
