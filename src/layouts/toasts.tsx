import { lazy, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { explainChunkFailure } from '#src/api/explain-chunk-failure.ts';
import { explainError, failureText } from '#src/api/explain-error.ts';
import { OnDemand } from '#src/ui/on-demand.tsx';
import { notify, taken, useToasts } from '#src/stores/toasts.ts';

const Toaster = lazy(async () => ({ default: (await import('#src/ui/toaster.tsx')).Toaster }));

/** Shows what the toast store holds; loads the toaster with the first message. */
export function Toasts() {
  const t = useTranslations();
  const pending = useToasts((store) => store.pending);
  useUncaughtErrors();
  return (
    <OnDemand isWanted={pending.length > 0}>
      <Toaster
        pending={pending}
        onShown={taken}
        closeLabel={t('common.close')}
        regionLabel={t('shell.messages')}
      />
    </OnDemand>
  );
}

/** Errors that nobody has caught are defects of ours. The browser puts them in the console; a person is told as well. */
function useUncaughtErrors(): void {
  const t = useTranslations('error');
  useEffect(() => {
    const report = (event: ErrorEvent | PromiseRejectionEvent) => {
      const thrown: unknown = 'reason' in event ? event.reason : event.error;
      // Browsers also fire the event for conditions that are no errors, and leaving a page ends what is under way.
      if (!(thrown instanceof Error) || thrown.name === 'AbortError') return;
      void explainChunkFailure(thrown).then((error) => {
        const title = t(`${explainError(error).kind}Title`);
        notify({ title, description: failureText(error, t), tone: 'danger' });
      });
    };
    const gone = new AbortController();
    for (const type of ['error', 'unhandledrejection'] as const)
      window.addEventListener(type, report, { signal: gone.signal });
    return () => gone.abort();
  }, [t]);
}
