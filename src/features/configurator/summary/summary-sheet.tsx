import { useTranslations } from 'use-intl';
import { Dialog } from '#src/ui/dialog.tsx';
import { CompleteButton } from '../complete/complete-host.tsx';
import { FinishButton } from '../finish/finish-button.tsx';
import { PriceTag } from './price-tag.tsx';
import { PropagatedChanges } from './propagated-changes.tsx';
import { SummaryContent } from './summary-content.tsx';
import { EndButtons, OpenFields, type SummaryProps } from './summary-panel.tsx';

export interface SummarySheetProps extends SummaryProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The summary, over the page. Whatever leads elsewhere closes it first. */
export function SummarySheet({ open, onOpenChange, configuration, finish, completing }: SummarySheetProps) {
  const t = useTranslations('configurator');
  const closing = {
    ...finish,
    ask: (question: Parameters<typeof finish.ask>[0]) => {
      onOpenChange(false);
      finish.ask(question);
    },
    goToOpenField: () => {
      onOpenChange(false);
      return finish.goToOpenField();
    },
    finish: () => {
      onOpenChange(false);
      return finish.finish();
    },
  };
  const { start } = completing;
  const complete = start && {
    start: () => {
      onOpenChange(false);
      start();
    },
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('summary')}
      closeLabel={t('closeSummary')}
      footer={<FinishButton finish={closing} block />}
    >
      <div className="flex flex-col gap-4">
        <PriceTag pricing={configuration.pricing} />
        <OpenFields configuration={configuration} finish={closing} />
        {complete ? <CompleteButton completing={complete} /> : null}
        <PropagatedChanges />
        <SummaryContent configuration={configuration} />
        <EndButtons finish={closing} />
      </div>
    </Dialog>
  );
}
