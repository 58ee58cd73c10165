import { useIsFetching, useIsMutating } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePageNavigation } from '#src/lib/page-navigation.ts';
import { Delayed } from '#src/ui/delayed.tsx';
import { Spinner } from '#src/ui/spinner.tsx';

const SLOW_MS = 6000;

/** Says so when the tenant keeps anything waiting for long. */
export function SlowNotice() {
  const t = useTranslations('shell');
  const isNavigating = usePageNavigation().goingTo !== undefined;
  // A configuration waits its turn, for an open question too, and its page says itself what is slow.
  const fetching = useIsFetching({ predicate: ({ queryKey }) => queryKey[0] !== 'configuration' });
  const isBusy = useIsMutating() + fetching > 0 || isNavigating;
  return (
    <div role="status" className="pointer-events-none fixed inset-x-4 bottom-4 z-30 flex justify-center">
      {isBusy ? (
        <Delayed ms={SLOW_MS}>
          <p className="flex animate-enter items-center gap-3 rounded-lg border border-line-strong bg-raised px-4 py-2.5 text-sm shadow-float">
            <Spinner className="text-accent" />
            {t('slow')}
          </p>
        </Delayed>
      ) : null}
    </div>
  );
}
