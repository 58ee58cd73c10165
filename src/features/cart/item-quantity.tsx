import { useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { CartItem } from '#src/api/read/cart.ts';
import { MOST_PIECES, useSetQuantity } from '#src/api/cart.ts';
import { failureText } from '#src/api/explain-error.ts';
import { LatestWins } from '#src/lib/latest-wins.ts';
import { Button } from '#src/ui/button.tsx';
import { useQuantityTexts } from '#src/lib/use-quantity-texts.ts';
import { QuantityField } from '#src/ui/quantity-field.tsx';

const PAUSE_MS = 350;

/** How many of an item; saved by itself. */
export function ItemQuantity({ item }: { item: CartItem }) {
  const t = useTranslations();
  const te = useTranslations('error');
  const quantityTexts = useQuantityTexts(MOST_PIECES);
  const { quantity, error, isSaving, change, retry } = useQuantity(item);
  return (
    <div className="flex flex-col items-start gap-1" aria-busy={isSaving}>
      <QuantityField
        label={t('common.quantityOf', { name: item.product })}
        {...quantityTexts}
        value={quantity}
        onValueChange={change}
      />
      {error ? (
        <div role="alert" className="flex max-w-56 flex-col items-start gap-1 text-xs text-danger">
          <p>
            {t('cart.quantityFailed')} {failureText(error, te)}
          </p>
          <Button size="sm" onClick={retry}>
            {t('common.retry')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/**
 * The quantity of a cart item while it is being changed: shows at once what was asked for, sends it in turn, and keeps
 * it when it could not be saved.
 */
function useQuantity(item: CartItem) {
  const { mutateAsync } = useSetQuantity(useLocale());
  const [wanted, setWanted] = useState<number>();
  const [error, setError] = useState<unknown>();
  const latest = useRef<LatestWins<number>>(undefined);
  const itemId = item['#id'];

  useEffect(() => {
    const saving = new LatestWins(async (qty: number) => {
      try {
        setError(undefined);
        await mutateAsync({ itemId, qty });
        // The cart has been read again by now; unless it was changed again meanwhile, it shows the same.
        setWanted((current) => (current === qty ? undefined : current));
      } catch (failure) {
        setError(failure);
      }
    }, PAUSE_MS);
    const flush = () => saving.flush();
    latest.current = saving;
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [mutateAsync, itemId]);

  return {
    quantity: wanted ?? item.qty,
    isSaving: wanted !== undefined && error === undefined,
    error,
    change: (qty: number) => {
      setWanted(qty);
      latest.current?.push(qty);
    },
    retry: () => {
      if (wanted === undefined) return;
      latest.current?.push(wanted);
      latest.current?.flush();
    },
  };
}
