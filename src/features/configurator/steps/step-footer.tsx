import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Link } from '#src/lib/link.tsx';
import { usePageNavigation } from '#src/lib/page-navigation.ts';
import { LinkButton } from '#src/ui/link-button.tsx';
import { Spinner } from '#src/ui/spinner.tsx';
import type { StepView } from './step-view.ts';

export interface StepFooterProps {
  previous: StepView | undefined;
  next: StepView | undefined;
  addressOf: (step: string) => string;
}

/** On to the next step, or back. Where the bar at the bottom of the screen leads on, only back. */
export function StepFooter({ previous, next, addressOf }: StepFooterProps) {
  const t = useTranslations('configurator');
  const goingTo = usePageNavigation().goingTo?.pathname;
  const isGoing = (step: StepView) => goingTo === addressOf(step.name);
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 pt-2">
      {previous ? (
        <LinkButton
          as={Link}
          to={addressOf(previous.name)}
          variant="quiet"
          aria-label={t('backTo', { step: previous.label })}
          icon={isGoing(previous) ? <Spinner /> : <ArrowLeft aria-hidden className="size-4" />}
        >
          {previous.label}
        </LinkButton>
      ) : (
        <span />
      )}
      {next ? (
        <LinkButton
          as={Link}
          to={addressOf(next.name)}
          variant="primary"
          size="lg"
          className="max-xl:hidden"
          aria-label={t('nextTo', { step: next.label })}
        >
          {t('next', { step: next.label })}
          {isGoing(next) ? <Spinner /> : <ArrowRight aria-hidden className="size-4" />}
        </LinkButton>
      ) : null}
    </div>
  );
}
