import { useIsFetching, useIsMutating } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigation } from 'react-router';
import { useTranslations } from 'use-intl';
import { Spinner } from '#src/ui/spinner.tsx';

const PATIENCE_MS = 6000;

/** Says so when the tenant keeps anything waiting for long. */
export function SlowNotice() {
  const t = useTranslations('shell');
  const isNavigating = useNavigation().state !== 'idle';
  const isBusy = useIsMutating() + useIsFetching() > 0 || isNavigating;
  return (
    <div role="status" className="pointer-events-none fixed inset-x-4 bottom-4 z-30 flex justify-center">
      {isBusy ? <AfterPatience text={t('slow')} /> : null}
    </div>
  );
}

function AfterPatience({ text }: { text: string }) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isOver) return null;
  return (
    <p className="flex animate-enter items-center gap-3 rounded-lg border border-line-strong bg-raised px-4 py-2.5 text-sm shadow-float">
      <Spinner className="text-accent" />
      {text}
    </p>
  );
}
