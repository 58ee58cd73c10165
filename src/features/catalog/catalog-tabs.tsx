import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { tabsQuery } from '#src/api/catalog.ts';
import { paths } from '#src/paths.ts';

/** The tabs of the catalog as links; nothing when there is only one. */
export function CatalogTabs() {
  const t = useTranslations('catalog');
  const { data: tabs } = useSuspenseQuery(tabsQuery(useLocale()));
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    if (nav.current) showCurrent(nav.current);
  }, [pathname, tabs]);
  if (tabs.length < 2) return null;
  return (
    <nav ref={nav} aria-label={t('tabs')} className="-mx-1 overflow-x-auto px-1">
      <ul className="flex gap-6 border-b border-line">
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

/** Scrolls the tabs alone: `scrollIntoView` would move the page, too, and undo the position that Back restored. */
function showCurrent(nav: HTMLElement): void {
  const current = nav.querySelector('[aria-current=page]')?.getBoundingClientRect();
  const frame = nav.getBoundingClientRect();
  if (current) nav.scrollBy({ left: current.x + current.width / 2 - (frame.x + frame.width / 2) });
}
