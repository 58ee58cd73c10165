import { PageSkeleton } from './page-skeleton.tsx';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';

/** The very first moment: header and footer stand, the page is outlined. */
export function LoadingShell() {
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main className="flex-1 pt-6 pb-16 sm:pt-8">
        <PageSkeleton />
      </main>
      <SiteFooter />
    </div>
  );
}
