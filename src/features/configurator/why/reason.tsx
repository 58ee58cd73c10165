import { useTranslations } from 'use-intl';
import { failureText } from '#src/api/explain-error.ts';
import { Button } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { ChangeLine } from '../conflict/change-line.tsx';
import { ExplanationText } from '../conflict/explanation-text.tsx';
import { useReason } from './use-reason.ts';

export interface ReasonProps {
  parameter: string;
  value: string;
  label: string;
  onChoose: () => void;
}

/** Why one value does not fit: rules and choices, and what would have to give way. */
export function Reason({ parameter, value, label, onChoose }: ReasonProps) {
  const t = useTranslations('configurator');
  const te = useTranslations('error');
  const { reason, error, retry } = useReason(parameter, value);
  if (error) {
    return (
      <Notice
        tone="danger"
        role="alert"
        className="mb-2"
        title={t('why.failed')}
        actions={
          <Button size="sm" onClick={retry}>
            {t('retry')}
          </Button>
        }
      >
        {failureText(error, te)}
      </Notice>
    );
  }
  if (!reason) {
    return (
      <div role="status" aria-label={t('why.looking')} className="mb-2">
        <Skeleton className="h-20" />
      </div>
    );
  }
  const { status, message, explanation, changed = [] } = reason;
  return (
    <div className="mb-2 flex flex-col gap-3 text-sm">
      {status === 'OK' ? <p>{t('why.fits')}</p> : null}
      {explanation ? <ExplanationText explanation={explanation} asked={parameter} /> : null}
      {status === 'not OK' ? <p className="text-ink-muted">{message || t('why.never')}</p> : null}
      {changed.length > 0 ? (
        <div>
          <h3 className="caption">{t('why.gives')}</h3>
          <ul className="mt-1 flex flex-col gap-1">
            {changed.map((change) => (
              <li key={change.name}>
                <ChangeLine change={change} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {status === 'not OK' ? null : (
        <div>
          <Button size="sm" onClick={onChoose}>
            {t('why.choose', { value: label })}
          </Button>
        </div>
      )}
    </div>
  );
}
