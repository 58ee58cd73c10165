import { lazy, Suspense, useState } from 'react';
import type { Configuration } from '#src/api/read/configuration.ts';

const CompleteDialog = lazy(async () => ({
  default: (await import('./complete-dialog.tsx')).CompleteDialog,
}));

export interface Completing {
  /** Opens the dialog; undefined where the tenant cannot complete anything. */
  start: (() => void) | undefined;
  /** Undefined until it was first opened: the dialog is a chunk of its own. */
  isOpen: boolean | undefined;
  close: () => void;
}

/** Whether the dialog is open is the page's to know: summary and sheet only open it. */
export function useCompleting({ extensions }: Configuration): Completing {
  const [isOpen, setOpen] = useState<boolean>();
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
  if (isOpen === undefined || !extensions?.optimize) return null;
  return (
    <Suspense fallback={null}>
      <CompleteDialog open={isOpen} onClose={close} offered={extensions.optimize} />
    </Suspense>
  );
}
