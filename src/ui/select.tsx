import { Select as BaseSelect } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { Choice } from './choice.ts';
import { controlClass } from './control-class.ts';
import type { FieldAssociation } from './field-association.ts';
import { ToneMark } from './tone-mark.tsx';

export interface SelectProps extends FieldAssociation {
  choices: readonly Choice[];
  /** Null when nothing is chosen yet. */
  value: string | null;
  onValueChange: (value: string) => void;
  placeholder?: string;
  className?: string;
}

/** One of many in a dropdown that can show pictures, prices and marks. Typing jumps to a value. */
export function Select({
  choices,
  value,
  onValueChange,
  placeholder,
  labelledBy,
  describedBy,
  invalid,
  disabled,
  readOnly,
  required,
  className,
}: SelectProps) {
  const current = choices.find((choice) => choice.value === value);
  return (
    <BaseSelect.Root<string>
      items={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onValueChange(next);
      }}
      disabled={disabled ?? false}
      readOnly={readOnly ?? false}
      required={required ?? false}
      modal={false}
    >
      <BaseSelect.Trigger
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        className={controlClass({ className: ['flex w-full items-center gap-2 text-start', className] })}
      >
        <span className="min-w-0 flex-1 truncate">
          {current ? current.label : <span className="text-ink-muted">{placeholder}</span>}
        </span>
        {current?.trailing ? <span className="caption figures">{current.trailing}</span> : null}
        <BaseSelect.Icon className="text-ink-muted">
          <ChevronsUpDown aria-hidden className="size-4" />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner
          alignItemWithTrigger={false}
          sideOffset={4}
          collisionPadding={8}
          className="z-30"
        >
          <BaseSelect.Popup className="max-h-[min(var(--available-height),24rem)] min-w-(--anchor-width) overflow-y-auto overscroll-contain rounded-md border border-line-strong bg-raised p-1 shadow-float transition-opacity duration-(--duration-fast) data-ending-style:opacity-0 data-starting-style:opacity-0">
            {choices.map((choice) => (
              <BaseSelect.Item
                key={choice.value}
                value={choice.value}
                disabled={choice.disabled ?? false}
                className="flex min-h-10 cursor-pointer items-center gap-2.5 rounded-sm px-2 py-1.5 text-sm outline-none select-none data-disabled:opacity-55 data-highlighted:bg-hover data-highlighted:outline-2 data-highlighted:-outline-offset-2 data-highlighted:outline-accent pointer-coarse:min-h-(--size-target)"
              >
                <span className="grid size-4 shrink-0 place-items-center text-accent">
                  <BaseSelect.ItemIndicator>
                    <Check aria-hidden className="size-4" strokeWidth={2.25} />
                  </BaseSelect.ItemIndicator>
                </span>
                {choice.picture ? (
                  <img
                    src={choice.picture}
                    alt=""
                    loading="lazy"
                    className="size-9 shrink-0 rounded-sm object-contain drafting-sheet"
                  />
                ) : null}
                <span className="min-w-0 flex-1">
                  <BaseSelect.ItemText>{choice.label}</BaseSelect.ItemText>
                  {choice.description ? (
                    <span className="block text-xs text-ink-muted">{choice.description}</span>
                  ) : null}
                </span>
                {choice.trailing ? <span className="caption shrink-0 figures">{choice.trailing}</span> : null}
                <ToneMark tone={choice.tone} label={choice.toneLabel} />
              </BaseSelect.Item>
            ))}
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}
