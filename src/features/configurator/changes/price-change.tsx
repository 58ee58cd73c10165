import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Propagated } from '#src/api/read/configuration.ts';

/** What the whole product costs now and then; nothing where that is the same or no prices are told. */
export function PriceChange({ price }: { price: Propagated['price'] }) {
  const t = useTranslations('configurator');
  if (!price || price.now === price.then) return null;
  return (
    <p className="text-sm figures">
      <span className="text-ink-muted">{t('price')}: </span>
      <s className="text-ink-muted">{price.now}</s>{' '}
      <ArrowRight aria-label={t('becomes')} className="inline size-3.5 text-ink-muted" />{' '}
      <span className="font-[600] whitespace-nowrap">{price.then}</span>
      {price.difference ? <span className="whitespace-nowrap"> ({price.difference})</span> : null}
    </p>
  );
}
