import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useLocale } from 'use-intl';
import { searchQuery, type CatalogSearchTerms } from '#src/api/catalog.ts';
import type { CatalogTab } from '#src/api/read/catalog.ts';
import { Skeleton } from '#src/ui/skeleton.tsx';

/** A chunk of its own: a tab with few products needs none of it. */
const importControls = () => import('./toolbar-controls.tsx');
const ToolbarControls = lazy(async () => ({ default: (await importControls()).ToolbarControls }));

/** So few products are seen at a glance. */
const A_HANDFUL = 3;

/** For loaders: fetches what the toolbar of a list is drawn with. */
export async function loadToolbar(terms: CatalogSearchTerms, total: number): Promise<void> {
  if (isHelpful(terms, total)) await importControls();
}

/** Search, filters and order of a list, where they help. */
export function CatalogToolbar({ tab, terms }: { tab: CatalogTab; terms: CatalogSearchTerms }) {
  const { data } = useSuspenseQuery(searchQuery(terms, useLocale()));
  if (!isHelpful(terms, data.total)) return null;
  return (
    <Suspense fallback={<Skeleton className="h-16 rounded-lg" />}>
      <ToolbarControls tab={tab} terms={terms} />
    </Suspense>
  );
}

function isHelpful({ sort, filters }: CatalogSearchTerms, total: number): boolean {
  return sort !== undefined || Object.keys(filters).length > 0 || total > A_HANDFUL;
}
