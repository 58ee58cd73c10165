import { clsx } from 'clsx';
import { useTranslations } from '#src/lib/use-translations.ts';
import { Badge } from '#src/ui/badge.tsx';
import { ChoiceMark, isChosenByCustomer } from './choice-mark.tsx';
import { fieldRegistry } from './field-registry.ts';
import type { FieldState } from './use-field.ts';

export interface FieldHeadingProps {
  id: string;
  state: FieldState;
  /** The control to reach by pressing the label; undefined where there are several, or none. */
  controlId: string | undefined;
  /** Above its control instead of beside it. */
  isWide: boolean;
  /** Room is short on phones. */
  isBrief?: boolean;
}

/**
 * Label, help, and whether it still has to be answered or whose choice it is: one or the other, in room that is kept for it,
 * so that an answer moves nothing.
 */
export function FieldHeading({ id, state, controlId, isWide, isBrief = false }: FieldHeadingProps) {
  const { field } = state;
  const t = useTranslations('configurator');
  const Label = controlId === undefined ? 'span' : 'label';
  const hasMarks = field.isGiven || !fieldRegistry[field.kind].isLocked;
  return (
    <div
      className={clsx(
        'grid min-w-0 content-start gap-x-3 gap-y-1',
        isBrief ? 'grid-cols-[auto_minmax(3rem,1fr)]' : 'grid-cols-[auto_minmax(8rem,1fr)]',
        isWide ? null : 'md:grid-cols-1 md:pt-2',
      )}
    >
      <Label
        id={`${id}-label`}
        {...(controlId ? { htmlFor: controlId } : {})}
        className={clsx('min-w-0 py-1 text-sm font-[600]', hasMarks ? null : 'col-span-2 md:col-span-1')}
      >
        {field.label}
      </Label>
      {hasMarks ? (
        <span className={clsx('flex min-h-7 items-center', isWide ? null : 'md:order-last')}>
          {field.isOpen && !isChosenByCustomer(state) ? (
            <Badge tone="attention">{t(`mandatory.${field.mandatory ?? 'input'}`)}</Badge>
          ) : null}
          <ChoiceMark state={state} isBrief={isBrief && 'on phones'} />
        </span>
      ) : null}
      {field.help ? (
        <p
          id={`${id}-help`}
          className={clsx('col-span-2 text-xs text-ink-muted', isWide ? null : 'md:col-span-1')}
        >
          {field.help}
        </p>
      ) : null}
    </div>
  );
}
