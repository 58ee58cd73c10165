import { CSPProvider } from '@base-ui/react/csp-provider';
import { Suspense } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { useTranslations } from 'use-intl';
import { NavigationProgress } from './navigation-progress.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';
import { SlowNotice } from './slow-notice.tsx';
import { Toasts } from './toasts.tsx';
import { useFocusOnNavigation } from './use-focus-on-navigation.ts';

/** What every page stands in. */
export function ShopLayout() {
  const t = useTranslations('shell');
  useFocusOnNavigation();
  return (
    <CSPProvider disableStyleElements>
      <div className="flex min-h-dvh flex-col">
        <a
          href="#content"
          className="fixed start-4 top-3 z-60 -translate-y-24 rounded-md bg-ink px-4 py-2.5 text-sm font-[560] text-on-ink focus:translate-y-0"
        >
          {t('skip')}
        </a>
        <NavigationProgress />
        <SiteHeader />
        <main
          id="content"
          tabIndex={-1}
          className="flex-1 pt-6 pb-16 outline-none sm:pt-8 [view-transition-name:content]"
        >
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </main>
        <SiteFooter />
      </div>
      <SlowNotice />
      <Toasts />
      <ScrollRestoration
        getKey={({ pathname, key }) => (pathname.startsWith('/configure/') ? pathname : key)}
      />
    </CSPProvider>
  );
}
