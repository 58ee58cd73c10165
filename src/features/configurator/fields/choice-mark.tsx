import { Check, RotateCcw } from 'lucide-react';
import { useTranslations } from '#src/lib/use-translations.ts';
import { useLasting } from '#src/lib/use-lasting.ts';
import { Spinner } from '#src/ui/spinner.tsx';
import type { FieldState } from './use-field.ts';

/** Whether what is shown is the customer's choice, confirmed or not. */
export function isChosenByCustomer({ field, pending }: FieldState): boolean {
  return field.committed || (pending !== undefined && pending.value !== null && pending.state !== 'refused');
}

/** An answer that comes sooner needs no sign that it is awaited: the sign would cost more than the answer. */
const NOTICED_MS = 200;

export interface ChoiceMarkProps {
  state: FieldState;
  /** Leaves the words to screen readers, always or on phones. */
  isBrief?: boolean | 'on phones';
}

/** Says that a value is the customer's choice, and uncommits it. */
export function ChoiceMark({ state, isBrief = false }: ChoiceMarkProps) {
  const t = useTranslations('configurator');
  const { field, pending, reset } = state;
  const isUnderWay = useLasting(pending?.state === 'sending' || pending?.state === 'waiting', NOTICED_MS);
  if (!isChosenByCustomer(state)) return null;
  return (
    <span className="flex min-h-7 items-center gap-1 text-xs text-accent">
      {isUnderWay ? (
        <Spinner className="size-3.5" />
      ) : (
        <Check aria-hidden className="size-3.5" strokeWidth={2.5} />
      )}
      <span className={isBrief === true ? 'sr-only' : isBrief ? 'font-[560] max-sm:sr-only' : 'font-[560]'}>
        {field.isGiven ? t('given') : t('yourChoice')}
      </span>
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
  );
}
