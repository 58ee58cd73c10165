import { useTranslations } from 'use-intl';
import { Skeleton } from '#src/ui/skeleton.tsx';

/** The outline of a page whose code or data is still on its way. */
export function PageSkeleton() {
  const t = useTranslations('shell');
  return (
    <div role="status" className="page-measure">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="h-10 w-56 rounded-md" />
      <Skeleton className="mt-4 h-5 w-full max-w-md rounded-sm" />
      <div className="mt-10 grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {['a', 'b', 'c'].map((key) => (
          <Skeleton key={key} className="h-72 rounded-lg" />
        ))}
      </div>
    </div>
  );
}
