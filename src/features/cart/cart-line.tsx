import { SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { CartItem } from '#src/api/read/cart.ts';
import { itemPictureUrl } from '#src/api/item-picture.ts';
import { isNetPricing, pricingTotal } from '#src/api/cart-total.ts';
import { Link } from '#src/lib/link.tsx';
import { formatMoney, readMoney } from '#src/lib/money.ts';
import { paths } from '#src/paths.ts';
import { Disclosure } from '#src/ui/disclosure.tsx';
import { LinkButton } from '#src/ui/link-button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Picture } from '#src/ui/picture.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { FileDisclosure } from './files/file-disclosure.tsx';
import { AttachmentsDisclosure } from './attachments/attachments-disclosure.tsx';
import { EditedNotice } from './edited-notice.tsx';
import { ItemQuantity } from './item-quantity.tsx';
import { itemWarnings } from './item-warnings.ts';
import { RemoveButton } from './remove-button.tsx';
import { ReviewNotice } from './review-notice.tsx';

const ItemDetails = lazy(async () => ({ default: (await import('./item-details.tsx')).ItemDetails }));

const MoveItem = lazy(async () => ({ default: (await import('./move-item.tsx')).MoveItem }));

/**
 * One item of the cart.
 * @param isMovable whether the customer has other carts
 * @param sells whether a person who sells has signed in
 */
export function CartLine({ item, isMovable, sells }: { item: CartItem; isMovable: boolean; sells: boolean }) {
  const t = useTranslations('cart');
  const tc = useTranslations('common');
  const tf = useTranslations('files');
  const price = pricingTotal(item.pricing);
  const unit = readMoney(item['unitNetPrice'], item['currency']);
  const locale = useLocale();
  // The review says more than that the product was revised.
  const warnings = itemWarnings({ ...item, isProductOutdated: item.isProductOutdated && !item.review });
  const unpriced = item.pricing.unpriced ?? [];
  return (
    <article
      aria-label={item.product}
      className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-4 gap-y-3 p-4 sm:grid-cols-[8.5rem_minmax(0,1fr)] sm:gap-x-6 sm:p-5"
    >
      <Picture
        source={itemPictureUrl(item)}
        className="aspect-square rounded-md border border-line sm:row-span-2"
      />
      <div className="flex min-w-0 flex-wrap justify-between gap-x-6 gap-y-1">
        <div className="min-w-0 flex-1 basis-56">
          <h2 className="text-lg">{item.product}</h2>
          {item.summary ? <p className="mt-0.5 text-sm text-ink-muted">{item.summary}</p> : null}
        </div>
        {price ? (
          <div className="figures sm:text-end">
            <p className="text-lg font-[640]">
              <span className="sr-only">{t('linePrice')} </span>
              {price}
            </p>
            {item.pricing.recurring?.map(({ description }) => (
              <p key={description} className="text-sm font-[560]">
                <span aria-hidden>+ </span>
                {description}
              </p>
            ))}
            {isNetPricing(item.pricing) ? <p className="caption">{tc('netPrice')}</p> : null}
            {unit && item.qty > 1 ? (
              <p className="text-xs text-ink-muted">{t('each', { price: formatMoney(unit, locale) })}</p>
            ) : null}
          </div>
        ) : null}
      </div>
      <div className="col-span-2 flex flex-wrap items-center gap-x-3 gap-y-2 sm:col-span-1 sm:col-start-2">
        {item.isUnreadable ? null : item.review ? (
          <p className="figures">{t('review.quantity', { quantity: item.qty })}</p>
        ) : (
          <ItemQuantity item={item} />
        )}
        <div className="ms-auto -me-3 flex flex-wrap justify-end sm:gap-1">
          {sells && item.isService && !item.review ? (
            <LinkButton
              as={Link}
              size="sm"
              variant="quiet"
              to={paths.pricing({ type: 'ConfiguredService', id: item['#id'] })}
            >
              {t('pricesOverYears')}
            </LinkButton>
          ) : null}
          {item.isConfigurable && !item.isCheckedOut && item.review?.kind !== 'gone' ? (
            <LinkButton
              as={Link}
              size="sm"
              variant="quiet"
              to={paths.reconfigure(item['#id'])}
              icon={<SlidersHorizontal aria-hidden className="size-4 max-sm:hidden" />}
              aria-label={t('changeName', { name: item.product })}
            >
              {t('change')}
            </LinkButton>
          ) : null}
          {isMovable ? (
            <Suspense fallback={null}>
              <MoveItem item={item} />
            </Suspense>
          ) : null}
          <RemoveButton item={item} />
        </div>
      </div>
      {item.isCheckedOut || item.review || unpriced.length > 0 || warnings.length > 0 ? (
        <div className="col-span-2 flex flex-col gap-2 sm:col-start-2 sm:col-end-3">
          {item.isCheckedOut ? <EditedNotice item={item} /> : null}
          {item.review ? <ReviewNotice item={item} review={item.review} /> : null}
          {unpriced.length > 0 ? (
            <Notice tone="attention">{t('unpriced', { parts: unpriced.join(', ') })}</Notice>
          ) : null}
          {warnings.map((warning) => (
            <Notice key={warning} tone="attention">
              {t(warning)}
            </Notice>
          ))}
        </div>
      ) : null}
      {item.isConfigurable && !item.review ? <Details item={item} /> : null}
      {item.isUnreadable ? null : (
        <FileDisclosure
          summary={tf(item.isConfigurable && !item.review ? 'ofConfigured' : 'ofItem')}
          itemId={item['#id']}
          isConfigurable={item.isConfigurable && !item.review}
          className="col-span-2 border-t border-line pt-2 sm:col-start-2 sm:col-end-3"
        />
      )}
      <AttachmentsDisclosure
        attached={{ kind: 'item', itemId: item['#id'] }}
        attachments={item.attachments}
        className="col-span-2 border-t border-line pt-2 sm:col-start-2 sm:col-end-3"
      />
    </article>
  );
}

function Details({ item }: { item: CartItem }) {
  const t = useTranslations('cart');
  const [isOpen, setOpen] = useState(false);
  return (
    <Disclosure
      summary={t('details')}
      onOpenChange={setOpen}
      className="col-span-2 border-t border-line pt-2 sm:col-start-2 sm:col-end-3"
    >
      {isOpen ? (
        <Suspense fallback={<Skeleton className="h-40 rounded-md" />}>
          <ItemDetails item={item} />
        </Suspense>
      ) : null}
    </Disclosure>
  );
}
