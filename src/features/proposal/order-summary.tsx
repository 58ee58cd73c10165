import { useSuspenseQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { cartItemsQuery, cartQuery } from '#src/api/cart.ts';
import { itemPictureUrl } from '#src/api/item-picture.ts';
import { isNetTotal, pricingTotal, totalTexts } from '#src/api/cart-total.ts';
import { Link } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { LinkButton } from '#src/ui/link-button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Picture } from '#src/ui/picture.tsx';

/** What the proposal will be about. */
export function OrderSummary() {
  const t = useTranslations('proposal');
  const tc = useTranslations('common');
  const locale = useLocale();
  const { data } = useSuspenseQuery(cartItemsQuery(locale));
  const { data: cart } = useSuspenseQuery(cartQuery(locale));
  const [firstTotal, ...furtherTotals] = totalTexts(cart, locale);
  const isIncomplete = data.items.some((item) => item.hasAnyUncommittedMandatoryFields);
  return (
    <section aria-labelledby="order-summary" className="sheet">
      <div className="flex flex-wrap items-center justify-between gap-x-4 px-5 pt-4">
        <h2 id="order-summary" className="text-lg">
          {t('contents')}
        </h2>
        <LinkButton as={Link} to={paths.cart()} size="sm" variant="quiet" className="-mx-3">
          {t('editCart')}
        </LinkButton>
      </div>
      <ul className="divide-y divide-line px-5">
        {data.items.map((item) => (
          <li key={item['#id']} className="flex items-start gap-4 py-3">
            <Picture
              source={itemPictureUrl(item)}
              className="size-14 shrink-0 rounded-md border border-line"
            />
            <div className="min-w-0 flex-1">
              <p className="font-[560]">
                <span className="figures">{item.qty} ×</span> {item.product}
              </p>
              {item.summary ? <p className="line-clamp-2 text-sm text-ink-muted">{item.summary}</p> : null}
            </div>
            <div className="text-end font-[560] figures">
              <p className="whitespace-nowrap">{pricingTotal(item.pricing)}</p>
              {item.pricing.recurring?.map(({ description }) => (
                <p key={description} className="text-sm">
                  + {description}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {isIncomplete ? (
        <Notice tone="attention" className="mx-5 mb-4">
          {t('incomplete')}
        </Notice>
      ) : null}
      {firstTotal === undefined ? null : (
        <p className="flex items-baseline justify-between gap-4 rounded-b-lg border-t border-line bg-sunken px-5 py-4">
          <span className="font-[560]">
            {t('total')}
            {isNetTotal(cart) ? <span className="block caption">{tc('netPrice')}</span> : null}
          </span>
          <span className="text-end figures">
            <span className="block text-2xl font-[640]">{firstTotal}</span>
            {furtherTotals.map((other) => (
              <span key={other} className="block font-[640]">
                + {other}
              </span>
            ))}
          </span>
        </p>
      )}
    </section>
  );
}
