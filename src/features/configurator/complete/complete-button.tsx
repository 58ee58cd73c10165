import { Wand2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '#src/ui/button.tsx';
import type { Completing } from './complete-host.tsx';

/** The way to a completion; nothing where the tenant makes none. */
export function CompleteButton({ completing: { start } }: { completing: Pick<Completing, 'start'> }) {
  const t = useTranslations('configurator.complete');
  if (!start) return null;
  return (
    <Button
      variant="quiet"
      size="sm"
      block
      aria-haspopup="dialog"
      icon={<Wand2 aria-hidden className="size-4" />}
      onClick={start}
    >
      {t('open')}
    </Button>
  );
}
