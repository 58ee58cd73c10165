import { useEffect, useRef, useState } from 'react';
import { useLocale } from 'use-intl';
import type { CartItem } from '#contract/cart.ts';
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
  const itemId = item['#id'];

  const send = useRef<(qty: number) => Promise<void>>(undefined);
  const [queue] = useState(() => new LatestWins<number>(async (qty) => send.current?.(qty), PAUSE_MS));
  useEffect(() => {
    send.current = async (qty) => {
      try {
        setError(undefined);
        await mutateAsync({ itemId, qty });
        // The cart has been read again by now; unless another wish came in, it says what we would.
        setWanted((current) => (current === qty ? undefined : current));
      } catch (failure) {
        setError(failure);
      }
    };
  }, [mutateAsync, itemId]);

  useEffect(() => {
    const flush = () => queue.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [queue]);

  const change = (qty: number) => {
    setWanted(qty);
    queue.push(qty);
  };
  return {
    quantity: wanted ?? item.qty,
    isSaving: wanted !== undefined && error === undefined,
    error,
    change,
    retry: () => {
      if (wanted !== undefined) {
        setError(undefined);
        queue.push(wanted);
        queue.flush();
      }
    },
  };
}
