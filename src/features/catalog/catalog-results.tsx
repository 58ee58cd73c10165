import { useSuspenseQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { lazy, Suspense } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { CatalogTab } from '#src/api/read/catalog.ts';
import { searchQuery, type CatalogSearchTerms } from '#src/api/catalog.ts';
import { Link } from '#src/lib/link.tsx';
import { usePageNavigation } from '#src/lib/page-navigation.ts';
import { Button } from '#src/ui/button.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { LinkButton } from '#src/ui/link-button.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { withoutFilters, withPage } from './catalog-terms.ts';
import { ConfigurableCard } from './configurable-card.tsx';
import { Pager } from './pager.tsx';
import { viewProduct } from '#src/api/product-view.ts';
import { useCatalogAddress } from './use-catalog-address.ts';

/** Adding to the cart is only for some tabs, so it is a chunk of its own. */
const importPlainList = () => import('./plain-list.tsx');
const PlainList = lazy(async () => ({ default: (await importPlainList()).PlainList }));

const importExternal = () => import('./external/external-product-form.tsx');
export const ExternalProductForm = lazy(async () => ({
  default: (await importExternal()).ExternalProductForm,
}));

/** For loaders: fetches what the results of a tab are drawn with. */
export async function loadResults(tab: CatalogTab): Promise<void> {
  if (tab.isExternalSearch) return void (await importExternal());
  if (!tab.isConfigurable) await importPlainList();
}

const EAGER_PICTURES = 3;

/** The products found: cards for what is configured, dense lines for what is bought as it is. */
export function CatalogResults({ tab, terms }: { tab: CatalogTab; terms: CatalogSearchTerms }) {
  const t = useTranslations('catalog');
  const { data } = useSuspenseQuery(searchQuery(terms, useLocale()));
  const isPending = usePageNavigation().goingTo !== undefined;
  const products = data.rows.map((row) => viewProduct(row, tab.columns));

  return (
    <section
      aria-label={t('results')}
      aria-busy={isPending}
      className={clsx('transition-opacity duration-(--duration-base)', isPending && 'opacity-60 delay-150')}
    >
      <p role="status" className={products.length === 1 ? 'sr-only' : 'mb-4 text-sm text-ink-muted figures'}>
        {t('count', { count: data.total })}
      </p>
      {products.length === 0 ? <NothingFound terms={terms} total={data.total} /> : null}
      {products.length === 0 ? null : tab.isConfigurable ? (
        <ul className={clsx('grid gap-5', products.length > 1 && 'sm:grid-cols-2 xl:grid-cols-3')}>
          {products.map((product, index) => (
            <li key={product.id}>
              <ConfigurableCard
                tab={tab.name}
                product={product}
                isAlone={products.length === 1}
                eager={index < EAGER_PICTURES}
              />
            </li>
          ))}
        </ul>
      ) : (
        <Suspense fallback={<Skeleton className="h-96 rounded-lg" />}>
          <PlainList tab={tab.name} products={products} terms={terms} />
        </Suspense>
      )}
      <Pager total={data.total} limit={terms.limit} offset={terms.offset} />
    </section>
  );
}

/** Nothing fits the filters, the address names a page beyond the last one, or the tab is empty. */
function NothingFound({ terms, total }: { terms: CatalogSearchTerms; total: number }) {
  const t = useTranslations('catalog');
  const { search, change } = useCatalogAddress();
  if (total > 0) {
    return (
      <EmptyState
        title={t('beyondTitle')}
        actions={
          <LinkButton as={Link} to={`?${withPage(search, 1)}`}>
            {t('firstPage')}
          </LinkButton>
        }
      >
        {t('beyondText')}
      </EmptyState>
    );
  }
  if (Object.keys(terms.filters).length === 0)
    return <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>;
  return (
    <EmptyState
      title={t('nothingTitle')}
      actions={<Button onClick={() => change(withoutFilters)}>{t('clearFilters')}</Button>}
    >
      {t('nothingText')}
    </EmptyState>
  );
}
