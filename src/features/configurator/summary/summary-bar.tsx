import { ChevronUp } from 'lucide-react';
import { lazy, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { OnDemand } from '#src/ui/on-demand.tsx';
import { PriceTag } from './price-tag.tsx';
import type { SummaryProps } from './summary-panel.tsx';

const SummarySheet = lazy(async () => ({ default: (await import('./summary-sheet.tsx')).SummarySheet }));

/** The summary on a phone: the price at the bottom of the screen, the rest in a sheet above it. */
export function SummaryBar({
  configuration,
  finish,
  completing,
  action,
}: SummaryProps & { action: ReactNode }) {
  const t = useTranslations('configurator');
  const [isOpen, setOpen] = useState(false);
  const open = configuration.numberOfUncommittedMandatoryFields;
  return (
    <div
      data-bar="bottom"
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line-strong bg-raised pb-[env(safe-area-inset-bottom)] shadow-float xl:hidden"
    >
      <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1 py-2.5 short:py-1 page-measure">
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
          className="me-auto flex min-h-(--size-target) min-w-0 max-w-full items-center gap-2 text-start"
        >
          <ChevronUp aria-hidden className="size-4 shrink-0 text-ink-muted" />
          <span className="min-w-0">
            <PriceTag pricing={configuration.pricing} size="md" />
            <span className="block truncate caption">
              {open > 0 ? t('open', { count: open }) : t('showSummary')}
            </span>
          </span>
        </button>
        {action}
      </div>
      <OnDemand isWanted={isOpen}>
        <SummarySheet
          open={isOpen}
          onOpenChange={setOpen}
          configuration={configuration}
          finish={finish}
          completing={completing}
        />
      </OnDemand>
    </div>
  );
}
