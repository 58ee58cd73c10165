import { RotateCcw, Undo2 } from 'lucide-react';
import { lazy, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Configuration } from '#src/api/read/configuration.ts';
import { Button } from '#src/ui/button.tsx';
import { OnDemand } from '#src/ui/on-demand.tsx';
import { CompleteButton, type Completing } from '../complete/complete-host.tsx';
import { useEditorState } from '../configurator-context.ts';
import { FinishButton } from '../finish/finish-button.tsx';
import type { Finish } from '../finish/use-finish.ts';
import { PriceTag } from './price-tag.tsx';
import { SummaryContent } from './summary-content.tsx';

const PropagatedChanges = lazy(async () => ({
  default: (await import('./propagated-changes.tsx')).PropagatedChanges,
}));

export interface SummaryProps {
  configuration: Configuration;
  finish: Finish;
  completing: Completing;
}

export interface SummaryPanelProps extends SummaryProps {
  /** The product as it is configured. */
  preview: ReactNode;
  /** Then the way into the cart is what comes next. */
  isLastStep: boolean;
}

/** Price, summary and the way into the cart, always in view beside the fields. */
export function SummaryPanel({ configuration, finish, completing, preview, isLastStep }: SummaryPanelProps) {
  const t = useTranslations('configurator');
  const isSomethingChanged = useEditorState(({ propagated }) => propagated.changes.length > 0);
  return (
    <aside aria-label={t('summary')} className="flex flex-col gap-4 overflow-clip p-5 sheet">
      <div className="-mx-5 -mt-5 border-b border-line">{preview}</div>
      <PriceTag pricing={configuration.pricing} />
      <div className="flex flex-col gap-1.5">
        <FinishButton finish={finish} block variant={isLastStep ? 'primary' : 'secondary'} />
        <CompleteButton completing={completing} />
      </div>
      <OpenFields configuration={configuration} finish={finish} />
      <SummaryContent configuration={configuration} />
      <EndButtons finish={finish} />
      <OnDemand isWanted={isSomethingChanged}>
        <PropagatedChanges />
      </OnDemand>
    </aside>
  );
}

/** How much is still to be answered, and the way there. Its room stays when there is no more of it. */
export function OpenFields({ configuration, finish }: Omit<SummaryProps, 'completing'>) {
  const t = useTranslations('configurator');
  const open = configuration.numberOfUncommittedMandatoryFields;
  const [hadOpen] = useState(open > 0);
  if (open === 0)
    return hadOpen ? <div className="-mt-1 min-h-9 pointer-coarse:min-h-(--size-target)" /> : null;
  return (
    <button
      type="button"
      onClick={() => void finish.goToOpenField()}
      className="-mt-1 flex min-h-9 items-center justify-center gap-2 rounded-md text-sm text-attention underline-offset-4 hover:underline pointer-coarse:min-h-(--size-target)"
    >
      <span aria-hidden className="size-1.5 rounded-full bg-attention" />
      {t('goToOpen', { count: open })}
    </button>
  );
}

export function EndButtons({ finish }: { finish: Finish }) {
  const t = useTranslations('configurator');
  return (
    <div className="flex flex-wrap border-t border-line pt-2 [&>button]:-ms-2 [&>button]:px-2">
      {finish.isEdit ? (
        <Button
          variant="quiet"
          size="sm"
          icon={<Undo2 aria-hidden className="size-4" />}
          onClick={() => finish.ask('discard changes')}
        >
          {t('discardChanges.open')}
        </Button>
      ) : (
        <Button
          variant="quiet"
          size="sm"
          icon={<RotateCcw aria-hidden className="size-4" />}
          onClick={() => finish.ask('start over')}
        >
          {t('startOver.open')}
        </Button>
      )}
    </div>
  );
}
