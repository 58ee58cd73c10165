import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { cartItemsQuery, cartQuery } from '#src/api/cart.ts';
import { hasSeveralCarts } from '#src/api/carts.ts';
import type { CartItem } from '#src/api/read/cart.ts';
import { Link } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { Button } from '#src/ui/button.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { LinkButton } from '#src/ui/link-button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { PartBoundary } from '#src/ui/part-boundary.tsx';
import { AttachmentsDisclosure } from './attachments/attachments-disclosure.tsx';
import { CartLine } from './cart-line.tsx';
import { FileDisclosure } from './files/file-disclosure.tsx';
import { CartSummary } from './cart-summary.tsx';

const UpgradeNotice = lazy(async () => ({
  default: (await import('./upgrade/upgrade-notice.tsx')).UpgradeNotice,
}));

const OutdatedPrices = lazy(async () => ({
  default: (await import('./outdated-prices.tsx')).OutdatedPrices,
}));

function isPriceOutdated(item: CartItem): boolean {
  return item.isPriceOutdated || item.isCurrencyOutdated || item.isAnyCurrencyRateOutdated;
}

/**
 * The items and their sum, or the way to the catalog.
 * @param sells whether a person who sells has signed in
 */
export function CartContents({ sells }: { readonly sells: boolean }) {
  const t = useTranslations();
  const { data, isError, isFetching, refetch } = useSuspenseQuery(cartItemsQuery(useLocale()));
  const { items } = data;
  const { data: cart } = useSuspenseQuery(cartQuery(useLocale()));
  if (items.length === 0) {
    return (
      <EmptyState
        picture={<EmptyBox />}
        title={t('cart.emptyTitle')}
        actions={
          <LinkButton as={Link} to={paths.home()} variant="primary">
            {t('error.toCatalog')}
          </LinkButton>
        }
      >
        {t('cart.emptyText')}
      </EmptyState>
    );
  }
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] xl:gap-8">
      <div className="flex flex-col gap-4">
        {isError ? (
          <Notice
            tone="attention"
            role="status"
            actions={
              <Button size="sm" busy={isFetching} onClick={() => void refetch()}>
                {t('common.retry')}
              </Button>
            }
          >
            {t('error.refreshFailed')}
          </Notice>
        ) : null}
        {items.some(({ isProductOutdated }) => isProductOutdated) ? (
          <Suspense fallback={null}>
            <UpgradeNotice count={items.filter(({ isProductOutdated }) => isProductOutdated).length} />
          </Suspense>
        ) : null}
        {items.some(isPriceOutdated) ? (
          <Suspense fallback={null}>
            <OutdatedPrices items={items} cart={cart} />
          </Suspense>
        ) : null}
        <ul className="divide-y divide-line sheet">
          {items.map((item) => (
            <li key={item['#id']}>
              <PartBoundary
                resetKey={item}
                fallback={<Notice tone="danger">{t('common.partFailed', { name: item.product })}</Notice>}
              >
                <CartLine sells={sells} item={item} isMovable={hasSeveralCarts(cart)} />
              </PartBoundary>
            </li>
          ))}
        </ul>
        <div className="px-5 py-3 sheet">
          <FileDisclosure summary={t('files.ofCart')} />
        </div>
        {cart.attachments ? (
          <div className="px-5 py-3 sheet">
            <AttachmentsDisclosure attached={{ kind: 'cart' }} attachments={cart.attachments} />
          </div>
        ) : null}
      </div>
      <CartSummary items={items} />
    </div>
  );
}

/** A box with nothing in it, dimensioned. */
function EmptyBox() {
  return (
    <svg viewBox="0 0 120 88" fill="none" stroke="currentColor" strokeWidth="1.25" aria-hidden>
      <path d="M24 32 60 18l36 14-36 14zM24 32v32l36 14V46M96 32v32L60 78" />
      <path d="M10 34v28M6 34h8M6 62h8M106 34v28M102 34h8M102 62h8" opacity="0.6" />
      <path d="M26 6h68M26 2v8M94 2v8" opacity="0.6" />
    </svg>
  );
}
