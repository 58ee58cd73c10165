import { clsx } from 'clsx';
import { useTranslations } from 'use-intl';
import { Badge } from '#src/ui/badge.tsx';
import { ChoiceMark, isChosenByCustomer } from './choice-mark.tsx';
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
export function FieldHeading({ id, state, controlId, isWide }: FieldHeadingProps) {
  const { field } = state;
  const t = useTranslations('configurator');
  const isChosen = isChosenByCustomer(state);
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
        <ChoiceMark state={state} />
      </div>
      {field.help ? (
        <p id={`${id}-help`} className="text-xs text-ink-muted">
          {field.help}
        </p>
      ) : null}
    </div>
  );
}
