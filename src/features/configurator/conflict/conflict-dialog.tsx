import { Split } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureText } from '#src/api/explain-error.ts';
import type { Alternative, Conflict } from '#src/api/configuration/state.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { AllChanges, withPrices } from '../changes/all-changes.tsx';
import { ChangesTable } from '../changes/changes-table.tsx';
import { ExplanationText } from './explanation-text.tsx';
import { AlternativeList, alternativesOf } from './alternative-list.tsx';

export interface ConflictDialogProps {
  open: boolean;
  conflict: Conflict;
  /** The value asked for, as its field shows it. */
  valueLabel: string;
  onAccept: (changes: Alternative) => void;
  onKeep: () => void;
  /** Absent where the tenant finds none. */
  onSearch: (() => void) | undefined;
}

/**
 * A commit that conflicts with earlier ones: what was asked, what would change, why, and the alternatives. Escape keeps
 * everything as it is.
 */
export function ConflictDialog({
  open,
  conflict,
  valueLabel,
  onAccept,
  onKeep,
  onSearch,
}: ConflictDialogProps) {
  const t = useTranslations('configurator.conflict');
  const tp = useTranslations('configurator.propagated');
  const te = useTranslations('error');
  const { asked, alternatives, isComplete, propagated, explanation, busy, error } = conflict;
  const apply = useRef<HTMLButtonElement>(null);
  const [picked, setPicked] = useState(0);
  const choices = alternativesOf(conflict);
  const isChoosing = alternatives !== undefined && choices.length > 1;
  const changes = choices[isChoosing ? Math.min(picked, choices.length - 1) : 0] ?? [];

  return (
    <Dialog
      alert
      open={open}
      onOpenChange={(next) => {
        if (!next) onKeep();
      }}
      title={t('title')}
      description={t.rich('asked', {
        field: asked.label,
        value: valueLabel,
        strong: (text) => <strong className="font-[640] text-ink">{text}</strong>,
      })}
      closeLabel={t('keep')}
      initialFocus={apply}
      footer={
        <>
          <Button variant="quiet" className="sm:me-auto" onClick={onKeep}>
            {t('keep')}
          </Button>
          {/* The API finds alternatives for one value only. */}
          {onSearch && alternatives === undefined && !asked.also?.length ? (
            <Button
              busy={busy === 'searching'}
              icon={<Split aria-hidden className="size-4" />}
              onClick={onSearch}
            >
              {t('otherWays')}
            </Button>
          ) : null}
          <Button ref={apply} variant="primary" busy={busy === 'accepting'} onClick={() => onAccept(changes)}>
            {t('apply')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {isChoosing ? (
          <AlternativeList
            asked={asked}
            alternatives={choices}
            propagated={propagated}
            picked={picked}
            onPick={setPicked}
          />
        ) : (
          <>
            {changes.length > 0 ? (
              <ChangesTable caption={t('changes')} changes={withPrices(changes, propagated?.get(changes))} />
            ) : (
              <p className="text-sm">{t('noChanges')}</p>
            )}
            <AllChanges propagated={propagated?.get(changes)} listed={changes} />
          </>
        )}
        {alternatives === undefined ? null : isChoosing ? (
          isComplete ? null : (
            <p className="text-sm text-ink-muted">{tp('someOfThem')}</p>
          )
        ) : (
          <p className="text-sm text-ink-muted">{isComplete ? t('noOtherWay') : tp('noneFound')}</p>
        )}
        {error ? (
          <Notice tone="danger" role="alert">
            {error === 'not applied' ? t('notApplied') : failureText(error, te)}
          </Notice>
        ) : null}
        {explanation ? <ExplanationText explanation={explanation} asked={asked.parameter} /> : null}
      </div>
    </Dialog>
  );
}
