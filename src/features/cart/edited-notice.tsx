import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CartItem } from '#src/api/read/cart.ts';
import { failureText } from '#src/api/explain-error.ts';
import { useDiscardEdit } from '#src/api/cart.ts';
import { Link } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { notify } from '#src/stores/toasts.ts';
import { Button } from '#src/ui/button.tsx';
import { LinkButton } from '#src/ui/link-button.tsx';
import { Notice } from '#src/ui/notice.tsx';

const ConfirmDialog = lazy(async () => ({
  default: (await import('#src/ui/confirm-dialog.tsx')).ConfirmDialog,
}));

/** An item whose temporary version is open somewhere: go on with it, or go back to how it was. */
export function EditedNotice({ item }: { item: CartItem }) {
  const t = useTranslations('cart');
  const te = useTranslations('error');
  // Undefined until it was first asked: the dialog is a chunk of its own.
  const [isAsking, setAsking] = useState<boolean>();
  const discard = useDiscardEdit();

  const discardNow = async () => {
    setAsking(false);
    try {
      await discard.mutateAsync(item['#id']);
    } catch (error) {
      notify({ title: t('discardFailed'), description: failureText(error, te), tone: 'danger' });
    }
  };

  return (
    <Notice
      title={t('editedTitle')}
      actions={
        <>
          <LinkButton
            as={Link}
            size="sm"
            to={paths.configuration({
              tab: item.tab ?? '',
              productId: item.productId,
              configId: item['#id'],
            })}
          >
            {t('continueEdit')}
          </LinkButton>
          <Button size="sm" variant="quiet" busy={discard.isPending} onClick={() => setAsking(true)}>
            {t('discardEdit')}
          </Button>
        </>
      }
    >
      {t('editedText')}
      {isAsking === undefined ? null : (
        <Suspense fallback={null}>
          <ConfirmDialog
            open={isAsking}
            title={t('discardTitle')}
            confirmLabel={t('discardEdit')}
            cancelLabel={t('keepEdit')}
            onCancel={() => setAsking(false)}
            onConfirm={() => void discardNow()}
          >
            {t('discardText')}
          </ConfirmDialog>
        </Suspense>
      )}
    </Notice>
  );
}
