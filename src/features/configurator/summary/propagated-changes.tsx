import { useTranslations } from 'use-intl';
import { ChangesByStep } from '../changes/changes-by-step.tsx';
import { PriceChange } from '../changes/price-change.tsx';
import { useEditorState } from '../configurator-context.ts';

/**
 * What the last choice changed besides, in all steps. The fields on the screen say so as well, but they may be out of view.
 * It is as long as it happens to be, so it stands below everything else.
 */
export function PropagatedChanges() {
  const t = useTranslations('configurator');
  const { changes, price } = useEditorState(({ propagated }) => propagated);
  if (changes.length === 0) return null;
  return (
    <section aria-label={t('alsoChanged')} className="animate-enter border-t border-line pt-3">
      <h3 className="mb-2 text-sm font-[560]">{t('alsoChanged')}</h3>
      <ChangesByStep changes={changes} />
      <div className="mt-2">
        <PriceChange price={price} />
      </div>
    </section>
  );
}
