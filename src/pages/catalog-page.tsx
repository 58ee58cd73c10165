import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { CatalogTab } from '#src/api/read/catalog.ts';
import { ApiError } from '#src/api/api-error.ts';
import { searchQuery, tabsQuery, type CatalogSearchTerms } from '#src/api/catalog.ts';
import { queryClient } from '#src/api/query-client.ts';
import { CatalogResults, ExternalProductForm, loadResults } from '#src/features/catalog/catalog-results.tsx';
import { CatalogTabs } from '#src/features/catalog/catalog-tabs.tsx';
import { readTerms, withoutUnknown } from '#src/features/catalog/catalog-terms.ts';
import { CatalogToolbar, loadToolbar } from '#src/features/catalog/catalog-toolbar.tsx';
import type { Language } from '#src/lib/languages.ts';
import type { PageRequest } from '#src/lib/page.ts';
import { currentLanguage } from '#src/stores/preferences.ts';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';

export async function load({ params, search }: PageRequest) {
  const language = currentLanguage();
  const asked = readTerms(params['tab'] ?? '', search);
  // The tab first: one with external search has no list, and the tenant refuses it.
  const tab = await openTab(asked.tab, language);
  if (!tab) throw noSuchTab();
  const terms = withoutUnknown(asked, tab);
  if (tab.isExternalSearch) return <CatalogPage terms={terms} />;
  const { total } = await queryClient.ensureQueryData(searchQuery(terms, language));
  await loadToolbar(terms, total);
  return <CatalogPage terms={terms} />;
}

async function openTab(name: string, language: Language): Promise<CatalogTab | undefined> {
  const tabs = await queryClient.ensureQueryData(tabsQuery(language));
  const tab = tabs.find((candidate) => candidate.name === name);
  if (tab) await loadResults(tab);
  return tab;
}

/** One tab of the catalog. The address says which, and what is searched in it. */
function CatalogPage({ terms }: { terms: CatalogSearchTerms }) {
  const t = useTranslations();
  const { data: tabs } = useSuspenseQuery(tabsQuery(useLocale()));
  const tab = tabs.find((candidate) => candidate.name === terms.tab);
  if (!tab) throw noSuchTab();
  const title = tab.title || tab.name;

  return (
    <div className="flex flex-col gap-6 page-measure">
      <PageHeading title={title} documentTitle={`${title} · ${t('shell.brand')}`}>
        {t(`catalog.${leadOf(tab)}`)}
      </PageHeading>
      <CatalogTabs />
      {tab.isExternalSearch ? (
        <Suspense fallback={<Skeleton className="h-96 max-w-2xl rounded-lg" />}>
          <ExternalProductForm key={tab.name} tab={tab} />
        </Suspense>
      ) : (
        <>
          <CatalogToolbar key={terms.tab} tab={tab} terms={terms} />
          <CatalogResults tab={tab} terms={terms} />
        </>
      )}
    </div>
  );
}

function leadOf({ isConfigurable, isExternalSearch }: CatalogTab) {
  if (isExternalSearch) return 'leadExternal';
  return isConfigurable ? 'leadConfigurable' : 'leadPlain';
}

function noSuchTab(): ApiError {
  return new ApiError('http', 'No such catalog tab', { status: 404 });
}
