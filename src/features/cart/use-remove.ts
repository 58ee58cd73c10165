import { useLocale, useTranslations } from 'use-intl';
import type { CartItem } from '#contract/cart.ts';
import { failureText } from '#src/api/explain-error.ts';
import { useAddToCart, useRemoveItem } from '#src/api/cart.ts';
import { notify } from '#src/stores/toasts.ts';

/**
 * Takes an item out of the cart. What is bought as it is can be put back with one press; a configuration is gone for
 * good, so ask before calling this for one.
 */
export function useRemove(item: CartItem) {
  const t = useTranslations();
  const te = useTranslations('error');
  const remove = useRemoveItem();
  const putBack = useAddToCart(useLocale());
  const { product: name, tab, productId, qty } = item;

  const failed = (title: string, again: () => void) => (error: Error) =>
    notify({
      title,
      description: failureText(error, te),
      tone: 'danger',
      action: { label: t('common.retry'), onPress: again },
    });

  const undo = tab
    ? () =>
        putBack.mutate(
          { tab, productId, qty },
          { onError: failed(t('cart.putBackFailed', { name }), () => undo?.()) },
        )
    : undefined;

  const removeNow = () =>
    remove.mutate(item['#id'], {
      onSuccess: () =>
        notify({
          title: t('cart.removed', { name }),
          ...(undo && !item.isConfigurable ? { action: { label: t('common.undo'), onPress: undo } } : {}),
        }),
      onError: failed(t('cart.removeFailed', { name }), removeNow),
    });

  return { removeNow, isRemoving: remove.isPending };
}
