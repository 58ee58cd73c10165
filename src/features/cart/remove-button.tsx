import { Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CartItem } from '#src/api/read/cart.ts';
import { Button } from '#src/ui/button.tsx';
import { useRemove } from './use-remove.ts';

const ConfirmDialog = lazy(async () => ({
  default: (await import('#src/ui/confirm-dialog.tsx')).ConfirmDialog,
}));

/** Removes an item: at once where it can be undone, after a question where work would be lost. */
export function RemoveButton({ item }: { item: CartItem }) {
  const t = useTranslations();
  // Undefined until it was first asked: the dialog is a chunk of its own.
  const [isAsking, setAsking] = useState<boolean>();
  const { removeNow, isRemoving } = useRemove(item);
  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        busy={isRemoving}
        icon={<Trash2 aria-hidden className="size-4 max-sm:hidden" />}
        aria-label={t('cart.removeName', { name: item.product })}
        onClick={() => (item.isConfigurable ? setAsking(true) : void removeNow())}
      >
        {t('cart.remove')}
      </Button>
      {isAsking === undefined ? null : (
        <Suspense fallback={null}>
          <ConfirmDialog
            open={isAsking}
            title={t('cart.removeTitle', { name: item.product })}
            confirmLabel={t('cart.remove')}
            cancelLabel={t('cart.keep')}
            onCancel={() => setAsking(false)}
            onConfirm={() => {
              setAsking(false);
              void removeNow();
            }}
          >
            {t('cart.removeText')}
          </ConfirmDialog>
        </Suspense>
      )}
    </>
  );
}
