import { Minus, Plus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { FieldAssociation } from './field-association.ts';

export interface NumberFieldProps extends FieldAssociation {
  /** What stands in the field, as typed or formatted; anything, so that it can be explained instead of changed. */
  text: string;
  /** The number it means, if it means one. */
  value: number | undefined;
  min?: number | undefined;
  max?: number | undefined;
  unit?: string | undefined;
  decrementLabel: string;
  incrementLabel: string;
  onTextChange: (text: string) => void;
  /** The person is done typing: Enter, or leaving the field. */
  onDone: () => void;
  /** So many steps up (or down): buttons and arrow keys. */
  onStep: (by: number) => void;
}

const stepButton =
  'grid w-(--size-target) shrink-0 place-items-center text-ink-muted transition-colors duration-(--duration-fast) hover:bg-hover hover:text-ink disabled:opacity-40';

const STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/** A measure with its unit, and buttons to step it. Takes any text; what it means is its owner's to say. */
export function NumberField({
  text,
  value,
  min,
  max,
  unit,
  decrementLabel,
  incrementLabel,
  onTextChange,
  onDone,
  onStep,
  id,
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
      className={stepButton}
    >
      {by < 0 ? <Minus aria-hidden className="size-4" /> : <Plus aria-hidden className="size-4" />}
    </button>
  );
  return (
    <div
      className={`inline-flex min-h-(--size-target) items-stretch overflow-hidden rounded-md border bg-raised transition-colors duration-(--duration-fast) focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent ${invalid ? 'border-danger bg-danger-soft' : 'border-line-strong hover:border-ink'} ${disabled ? 'opacity-55' : ''}`}
    >
      {button(decrementLabel, -1, value !== undefined && min !== undefined && value <= min)}
      <span className="flex items-center gap-1 border-x border-line px-2.5">
        <input
          id={id}
          role="spinbutton"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          disabled={disabled ?? false}
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
          className="w-[7ch] bg-transparent text-center text-base outline-none figures sm:text-sm"
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
