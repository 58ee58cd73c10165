import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import type { CatalogTab } from '#src/api/read/catalog.ts';
import { searchQuery, tabsQuery } from '#src/api/catalog.ts';
import { queryClient } from '#src/api/query-client.ts';
import { CatalogResults, loadResults } from '#src/features/catalog/catalog-results.tsx';
import { CatalogTabs } from '#src/features/catalog/catalog-tabs.tsx';
import { readTerms } from '#src/features/catalog/catalog-terms.ts';
import { CatalogToolbar } from '#src/features/catalog/catalog-toolbar.tsx';
import type { Language } from '#src/lib/languages.ts';
import { currentLanguage } from '#src/stores/preferences.ts';
import { PageHeading } from '#src/ui/page-heading.tsx';

export async function loader({ params, request }: LoaderFunctionArgs) {
  const language = currentLanguage();
  const terms = readTerms(params['tab'] ?? '', new URL(request.url).searchParams);
  const [tab] = await Promise.all([
    openTab(terms.tab, language),
    queryClient.ensureQueryData(searchQuery(terms, language)),
  ]);
  if (!tab) throw new Response('No such catalog tab', { status: 404 });
  return null;
}

async function openTab(name: string, language: Language): Promise<CatalogTab | undefined> {
  const tabs = await queryClient.ensureQueryData(tabsQuery(language));
  const tab = tabs.find((candidate) => candidate.name === name);
  if (tab) await loadResults(tab);
  return tab;
}

/** One tab of the catalog. The address says which, and what is searched in it. */
export function Component() {
  const t = useTranslations();
  const { tab: name = '' } = useParams();
  const [search] = useSearchParams();
  const { data: tabs } = useSuspenseQuery(tabsQuery(useLocale()));
  const tab = tabs.find((candidate) => candidate.name === name);
  if (!tab) throw new Response('No such catalog tab', { status: 404 });
  const terms = readTerms(name, search);
  const title = tab.title || tab.name;

  return (
    <div className="flex flex-col gap-6 page-measure">
      <PageHeading title={title} documentTitle={`${title} · ${t('shell.brand')}`}>
        {tab.isConfigurable ? t('catalog.leadConfigurable') : t('catalog.leadPlain')}
      </PageHeading>
      <CatalogTabs />
      <CatalogToolbar key={name} tab={tab} terms={terms} />
      <CatalogResults tab={tab} terms={terms} />
    </div>
  );
}
