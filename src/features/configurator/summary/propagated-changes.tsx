import { useTranslations } from 'use-intl';
import { ChangeLine } from '../conflict/change-line.tsx';
import { useEditorState } from '../configurator-context.ts';

/** What the last choice changed besides. The fields say so as well, but they may be off the screen. */
export function PropagatedChanges() {
  const t = useTranslations('configurator');
  const changes = useEditorState(({ propagated }) => propagated.changes);
  if (changes.length === 0) return null;
  return (
    <section aria-label={t('alsoChanged')} className="animate-enter border-t border-line pt-3">
      <h3 className="caption">{t('alsoChanged')}</h3>
      <ul className="mt-1.5 flex flex-col gap-1 text-sm">
        {changes.map((change) => (
          <li key={change.name}>
            <ChangeLine change={change} />
          </li>
        ))}
      </ul>
    </section>
  );
}
