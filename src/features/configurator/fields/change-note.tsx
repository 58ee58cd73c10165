import { useTranslations } from '#src/lib/use-translations.ts';
import type { FieldState } from './use-field.ts';

/** That the engine changed the value with the last answer, and what it was. Cut off where there is no room: the summary lists it. */
export function ChangeNote({ state: { change, pending } }: { state: FieldState }) {
  const t = useTranslations('configurator');
  if (!change || pending) return null;
  const was = change.oldValueDescription || change.oldValue;
  const note = was ? t('changedFrom', { was }) : t('changed');
  return (
    <p title={note} className="min-w-0 flex-1 basis-16 truncate caption">
      {note}
    </p>
  );
}
