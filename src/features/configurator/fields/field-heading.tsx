import { clsx } from 'clsx';
import { Check, RotateCcw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge } from '#src/ui/badge.tsx';
import { Spinner } from '#src/ui/spinner.tsx';
import type { FieldState } from './use-field.ts';

export interface FieldHeadingProps {
  id: string;
  state: FieldState;
  /** The control to reach by pressing the label; undefined where there are several, or none. */
  controlId: string | undefined;
  /** Above its control instead of beside it. */
  isWide: boolean;
}

/** Label, whether it still has to be answered, help, and whose choice it is. */
export function FieldHeading({ id, state: { field, draft, reset }, controlId, isWide }: FieldHeadingProps) {
  const t = useTranslations('configurator');
  const isUnderWay = draft?.state === 'sending' || draft?.state === 'waiting';
  const isChosen = field.committed || (draft && draft.value !== null && draft.state !== 'refused');
  const Label = controlId === undefined ? 'span' : 'label';
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1', isWide ? null : 'md:pt-2')}>
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-0.5">
        <Label
          id={`${id}-label`}
          {...(controlId ? { htmlFor: controlId } : {})}
          className="text-sm font-[600]"
        >
          {field.label}
        </Label>
        {field.isOpen && !isChosen ? (
          <Badge tone="attention">{t(`mandatory.${field.mandatory ?? 'input'}`)}</Badge>
        ) : null}
        {isChosen ? (
          <span className="flex min-h-7 items-center gap-1 text-xs text-accent">
            {isUnderWay ? (
              <Spinner className="size-3.5" />
            ) : (
              <Check aria-hidden className="size-3.5" strokeWidth={2.5} />
            )}
            <span className="font-[560]">{t('yourChoice')}</span>
            {field.canReset ? (
              <button
                type="button"
                aria-label={t('reset', { name: field.label })}
                title={t('resetHint')}
                onClick={reset}
                className="relative grid hit-area size-7 place-items-center rounded-md text-ink-muted transition-colors duration-(--duration-fast) hover:bg-hover hover:text-ink"
              >
                <RotateCcw aria-hidden className="size-3.5" />
              </button>
            ) : null}
          </span>
        ) : null}
      </div>
      {field.help ? (
        <p id={`${id}-help`} className="text-xs text-ink-muted">
          {field.help}
        </p>
      ) : null}
    </div>
  );
}
