import { CSPProvider } from '@base-ui/react/csp-provider';
import { clsx } from 'clsx';
import { Suspense, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { usePageNavigation } from '#src/lib/page-navigation.ts';
import { PageSkeleton } from './page-skeleton.tsx';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';
import { SlowNotice } from './slow-notice.tsx';
import { Toasts } from './toasts.tsx';
import { useLostFocus } from './use-lost-focus.ts';

/**
 * What every page stands in.
 * @param isWaiting whether there is no page yet: the footer comes with it, since every page would move it
 */
export function ShopLayout({ isWaiting, children }: { isWaiting: boolean; children: ReactNode }) {
  const t = useTranslations('shell');
  useLostFocus();
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
          <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
        </main>
        {isWaiting ? null : <SiteFooter />}
      </div>
      <SlowNotice />
      <Toasts />
    </CSPProvider>
  );
}

/** A hairline along the top while the next page is on its way; the delay spares quick ones the flicker. */
function NavigationProgress() {
  const isPending = usePageNavigation().goingTo !== undefined;
  return (
    <div
      aria-hidden
      className={clsx(
        'pointer-events-none fixed inset-x-0 top-0 z-30 h-0.5 origin-left bg-accent',
        isPending
          ? 'scale-x-75 opacity-100 transition-[scale,opacity] delay-150 duration-[2500ms] ease-out'
          : 'scale-x-0 opacity-0 transition-opacity duration-(--duration-base)',
      )}
    />
  );
}
