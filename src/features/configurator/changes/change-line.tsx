import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { ChangedParameter } from '#src/api/read/configuration.ts';

/** One field that changes with a choice, in a line: what it is now, what it becomes, and what that adds to the price. */
export function ChangeLine({
  change,
}: {
  change: ChangedParameter & { readonly price?: string | undefined };
}) {
  const t = useTranslations('configurator');
  return (
    <>
      <span className="text-ink-muted">{change.description || change.name}: </span>
      <s className="text-ink-muted">{change.oldValueDescription || change.oldValue || t('nothing')}</s>{' '}
      <ArrowRight aria-label={t('becomes')} className="inline size-3.5 text-ink-muted" />{' '}
      <span className="font-[560]">{change.newValueDescription || change.newValue || t('nothing')}</span>
      {change.price ? (
        <span className="whitespace-nowrap text-ink-muted figures"> ({change.price})</span>
      ) : null}
    </>
  );
}
