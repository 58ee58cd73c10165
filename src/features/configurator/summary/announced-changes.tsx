import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Pricing } from '#src/api/read/pricing.ts';
import { pricingTotal } from '#src/api/cart-total.ts';
import { useEditorState } from '../configurator-context.ts';

/** A pause after the last answer, so that rapid choices are read out once. */
const CALM_MS = 600;

/**
 * Tells screen readers, when it is quiet, what a choice led to: the price, and what else changed. Silent until something
 * has changed.
 */
export function AnnouncedChanges({ pricing }: { pricing: Pricing }) {
  const t = useTranslations('configurator');
  const { count, changes } = useEditorState(({ propagated }) => propagated);
  const isSending = useEditorState((state) => state.isSending);
  const price = pricingTotal(pricing);
  const [first] = useState({ count, price });
  const [news, setNews] = useState('');

  const names = changes.map(({ description }) => description).join(', ');
  const isNew = count > first.count && (price !== first.price || names !== '' || news !== '');
  useEffect(() => {
    if (isSending || !isNew) return undefined;
    const timer = setTimeout(() => {
      const parts = [price && t('priceNow', { price }), names && t('alsoChangedNames', { names })];
      setNews(parts.filter(Boolean).join(' '));
    }, CALM_MS);
    return () => clearTimeout(timer);
  }, [isSending, isNew, count, price, names, t]);

  return (
    <p role="status" className="sr-only">
      {news}
    </p>
  );
}
