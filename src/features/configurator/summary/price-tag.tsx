import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Pricing } from '#src/api/read/pricing.ts';
import { isNetPricing, pricingTotal } from '#src/api/cart-total.ts';

/**
 * The price as it stands; it lifts into place when it changes. Announcing it is the live region's business. A large one has
 * a line for what is said of it, which stays when there is nothing to say: what is below does not move.
 */
export function PriceTag({ pricing, size = 'lg' }: { pricing: Pricing; size?: 'md' | 'lg' }) {
  const t = useTranslations('configurator');
  const tc = useTranslations('common');
  const unpriced = pricing.unpriced ?? [];
  const total = pricingTotal(pricing);
  const list = pricing.summary['ListPrice'];
  const [shown, setShown] = useState({ total, isNew: false });
  if (shown.total !== total) setShown({ total, isNew: true });

  if (!total) return null;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2.5">
      <span className="sr-only">{t('price')}</span>
      <span
        key={total}
        className={`${shown.isNew ? 'animate-lift ' : ''}inline-block font-[680] tracking-[-0.02em] figures ${size === 'lg' ? 'text-2xl' : 'text-lg leading-6'}`}
      >
        {total}
      </span>
      <span
        className={`flex flex-wrap items-baseline gap-x-2.5 ${size === 'lg' ? 'min-h-6 basis-full' : ''}`}
      >
        {list && list !== total ? (
          <s className="text-sm text-ink-muted figures">
            <span className="sr-only">{t('listPrice')} </span>
            {list}
          </s>
        ) : null}
        {pricing.recurring?.map(({ description }) => (
          <span key={description} className="font-[560] figures">
            <span aria-hidden>+ </span>
            {description}
          </span>
        ))}
        {isNetPricing(pricing) ? <span className="caption">{tc('netPrice')}</span> : null}
      </span>
      {unpriced.length > 0 ? (
        <span className="basis-full text-xs text-attention">
          {tc('unpriced', { parts: unpriced.join(', ') })}
        </span>
      ) : null}
    </p>
  );
}
