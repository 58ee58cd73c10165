import { Minus, Plus } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';

export interface QuantityFieldProps {
  label: string;
  decrementLabel: string;
  incrementLabel: string;
  value: number;
  min: number;
  max: number;
  /** Only ever called with a whole number from min to max. */
  onValueChange: (value: number) => void;
}

const stepButton =
  'grid w-10 shrink-0 place-items-center text-ink-muted transition-colors duration-(--duration-fast) hover:bg-hover hover:text-ink disabled:opacity-40 pointer-coarse:w-(--size-target)';

/** How many: a whole number with two buttons. Small enough for lists; measures and units want a `NumberField`. */
export function QuantityField({
  label,
  decrementLabel,
  incrementLabel,
  value,
  min,
  max,
  onValueChange,
}: QuantityFieldProps) {
  // Half-typed text lives here until it is a quantity or is left.
  const [draft, setDraft] = useState<string>();
  const clamp = (wanted: number) => Math.min(Math.max(Math.round(wanted), min), max);
  const set = (wanted: number) => {
    setDraft(undefined);
    if (clamp(wanted) !== value) onValueChange(clamp(wanted));
  };
  const type = (text: string) => {
    const digits = text.replace(/\D/g, '');
    setDraft(digits);
    const wanted = Number(digits);
    if (digits !== '' && wanted >= min && wanted <= max) onValueChange(wanted);
  };
  const leave = () => set(draft ? Number(draft) : value);
  const step = (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (by === undefined) {
      if (event.key === 'Enter') leave();
      return;
    }
    event.preventDefault();
    set(value + by);
  };

  return (
    <div
      role="group"
      aria-label={label}
      className="inline-flex min-h-(--size-target) items-stretch overflow-hidden rounded-md border border-line-strong bg-raised transition-colors duration-(--duration-fast) focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent hover:border-ink"
    >
      <button
        type="button"
        tabIndex={-1}
        aria-label={decrementLabel}
        disabled={value <= min}
        onClick={() => set(value - 1)}
        className={stepButton}
      >
        <Minus aria-hidden className="size-4" />
      </button>
      <input
        role="spinbutton"
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={min}
        aria-valuemax={max}
        value={draft ?? String(value)}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
        onKeyDown={step}
        onFocus={(event) => event.currentTarget.select()}
        className="w-11 border-x border-line bg-transparent text-center text-base outline-none figures sm:text-sm"
      />
      <button
        type="button"
        tabIndex={-1}
        aria-label={incrementLabel}
        disabled={value >= max}
        onClick={() => set(value + 1)}
        className={stepButton}
      >
        <Plus aria-hidden className="size-4" />
      </button>
    </div>
  );
}
