import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Group } from '#src/api/read/configuration.ts';
import { Link } from '#src/lib/link.tsx';
import { Badge } from '#src/ui/badge.tsx';
import { GroupLinks } from './group-links.tsx';
import type { StepView } from './step-view.ts';

export interface StepRailProps {
  steps: readonly StepView[];
  groups: readonly Group[];
  addressOf: (step: string) => string;
  /** The number of all steps is known. */
  isCounted: boolean;
}

/** All steps at the side, the groups of the current one below it. */
export function StepRail({ steps, groups, addressOf }: StepRailProps) {
  const t = useTranslations('configurator');
  const position = steps.findIndex(({ isCurrent }) => isCurrent);
  return (
    <nav aria-label={t('steps')}>
      <ol className="relative flex flex-col">
        {steps.map((step, index) => (
          <li key={step.name} className="relative pb-1">
            {index < steps.length - 1 ? (
              <span
                aria-hidden
                className="absolute start-[0.9375rem] top-[2.3rem] -bottom-[0.45rem] w-px bg-line"
              />
            ) : null}
            <StepLink step={step} index={index} isDone={index < position} to={addressOf(step.name)} />
            {step.isCurrent && groups.length > 1 ? (
              <div className="ms-[2.6rem] mt-0.5 mb-3">
                <GroupLinks groups={groups} />
              </div>
            ) : null}
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface StepLinkProps {
  step: StepView;
  index: number;
  isDone: boolean;
  to: string;
  onClick?: () => void;
}

/** A step to go to, with how much is open in it. Where it cannot be gone to yet, it only says that it is there. */
export function StepLink({ step, index, isDone, to, onClick }: StepLinkProps) {
  const t = useTranslations('configurator');
  const isSettled = isDone && step.open === 0;
  const content = (
    <>
      <span
        aria-hidden
        className={clsx(
          'grid size-[1.875rem] shrink-0 place-items-center rounded-full border text-xs font-[640] figures',
          step.isCurrent ? 'border-accent bg-accent text-on-accent' : 'border-line-strong bg-raised',
        )}
      >
        {isSettled ? <Check className="size-4" strokeWidth={2.25} /> : index + 1}
      </span>
      <span className="min-w-0 flex-1">{step.label}</span>
      {step.open ? (
        <Badge tone="attention">
          <span aria-hidden>{step.open}</span>
          <span className="sr-only">{t('open', { count: step.open })}</span>
        </Badge>
      ) : null}
    </>
  );
  const look = 'flex min-h-(--size-target) items-center gap-3 rounded-md pe-2 text-sm';
  if (!step.isAvailable) {
    return (
      <span aria-disabled className={clsx(look, 'text-ink-muted')}>
        {content}
        <span className="sr-only">{t('stepUnavailable')}</span>
      </span>
    );
  }
  return (
    <Link
      to={to}
      aria-current={step.isCurrent ? 'step' : undefined}
      onClick={onClick}
      className={clsx(
        look,
        'transition-colors duration-(--duration-fast) hover:bg-hover',
        step.isCurrent ? 'font-[640]' : 'text-ink-muted hover:text-ink',
      )}
    >
      {content}
    </Link>
  );
}
