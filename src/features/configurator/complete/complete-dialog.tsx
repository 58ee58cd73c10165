import { Wand2 } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { Extensions } from '#src/api/read/configuration.ts';
import type { Optimization } from '#src/api/read/optimization.ts';
import { ApiError } from '#src/api/api-error.ts';
import { failureText } from '#src/api/explain-error.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { RadioGroup } from '#src/ui/radio-group.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { useQueue } from '../configurator-context.ts';
import { Proposal } from './proposal.tsx';
import { readBudget } from './read-budget.ts';

export interface CompleteDialogProps {
  open: boolean;
  onClose: () => void;
  offered: NonNullable<Extensions['optimize']>;
}

/** Whatever is still open, chosen as well as can be: says what would change, and changes it when told to. */
export function CompleteDialog({ open, onClose, offered: { goals, currency } }: CompleteDialogProps) {
  const t = useTranslations('configurator.complete');
  const te = useTranslations('error');
  const common = useTranslations('configurator');
  const language = useLocale();
  const queue = useQueue();
  const goalId = useId();
  const [goal, setGoal] = useState(goals[0]?.name ?? '');
  const [budgetText, setBudgetText] = useState('');
  const [wrong, setWrong] = useState<'budgetWrong' | 'budgetNeeded'>();
  const [proposal, setProposal] = useState<Optimization>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState<'proposing' | 'taking'>();

  /** Which wish is being answered: what comes for an earlier one is not shown. */
  const wish = useRef(0);

  /** A proposal answers one wish; another wish needs another. */
  const forget = () => {
    wish.current += 1;
    setBusy(undefined);
    setProposal(undefined);
    setError(undefined);
    setWrong(undefined);
  };
  const during = async (what: 'proposing' | 'taking', work: () => Promise<void>) => {
    const asked = wish.current;
    setBusy(what);
    setError(undefined);
    try {
      await work();
    } catch (reason) {
      if (asked === wish.current) setError(reason);
    }
    if (asked === wish.current) setBusy(undefined);
  };
  const propose = () => {
    const budget = readBudget(budgetText, language);
    const complaint =
      budget === undefined ? 'budgetWrong' : budget === '' && goal === 'closest' ? 'budgetNeeded' : undefined;
    setWrong(complaint);
    if (complaint) return;
    const asked = wish.current;
    void during('proposing', async () => {
      const answer = await queue.optimize({ goal, budget: budget || undefined });
      if (asked === wish.current) setProposal(answer);
    });
  };
  const take = ({ commit }: Optimization) =>
    void during('taking', async () => {
      await queue.take(commit.map(({ name, value }) => ({ parameter: name, value })));
      forget();
      onClose();
    });
  const canTake = proposal?.status === 'OK' && proposal.commit.length > 0;

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (next) return;
        forget();
        onClose();
      }}
      title={t('title')}
      description={t('text')}
      closeLabel={common('understood')}
      footer={
        <>
          <Button
            variant={canTake ? 'secondary' : 'primary'}
            busy={busy === 'proposing'}
            icon={<Wand2 aria-hidden className="size-4" />}
            onClick={propose}
          >
            {t('propose')}
          </Button>
          {canTake ? (
            <Button variant="primary" busy={busy === 'taking'} onClick={() => take(proposal)}>
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
              forget();
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
              forget();
            }}
            onKeyDown={({ key }) => {
              if (key === 'Enter') propose();
            }}
            className="max-w-56"
          />
        ) : null}
        {error ? (
          <Notice tone="danger" role="alert" title={t('failed')}>
            {error instanceof ApiError && error.status === 409 ? t('notTaken') : failureText(error, te)}
          </Notice>
        ) : null}
        <div role="status">{proposal ? <Proposal proposal={proposal} /> : null}</div>
      </div>
    </Dialog>
  );
}
