import { Wand2 } from 'lucide-react';
import { lazy, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Configuration } from '#src/api/read/configuration.ts';
import { Button } from '#src/ui/button.tsx';
import { OnDemand } from '#src/ui/on-demand.tsx';

const CompleteDialog = lazy(async () => ({
  default: (await import('./complete-dialog.tsx')).CompleteDialog,
}));

export interface Completing {
  /** Opens the dialog; undefined where the tenant cannot complete anything. */
  start: (() => void) | undefined;
  isOpen: boolean;
  close: () => void;
}

/** Whether the dialog is open is kept by the page: panel and sheet only open it. */
export function useCompleting({ extensions }: Configuration): Completing {
  const [isOpen, setOpen] = useState(false);
  const isOffered = (extensions?.optimize?.goals.length ?? 0) > 0;
  return { start: isOffered ? () => setOpen(true) : undefined, isOpen, close: () => setOpen(false) };
}

export function CompleteHost({
  configuration: { extensions },
  completing: { isOpen, close },
}: {
  configuration: Configuration;
  completing: Completing;
}) {
  if (!extensions?.optimize) return null;
  return (
    <OnDemand isWanted={isOpen}>
      <CompleteDialog open={isOpen} onClose={close} offered={extensions.optimize} />
    </OnDemand>
  );
}

/** Asks for a completion; nothing where the tenant makes none. */
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
