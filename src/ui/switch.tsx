import { Switch as BaseSwitch } from '@base-ui/react/switch';
import type { FieldAssociation } from './field-association.ts';

export interface SwitchProps extends FieldAssociation {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
}

/** On or off, at once. */
export function Switch({
  checked,
  onCheckedChange,
  labelledBy,
  describedBy,
  invalid,
  disabled,
  readOnly,
  required,
}: SwitchProps) {
  return (
    <BaseSwitch.Root
      checked={checked}
      onCheckedChange={onCheckedChange}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      disabled={disabled ?? false}
      readOnly={readOnly ?? false}
      required={required ?? false}
      className="hit-area inline-flex h-7 w-12 shrink-0 cursor-pointer items-center rounded-full border-[1.5px] border-line-strong bg-sunken p-0.5 transition-colors duration-(--duration-base) ease-out data-checked:border-accent data-checked:bg-accent data-disabled:cursor-not-allowed data-disabled:opacity-55"
    >
      <BaseSwitch.Thumb className="size-5 rounded-full bg-line-strong transition-[translate,background-color] duration-(--duration-base) ease-out data-checked:translate-x-5 data-checked:bg-on-accent" />
    </BaseSwitch.Root>
  );
}
