import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Outcome } from '#src/api/configuration/outcome.ts';
import { failureText } from '#src/api/explain-error.ts';
import { Button } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { AllChanges, withPrices } from '../changes/all-changes.tsx';
import { ChangeLine } from '../changes/change-line.tsx';
import { ExplanationText } from '../conflict/explanation-text.tsx';
import { useEditor } from '../configurator-context.ts';

export interface ReasonProps {
  parameter: string;
  value: string;
  label: string;
  onChoose: () => void;
}

/** Why one value does not fit: the rules and commits behind it, and what committing it would change. */
export function Reason({ parameter, value, label, onChoose }: ReasonProps) {
  const t = useTranslations('configurator');
  const te = useTranslations('error');
  const { outcome, error, retry } = useExplanation(parameter, value);
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
  if (!outcome) {
    return (
      <div role="status" aria-label={t('why.looking')} className="mb-2">
        <Skeleton className="h-20" />
      </div>
    );
  }
  return (
    <div className="mb-2 flex flex-col gap-3 text-sm">
      {outcome.kind === 'applied' ? <p>{t('why.fits')}</p> : null}
      {outcome.kind !== 'applied' && outcome.explanation ? (
        <ExplanationText explanation={outcome.explanation} asked={parameter} />
      ) : null}
      {outcome.kind === 'refused' ? (
        <p className="text-ink-muted">{outcome.message || t('why.never')}</p>
      ) : null}
      {outcome.kind === 'conflict' && outcome.changes.length > 0 ? (
        <div>
          <h3 className="caption">{t('why.gives')}</h3>
          <ul className="mt-1 flex flex-col gap-1">
            {withPrices(outcome.changes, outcome.propagated).map((change) => (
              <li key={change.name}>
                <ChangeLine change={change} />
                {change.stepDescription ? <span className="caption"> · {change.stepDescription}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {outcome.kind === 'conflict' ? (
        <AllChanges propagated={outcome.propagated} listed={outcome.changes} />
      ) : null}
      {outcome.kind === 'applied' && outcome.propagated ? (
        <AllChanges propagated={outcome.propagated} listed={[]} />
      ) : null}
      {outcome.kind === 'refused' ? null : (
        <div>
          <Button size="sm" onClick={onChoose}>
            {t('why.choose', { value: label })}
          </Button>
        </div>
      )}
    </div>
  );
}

interface AskedExplanation {
  outcome: Outcome | undefined;
  error: unknown;
}

const NOT_ANSWERED: AskedExplanation = { outcome: undefined, error: undefined };

/** Asks the tenant what committing a value would lead to, once, when it is first shown. */
function useExplanation(parameter: string, value: string): AskedExplanation & { retry: () => void } {
  const editor = useEditor();
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState(NOT_ANSWERED);
  useEffect(() => {
    let isShown = true;
    editor.advice.explain({ parameter, value }).then(
      (outcome) => isShown && setAnswer({ outcome, error: undefined }),
      (error: unknown) => isShown && setAnswer({ outcome: undefined, error }),
    );
    return () => {
      isShown = false;
    };
  }, [editor, parameter, value, attempt]);
  const retry = () => {
    setAnswer(NOT_ANSWERED);
    setAttempt(attempt + 1);
  };
  return { ...answer, retry };
}
