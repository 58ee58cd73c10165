import type { UseMutationResult } from '@tanstack/react-query';
import { useId } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useRecalculatePrices, useRefreshCurrency } from '#src/api/cart.ts';
import { failureText } from '#src/api/explain-error.ts';
import type { Cart, CartItem } from '#src/api/read/cart.ts';
import { formatMoney, readMoney } from '#src/lib/money.ts';
import { Button } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';

/**
 * Prices that are no longer as they were when the items were added: what there is to apply, and what it would change. Tenants that
 * do not tell that beforehand get the names of the items only. Its own chunk: most carts are in order.
 */
export function OutdatedPrices({ items, cart }: { items: readonly CartItem[]; cart: Cart }) {
  const locale = useLocale();
  const recalculate = useRecalculatePrices(locale);
  const refresh = useRefreshCurrency(locale);
  return (
    <>
      <Outdated
        kind="currency"
        call="refresh-currency"
        items={items.filter(isCurrencyOutdated)}
        total={readMoney(cart['totalAfterRefresh'], cart['currency'])}
        action={refresh}
      />
      <Outdated
        kind="price"
        call="recalculate-prices"
        items={items.filter(isListOutdated)}
        total={readMoney(cart['totalAfterRecalculation'], cart['currency'])}
        action={recalculate}
      />
    </>
  );
}

interface OutdatedProps {
  kind: 'currency' | 'price';
  call: 'refresh-currency' | 'recalculate-prices';
  items: readonly CartItem[];
  total: ReturnType<typeof readMoney>;
  action: UseMutationResult<unknown, Error, void>;
}

function Outdated({ kind, call, items, total, action }: OutdatedProps) {
  const t = useTranslations('cart.outdated');
  const te = useTranslations('error');
  const locale = useLocale();
  const listId = useId();
  if (items.length === 0) return null;
  return (
    <Notice
      tone="attention"
      title={t(`${kind}Title`)}
      actions={
        <Button size="sm" busy={action.isPending} aria-describedby={listId} onClick={() => action.mutate()}>
          {t(`${kind}Action`)}
        </Button>
      }
    >
      <p>{t(`${kind}Text`)}</p>
      <ul id={listId} className="mt-2 list-disc ps-5">
        {items.map((item) => (
          <li key={item['#id']}>{lineOf(item)}</li>
        ))}
        {total ? <li>{t('total', { total: formatMoney(total, locale) })}</li> : null}
      </ul>
      {action.error ? (
        <p role="alert" className="mt-2 text-danger">
          {t('failed')} {failureText(action.error, te)}
        </p>
      ) : null}
    </Notice>
  );

  function lineOf(item: CartItem) {
    const { product } = item;
    const change = item[call];
    if (!change) return product;
    if (change.now === change.then) return t('same', { product, price: change.now });
    return t('change', { product, old: change.now, new: change.then });
  }
}

function isCurrencyOutdated(item: CartItem): boolean {
  return item.isCurrencyOutdated || item.isAnyCurrencyRateOutdated;
}

/** An item that waits for a look at its product keeps its price: there is nothing to recalculate. */
function isListOutdated(item: CartItem): boolean {
  if (item.review && item.review.changes.length > 0) return false;
  const isContextOutdated = item.isPriceContextOutdated && !item.isAnyCurrencyRateOutdated;
  return item.isPriceModelOutdated || item.isPriceDatatableOutdated || isContextOutdated;
}
