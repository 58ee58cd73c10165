import { clsx } from 'clsx';
import { useSuspenseQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import type { CartItem } from '#src/api/read/cart.ts';
import { cartQuery, itemsToReview } from '#src/api/cart.ts';
import { isNetTotal, totalTexts } from '#src/api/cart-total.ts';
import { Link } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { LinkButton } from '#src/ui/link-button.tsx';
import { Notice } from '#src/ui/notice.tsx';

/** What the cart comes to, what still stands in the way, and the next step. */
export function CartSummary({ items }: { items: readonly CartItem[] }) {
  const t = useTranslations('cart');
  const tc = useTranslations('common');
  const locale = useLocale();
  const { data: cart } = useSuspenseQuery(cartQuery(locale));
  const totals = totalTexts(cart, locale);
  const incomplete = items.filter((item) => item.hasAnyUncommittedMandatoryFields).length;
  const toReview = itemsToReview(items).length;
  const edited = items.filter((item) => item.isCheckedOut).length;
  return (
    <section aria-labelledby="cart-summary" className="flex flex-col gap-4 p-5 sheet lg:sticky lg:top-24">
      <h2 id="cart-summary" className="text-lg">
        {t('summary')}
      </h2>
      <dl className="flex flex-col gap-2">
        <div className="flex justify-between gap-4 text-sm">
          <dt className="text-ink-muted">{t('pieces')}</dt>
          <dd className="figures">{items.reduce((sum, item) => sum + item.qty, 0)}</dd>
        </div>
        <div aria-hidden className="dimension-line text-line" />
        {totals.map((total, index) => (
          <div key={total} className="flex items-baseline justify-between gap-4" aria-live="polite">
            <dt className={index === 0 ? 'font-[560]' : 'sr-only'}>
              {index === 0 ? t('total') : t('alsoDue')}
              {index === 0 && isNetTotal(cart) ? (
                <span className="block caption">{tc('netPrice')}</span>
              ) : null}
            </dt>
            <dd className={clsx('ms-auto font-[640] figures', index === 0 ? 'text-2xl' : 'text-lg')}>
              {index === 0 ? null : <span aria-hidden>+ </span>}
              {total}
            </dd>
          </div>
        ))}
      </dl>
      {incomplete > 0 ? (
        <Notice tone="attention">{t('incompleteItems', { count: incomplete })}</Notice>
      ) : null}
      {toReview > 0 ? <Notice tone="attention">{t('review.items', { count: toReview })}</Notice> : null}
      {edited > 0 ? <Notice>{t('editedItems', { count: edited })}</Notice> : null}
      <LinkButton as={Link} to={paths.proposal()} variant="primary" size="lg" block>
        {t('toProposal')}
        <ArrowRight aria-hidden className="size-4" />
      </LinkButton>
      <p className="text-center text-xs text-ink-muted">{t('noObligation')}</p>
    </section>
  );
}
