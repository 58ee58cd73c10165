import { useTranslations } from 'use-intl';
import { failureText } from '#src/api/explain-error.ts';
import { Notice } from '#src/ui/notice.tsx';

/** Why a call of the desk did not work; nothing where it did. */
export function DeskFailure({ error }: { readonly error: Error | null }) {
  const t = useTranslations('selling');
  const te = useTranslations('error');
  if (!error) return null;
  return (
    <Notice tone="danger" role="alert" title={t('failed')}>
      {failureText(error, te)}
    </Notice>
  );
}
