import { ChevronsUpDown } from 'lucide-react';
import { clsx } from 'clsx';
import { useId } from 'react';
import { controlClass } from './control-class.ts';

export interface NativeSelectProps {
  label: string;
  /** Draws the label above the control; otherwise it only names it. */
  showLabel?: boolean;
  /** Without a box, for a setting beside what a page is about. */
  isQuiet?: boolean;
  choices: readonly { value: string; label: string }[];
  value: string;
  onValueChange: (value: string) => void;
  className?: string;
}

/** The platform's own dropdown: the best one on phones, and free. For plain words without marks or pictures. */
export function NativeSelect({
  label,
  showLabel = true,
  isQuiet = false,
  choices,
  value,
  onValueChange,
  className,
}: NativeSelectProps) {
  const id = useId();
  return (
    <div className={clsx('flex flex-col gap-1', className)}>
      <label htmlFor={id} className={showLabel ? 'caption' : 'sr-only'}>
        {label}
      </label>
      <div className="relative">
        <select
          id={id}
          value={value}
          onChange={(event) => onValueChange(event.target.value)}
          className={controlClass({
            className: clsx(
              'w-full appearance-none pe-9',
              isQuiet && 'border-transparent bg-transparent text-end text-ink-muted hover:text-ink',
            ),
          })}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} className="bg-raised text-ink">
              {choice.label}
            </option>
          ))}
        </select>
        <ChevronsUpDown
          aria-hidden
          className="pointer-events-none absolute end-3 top-1/2 size-4 -translate-y-1/2 text-ink-muted"
        />
      </div>
    </div>
  );
}
