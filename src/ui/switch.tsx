import type { FieldAssociation } from './field-association.ts';

export interface SwitchProps extends FieldAssociation {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
}

/** On or off, at once. */
export function Switch({
  checked,
  onCheckedChange,
  id,
  labelledBy,
  describedBy,
  invalid,
  disabled,
  required,
}: SwitchProps) {
  return (
    <span className="relative inline-flex h-7 w-12 shrink-0">
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        onChange={(event) => onCheckedChange(event.target.checked)}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        disabled={disabled ?? false}
        required={required ?? false}
        className="peer absolute inset-0 hit-area m-0 cursor-pointer appearance-none rounded-full border-[1.5px] border-line-strong bg-sunken checked:border-accent checked:bg-accent disabled:cursor-not-allowed disabled:opacity-55"
      />
      <span
        aria-hidden
        className="pointer-events-none absolute start-1 top-1 size-5 rounded-full bg-line-strong transition-transform duration-(--duration-base) ease-out peer-checked:translate-x-5 peer-checked:bg-on-accent"
      />
    </span>
  );
}
