import { Trash2 } from 'lucide-react';
import { lazy, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { CartItem } from '#src/api/read/cart.ts';
import { useRemoveItem } from '#src/api/cart.ts';
import { usePutBack } from '#src/api/put-back.ts';
import { failureText } from '#src/api/explain-error.ts';
import { focusHeading } from '#src/lib/focus-heading.ts';
import { notify } from '#src/stores/toasts.ts';
import { Button } from '#src/ui/button.tsx';
import { OnDemand } from '#src/ui/on-demand.tsx';

const ConfirmDialog = lazy(async () => ({
  default: (await import('#src/ui/confirm-dialog.tsx')).ConfirmDialog,
}));

/** Removes an item: at once where it can be undone, after a question where work would be lost. */
export function RemoveButton({ item }: { item: CartItem }) {
  const t = useTranslations();
  const [isAsking, setAsking] = useState(false);
  const { removeNow, isRemoving } = useRemove(item);
  const hasFiles = (item.attachments ?? []).length > 0;
  const isLost = item.isConfigurable || hasFiles;
  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        busy={isRemoving}
        icon={<Trash2 aria-hidden className="size-4 max-sm:hidden" />}
        aria-label={t('cart.removeName', { name: item.product })}
        onClick={() => (isLost ? setAsking(true) : void removeNow())}
      >
        {t('cart.remove')}
      </Button>
      <OnDemand isWanted={isAsking}>
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
          {item.isConfigurable ? t('cart.removeText') : null} {hasFiles ? t('cart.removeFilesText') : null}
        </ConfirmDialog>
      </OnDemand>
    </>
  );
}

/**
 * Takes an item out of the cart. What is bought as it is can be put back with one press; a configuration is gone for
 * good, so ask before calling this for one.
 */
function useRemove(item: CartItem) {
  const t = useTranslations();
  const te = useTranslations('error');
  const remove = useRemoveItem();
  const putBack = usePutBack(useLocale());
  const { product: name, tab } = item;

  // Not the callbacks of `mutate`: the item, and this hook with it, is gone by the time they would be called.
  const attempt = async (task: () => Promise<unknown>, failed: string) => {
    try {
      await task();
    } catch (error) {
      notify({
        title: failed,
        description: failureText(error, te),
        tone: 'danger',
        action: { label: t('common.retry'), onPress: () => void attempt(task, failed) },
      });
    }
  };

  const undo = async () => {
    await attempt(() => putBack.mutateAsync(item), t('cart.putBackFailed', { name }));
  };

  const removeNow = () =>
    attempt(
      async () => {
        await remove.mutateAsync(item['#id']);
        notify({
          title: t('cart.removed', { name }),
          ...(item.isConfigurable || item.isUnreadable || item.attachments?.length || !tab
            ? {}
            : { action: { label: t('common.undo'), onPress: () => void undo() } }),
        });
        // The button that was pressed is no more.
        focusHeading();
      },
      t('cart.removeFailed', { name }),
    );

  return { removeNow, isRemoving: remove.isPending };
}
