import { Check } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'className' | 'onChange'> {
  label: ReactNode;
  onCheckedChange: (checked: boolean) => void;
}

/** A native checkbox with its label, drawn our way. */
export function Checkbox({ label, onCheckedChange, ...rest }: CheckboxProps) {
  return (
    <label className="flex min-h-9 items-center gap-2.5 text-sm pointer-coarse:min-h-(--size-target)">
      <span className="relative grid size-5 shrink-0 place-items-center">
        <input
          {...rest}
          type="checkbox"
          onChange={(event) => onCheckedChange(event.target.checked)}
          className="peer absolute inset-0 cursor-pointer appearance-none rounded-sm border-[1.5px] border-line-strong bg-raised transition-colors duration-(--duration-fast) checked:border-accent checked:bg-accent"
        />
        <Check
          aria-hidden
          strokeWidth={2.75}
          className="pointer-events-none relative size-3.5 text-on-accent opacity-0 peer-checked:opacity-100"
        />
      </span>
      {label}
    </label>
  );
}
