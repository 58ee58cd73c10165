import { useFormatter, useTranslations } from 'use-intl';
import { Notice } from '#src/ui/notice.tsx';
import type { Conversion } from './convert-amount.ts';

/** What amounts in another currency are worth: rate, source and time, and that the price is the amount in the base currency. */
export function ConversionNote({ conversion: { base, currency, rate, asOf } }: { conversion: Conversion }) {
  const t = useTranslations('pricing');
  const format = useFormatter();
  const values = {
    base,
    currency,
    rate: format.number(Number(rate), { maximumFractionDigits: 20 }),
    time: format.dateTime(new Date(asOf), { dateStyle: 'medium', timeStyle: 'short' }),
  };
  return (
    <Notice role="status" title={t('converted', values)}>
      {t('convertedText', values)}
    </Notice>
  );
}
