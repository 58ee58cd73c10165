import { useEffect, useRef, useState } from 'react';
import { useLocale } from 'use-intl';
import type { CartItem } from '#src/api/read/cart.ts';
import { useSetQuantity } from '#src/api/cart.ts';
import { LatestWins } from '#src/lib/latest-wins.ts';

const PAUSE_MS = 350;

/**
 * The quantity of a cart item while it is being changed: shows at once what was asked for, sends it in turn, and keeps
 * it when it could not be saved.
 */
export function useQuantity(item: CartItem) {
  const { mutateAsync } = useSetQuantity(useLocale());
  const [wanted, setWanted] = useState<number>();
  const [error, setError] = useState<unknown>();
  const queue = useRef<LatestWins<number>>(undefined);
  const itemId = item['#id'];

  useEffect(() => {
    const ownQueue = new LatestWins(async (qty: number) => {
      try {
        setError(undefined);
        await mutateAsync({ itemId, qty });
        // The cart has been read again by now; unless another wish came in, it says what we would.
        setWanted((current) => (current === qty ? undefined : current));
      } catch (failure) {
        setError(failure);
      }
    }, PAUSE_MS);
    const flush = () => ownQueue.flush();
    queue.current = ownQueue;
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
      queue.current?.push(qty);
    },
    retry: () => {
      if (wanted === undefined) return;
      queue.current?.push(wanted);
      queue.current?.flush();
    },
  };
}
