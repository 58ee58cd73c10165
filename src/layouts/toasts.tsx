import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { explainError, failureText } from '#src/api/explain-error.ts';
import { notify, taken, useToasts } from '#src/stores/toasts.ts';

const Toaster = lazy(async () => ({ default: (await import('#src/ui/toaster.tsx')).Toaster }));

/** Shows what the toast store holds; loads the toaster with the first message. */
export function Toasts() {
  const t = useTranslations();
  const pending = useToasts((store) => store.pending);
  const [wasNeeded, setNeeded] = useState(false);
  useUncaughtErrors();
  if (pending.length > 0 && !wasNeeded) setNeeded(true);
  if (!wasNeeded) return null;
  return (
    <Suspense fallback={null}>
      <Toaster
        pending={pending}
        onShown={taken}
        closeLabel={t('common.close')}
        regionLabel={t('shell.messages')}
      />
    </Suspense>
  );
}

/** Errors that nobody has caught are defects of ours. The browser puts them in the console; a person is told as well. */
function useUncaughtErrors(): void {
  const t = useTranslations('error');
  useEffect(() => {
    const report = (error: unknown) => {
      // Browsers also fire the event for conditions that are no errors, and leaving a page ends what is under way.
      if (!(error instanceof Error) || error.name === 'AbortError') return;
      const { kind } = explainError(error);
      notify({ title: t(`${kind}Title`), description: failureText(error, t), tone: 'danger' });
    };
    const onError = ({ error }: ErrorEvent) => report(error);
    const onRejection = ({ reason }: PromiseRejectionEvent) => report(reason);
    window.addEventListener('error', onError);
    window.addEventListener('unhandledrejection', onRejection);
    return () => {
      window.removeEventListener('error', onError);
      window.removeEventListener('unhandledrejection', onRejection);
    };
  }, [t]);
}
