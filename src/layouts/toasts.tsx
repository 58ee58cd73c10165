import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { taken, useToasts } from '#src/stores/toasts.ts';

const Toaster = lazy(async () => ({ default: (await import('#src/ui/toaster.tsx')).Toaster }));

/** Shows what the toast store holds; loads the toaster with the first message. */
export function Toasts() {
  const t = useTranslations();
  const pending = useToasts((store) => store.pending);
  const [wasNeeded, setNeeded] = useState(false);
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
