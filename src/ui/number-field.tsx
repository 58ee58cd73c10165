import { clsx } from 'clsx';
import { Minus, Plus } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import type { FieldAssociation } from './field-association.ts';

/** Named by an element of the page, or by words of its own where none is drawn. */
type Named = { labelledBy: string; label?: undefined } | { label: string; labelledBy?: undefined };

export type NumberFieldProps = Omit<FieldAssociation, 'labelledBy'> &
  Named & {
    /** What is in the field, as typed or formatted. */
    text: string;
    inputRef?: RefObject<HTMLInputElement | null> | undefined;
    /** The number it means, if it means one. */
    value: number | undefined;
    min?: number | undefined;
    max?: number | undefined;
    unit?: string | undefined;
    /** For quantities in lists: as narrow as can be. */
    isCompact?: boolean;
    /** The keyboard a phone shows: without a decimal point for whole numbers. */
    inputMode?: 'decimal' | 'numeric';
    decrementLabel: string;
    incrementLabel: string;
    onTextChange: (text: string) => void;
    /** The person is done typing: Enter, or leaving the field. */
    onDone: () => void;
    /** So many steps up (or down): buttons and arrow keys. */
    onStep: (by: number) => void;
  };

const stepButton =
  'grid shrink-0 place-items-center text-ink-muted transition-colors duration-(--duration-fast) hover:bg-hover hover:text-ink disabled:opacity-40';

const STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/**
 * A number with its unit, and buttons to step it. Keeps any text as it was typed, so that whoever owns it can say what is
 * wrong with it. That is why it is not Base UI's, which takes no letters and rounds what is out of range (decision 18).
 */
export function NumberField({
  inputRef,
  text,
  value,
  min,
  max,
  unit,
  isCompact = false,
  inputMode = 'decimal',
  decrementLabel,
  incrementLabel,
  onTextChange,
  onDone,
  onStep,
  id,
  label,
  labelledBy,
  describedBy,
  invalid,
  disabled,
  required,
}: NumberFieldProps) {
  const handleKey = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (event.key === 'Enter') onDone();
    if (by === undefined) return;
    event.preventDefault();
    onStep(by);
  };
  const button = (label: string, by: number, isEnd: boolean) => (
    // Arrow keys do the same: two tab stops less.
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      disabled={(disabled ?? false) || isEnd}
      onClick={() => onStep(by)}
      className={clsx(stepButton, isCompact ? 'w-10 pointer-coarse:w-(--size-target)' : 'w-(--size-target)')}
    >
      {by < 0 ? <Minus aria-hidden className="size-4" /> : <Plus aria-hidden className="size-4" />}
    </button>
  );
  return (
    <div
      className={clsx(
        'inline-flex min-h-(--size-target) items-stretch overflow-hidden rounded-md border bg-raised transition-colors duration-(--duration-fast) focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent',
        invalid ? 'border-danger bg-danger-soft' : 'border-line-strong hover:border-ink',
        disabled && 'opacity-55',
      )}
    >
      {button(decrementLabel, -1, value !== undefined && min !== undefined && value <= min)}
      <span className={clsx('flex items-center gap-1 border-x border-line', isCompact ? null : 'px-2.5')}>
        <input
          ref={inputRef}
          id={id}
          role="spinbutton"
          inputMode={inputMode}
          autoComplete="off"
          value={text}
          disabled={disabled ?? false}
          aria-label={label}
          aria-labelledby={labelledBy}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          aria-required={required || undefined}
          aria-valuenow={value}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-valuetext={value === undefined ? undefined : unit ? `${text} ${unit}` : text}
          onChange={(event) => onTextChange(event.target.value)}
          onBlur={onDone}
          onKeyDown={handleKey}
          onFocus={(event) => event.currentTarget.select()}
          className={clsx(
            'bg-transparent text-center text-base outline-none figures sm:text-sm',
            isCompact ? 'w-11' : 'w-[7ch]',
          )}
        />
        {unit ? (
          <span aria-hidden className="text-sm text-ink-muted">
            {unit}
          </span>
        ) : null}
      </span>
      {button(incrementLabel, 1, value !== undefined && max !== undefined && value >= max)}
    </div>
  );
}
