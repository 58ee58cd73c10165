import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Optimization } from '#src/api/read/optimization.ts';
import { Badge } from '#src/ui/badge.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { ChangesTable } from '../changes/changes-table.tsx';

/** What the best completion comes to and would change; or the lowest price, where the budget is too small. */
export function Completion({ completion }: { completion: Optimization }) {
  const t = useTranslations('configurator.complete');
  const { status, message, optimal, least, price, unpriced = [], figure, changed } = completion;
  if (status === 'not OK') {
    return (
      <Notice tone="attention" title={message}>
        {least ? t(optimal ? 'least' : 'leastFound', { price: least }) : null}
      </Notice>
    );
  }
  const missing =
    unpriced.length > 0 ? (
      <Notice tone="attention">{t('unpriced', { parts: unpriced.join(', ') })}</Notice>
    ) : null;
  if (changed.length === 0) {
    return (
      <>
        <Notice tone={optimal ? 'positive' : 'info'}>{t(optimal ? 'same' : 'sameUnsure')}</Notice>
        {missing}
      </>
    );
  }
  return (
    <section
      aria-label={t('proposal')}
      className="flex animate-enter flex-col gap-4 border-t border-line pt-5"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="flex flex-col gap-0.5">
          {price ? <Figure now={price.now} then={price.then} isLarge /> : null}
          {figure ? <Figure label={figure.description} now={figure.now} then={figure.then} /> : null}
        </div>
        <Badge tone={optimal ? 'positive' : 'neutral'} className="mt-1">
          {t(optimal ? 'optimal' : 'found')}
        </Badge>
      </div>
      {missing}
      <div>
        <h3 className="mb-1 caption">{t('changeCount', { count: changed.length })}</h3>
        <ChangesTable caption={t('changes')} changes={changed} />
      </div>
    </section>
  );
}

function Figure({
  label,
  now,
  then,
  isLarge = false,
}: {
  label?: string;
  now: string;
  then: string;
  isLarge?: boolean;
}) {
  const t = useTranslations('configurator');
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-sm figures">
      {label ? <span className="text-ink-muted">{label}:</span> : null}
      <s className="text-ink-muted">{now}</s>
      <ArrowRight aria-label={t('becomes')} className="size-3.5 self-center text-ink-muted" />
      <span className={isLarge ? 'text-2xl font-[680] tracking-[-0.02em]' : 'font-[560]'}>{then}</span>
    </p>
  );
}
