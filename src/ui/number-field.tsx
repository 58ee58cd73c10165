import { NumberField as BaseNumberField } from '@base-ui/react/number-field';
import { Minus, Plus } from 'lucide-react';
import { clsx } from 'clsx';
import type { KeyboardEvent } from 'react';
import type { FieldAssociation } from './field-association.ts';

export interface NumberFieldProps extends Omit<FieldAssociation, 'labelledBy'> {
  /** Give one of the two: an element that names it, or the name itself. */
  labelledBy?: string;
  label?: string;
  /** Null when empty. */
  value: number | null;
  min?: number | undefined;
  max?: number | undefined;
  step?: number | undefined;
  /** Lets a typed number stay outside min and max, so that it can be explained instead of silently changed. */
  allowOutOfRange?: boolean;
  unit?: string | undefined;
  locale?: string;
  decrementLabel: string;
  incrementLabel: string;
  /** On every keystroke that reads as a number, and every step. */
  onValueChange?: (value: number | null) => void;
  /** When the person is done: Enter, leaving the field, letting a step button go. */
  onValueCommitted: (value: number | null) => void;
  className?: string;
}

const stepButton =
  'grid w-(--size-target) shrink-0 place-items-center text-ink-muted transition-colors duration-(--duration-fast) hover:bg-hover hover:text-ink disabled:opacity-40 data-disabled:opacity-40';

/** A number with buttons to step it. */
export function NumberField({
  labelledBy,
  label,
  describedBy,
  invalid,
  disabled,
  readOnly,
  required,
  value,
  min,
  max,
  step = 1,
  allowOutOfRange = false,
  unit,
  locale,
  decrementLabel,
  incrementLabel,
  onValueChange,
  onValueCommitted,
  className,
}: NumberFieldProps) {
  // Leaving the field is what makes a typed number final; Enter means the same and keeps the focus.
  const commitOnEnter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.currentTarget.blur();
    event.currentTarget.focus();
  };
  return (
    <BaseNumberField.Root
      value={value}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      step={step}
      snapOnStep
      allowOutOfRange={allowOutOfRange}
      disabled={disabled ?? false}
      readOnly={readOnly ?? false}
      required={required ?? false}
      {...(locale ? { locale } : {})}
      onValueChange={(next) => onValueChange?.(next)}
      onValueCommitted={(next) => onValueCommitted(next)}
      className={className}
    >
      <BaseNumberField.Group
        className={clsx(
          'inline-flex min-h-(--size-target) items-stretch overflow-hidden rounded-md border bg-raised transition-colors duration-(--duration-fast) focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent data-disabled:opacity-55 data-readonly:bg-sunken',
          invalid ? 'border-danger' : 'border-line-strong hover:border-ink',
        )}
      >
        <BaseNumberField.Decrement aria-label={decrementLabel} className={stepButton}>
          <Minus aria-hidden className="size-4" />
        </BaseNumberField.Decrement>
        <span className="flex items-center gap-1 border-x border-line px-2">
          <BaseNumberField.Input
            aria-labelledby={labelledBy}
            aria-label={label}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            onKeyDown={commitOnEnter}
            onFocus={(event) => event.currentTarget.select()}
            className="w-[5ch] bg-transparent text-center text-base outline-none figures sm:text-sm"
          />
          {unit ? (
            <span aria-hidden className="text-sm text-ink-muted">
              {unit}
            </span>
          ) : null}
        </span>
        <BaseNumberField.Increment aria-label={incrementLabel} className={stepButton}>
          <Plus aria-hidden className="size-4" />
        </BaseNumberField.Increment>
      </BaseNumberField.Group>
    </BaseNumberField.Root>
  );
}
