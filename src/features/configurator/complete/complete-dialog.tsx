import { Wand2 } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { Extensions } from '#src/api/read/configuration.ts';
import type { Optimization } from '#src/api/read/optimization.ts';
import { isWhole } from '#src/api/configuration/outcome.ts';
import { failureText } from '#src/api/explain-error.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { RadioGroup } from '#src/ui/radio-group.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { useEditor } from '../configurator-context.ts';
import { Completion } from './completion.tsx';
import { readBudget } from './read-budget.ts';

export interface CompleteDialogProps {
  open: boolean;
  onClose: () => void;
  offered: NonNullable<Extensions['optimize']>;
}

/** Completes what the customer left open, for a goal: shows what would change, and commits it on request. */
export function CompleteDialog({ open, onClose, offered: { goals, currency } }: CompleteDialogProps) {
  const t = useTranslations('configurator.complete');
  const te = useTranslations('error');
  const common = useTranslations('common');
  const language = useLocale();
  const editor = useEditor();
  const goalId = useId();
  const [goal, setGoal] = useState(goals[0]?.name ?? '');
  const [budgetText, setBudgetText] = useState('');
  const [wrong, setWrong] = useState<'budgetWrong' | 'budgetNeeded'>();
  const [completion, setCompletion] = useState<Optimization>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState<'searching' | 'committing'>();

  /** Grows with every change of what is asked: an answer to an earlier question is not shown. */
  const question = useRef(0);

  /** A completion answers one question; another question needs another. */
  const reset = () => {
    question.current += 1;
    setBusy(undefined);
    setCompletion(undefined);
    setError(undefined);
    setWrong(undefined);
  };
  const during = async (
    what: 'searching' | 'committing',
    work: (isCurrent: () => boolean) => Promise<void>,
  ) => {
    const asked = question.current;
    const isCurrent = () => asked === question.current;
    setBusy(what);
    setError(undefined);
    try {
      await work(isCurrent);
    } catch (failure) {
      if (isCurrent()) setError(failure);
    }
    if (isCurrent()) setBusy(undefined);
  };
  const search = () => {
    const budget = readBudget(budgetText, { language, currency });
    const complaint =
      budget === undefined ? 'budgetWrong' : budget === '' && goal === 'closest' ? 'budgetNeeded' : undefined;
    setWrong(complaint);
    if (complaint) return;
    void during('searching', async (isCurrent) => {
      const answer = await editor.advice.optimize({ goal, budget: budget || undefined });
      if (isCurrent()) setCompletion(answer);
    });
  };
  const commitAll = ({ commit }: Optimization) =>
    void during('committing', async (isCurrent) => {
      const pairs = commit.map(({ name, value }) => ({ parameter: name, value }));
      if (!isWhole(await editor.decisions.commitAll(pairs))) {
        if (isCurrent()) setError('not applied');
        return;
      }
      reset();
      onClose();
    });
  const canCommit = completion?.status === 'OK' && completion.commit.length > 0;

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (next) return;
        reset();
        onClose();
      }}
      title={t('title')}
      description={t('text')}
      closeLabel={common('close')}
      footer={
        <>
          <Button
            variant={canCommit ? 'secondary' : 'primary'}
            busy={busy === 'searching'}
            icon={<Wand2 aria-hidden className="size-4" />}
            onClick={search}
          >
            {t('propose')}
          </Button>
          {canCommit ? (
            <Button variant="primary" busy={busy === 'committing'} onClick={() => commitAll(completion)}>
              {t('take')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <div className="flex flex-col gap-2">
          <span id={goalId} className="text-sm font-[560]">
            {t('goal')}
          </span>
          <RadioGroup
            appearance="tiles"
            labelledBy={goalId}
            value={goal}
            onPick={(picked) => {
              setGoal(picked);
              reset();
            }}
            choices={goals
              .filter(({ name }) => name !== 'closest' || currency)
              .map(({ name, description }) => ({
                value: name,
                label: name === 'cheapest' || name === 'closest' ? t(name) : description || name,
                description: name === 'closest' ? t('closestHint') : undefined,
              }))}
          />
        </div>
        {currency ? (
          <TextField
            label={`${t('budget')} (${currency})`}
            labelNote={goal === 'closest' ? undefined : t('budgetNote')}
            inputMode="decimal"
            autoComplete="off"
            value={budgetText}
            error={wrong && t(wrong)}
            onChange={(event) => {
              setBudgetText(event.target.value);
              reset();
            }}
            onKeyDown={({ key }) => {
              if (key === 'Enter') search();
            }}
            className="max-w-56"
          />
        ) : null}
        {error ? (
          <Notice tone="danger" role="alert" title={t('failed')}>
            {error === 'not applied' ? t('notTaken') : failureText(error, te)}
          </Notice>
        ) : null}
        <div role="status">{completion ? <Completion completion={completion} /> : null}</div>
      </div>
    </Dialog>
  );
}
