import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { refreshCart } from '#src/api/cart.ts';
import { isActiveUpgrade, upgradeStatusQuery, useCancelUpgrade } from '#src/api/upgrade.ts';
import { Button } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { OnDemand } from '#src/ui/on-demand.tsx';

const UpgradeDialog = lazy(async () => ({ default: (await import('./upgrade-dialog.tsx')).UpgradeDialog }));

/** Outdated items: the way to see what an upgrade would change, and how far one is that was agreed to. */
export function UpgradeNotice({ count }: { count: number }) {
  const t = useTranslations('files.upgrade');
  const language = useLocale();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(upgradeStatusQuery(language));
  const cancel = useCancelUpgrade(language);
  const isRunning = isActiveUpgrade(data?.state);
  // A job may end between two questions, so its end is told by its time.
  const endedAt = data && !isRunning ? (data.last?.endedAt ?? '') : undefined;
  const knownEnd = useRef(endedAt);
  useEffect(() => {
    if (endedAt === undefined) return;
    if (knownEnd.current !== undefined && knownEnd.current !== endedAt) void refreshCart(client);
    knownEnd.current = endedAt;
  }, [client, endedAt]);
  if (isRunning) {
    return (
      <Notice
        tone="info"
        role="status"
        title={t('running')}
        actions={
          <Button size="sm" busy={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('cancel')}
          </Button>
        }
      >
        {data?.progress ? (
          <progress
            aria-label={t('progress')}
            className="h-2 w-full max-w-xs"
            max={data.progress.total}
            value={data.progress.done}
          />
        ) : (
          data?.message
        )}
      </Notice>
    );
  }
  if (count === 0) return null;
  const failed = data?.last && data.last.state !== 'done' ? data.last.message : undefined;
  return (
    <>
      <Notice
        tone="attention"
        title={t('title', { count })}
        actions={
          <Button size="sm" onClick={() => setOpen(true)}>
            {t('look')}
          </Button>
        }
      >
        {failed ?? t('text')}
      </Notice>
      <OnDemand isWanted={isOpen}>
        <UpgradeDialog open={isOpen} onOpenChange={setOpen} />
      </OnDemand>
    </>
  );
}
