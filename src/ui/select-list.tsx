import { Select as BaseSelect } from '@base-ui/react/select';
import { Check } from 'lucide-react';
import { useState } from 'react';
import type { Choice } from './choice.ts';
import { opensList, selectButtonProps, Thumbnail, type SelectProps } from './select-button.tsx';
import { ToneMark } from './tone-mark.tsx';

/** The select with its list, open at once: it is loaded when it is first opened. */
export function SelectList(props: SelectProps) {
  const { choices, value, onValueChange, labelledBy, disabled = false, required = false } = props;
  const [isOpen, setOpen] = useState(true);
  return (
    <BaseSelect.Root
      modal={false}
      value={value}
      open={isOpen}
      onOpenChange={setOpen}
      onValueChange={(next, details) => {
        // Base UI also reports what it resets by itself when the list changes.
        if (details.reason === 'item-press' && next !== null) onValueChange(next);
        else details.cancel();
      }}
      disabled={disabled}
      required={required}
    >
      <BaseSelect.Trigger
        {...selectButtonProps(props)}
        onKeyDown={(event) => {
          if (isOpen || !opensList(event)) return;
          // Base UI would choose by the letter, as a native select does: here that may ask for other changes.
          event.preventBaseUIHandler();
          event.preventDefault();
          setOpen(true);
        }}
      />
      <BaseSelect.Portal>
        <BaseSelect.Positioner
          alignItemWithTrigger={false}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-50"
        >
          <BaseSelect.Popup className="max-h-[min(24rem,var(--available-height))] max-w-(--available-width) min-w-(--anchor-width) overflow-y-auto overscroll-contain rounded-md border border-line-strong bg-raised text-ink shadow-float outline-none transition-opacity duration-(--duration-fast) data-starting-style:opacity-0">
            <BaseSelect.List aria-labelledby={labelledBy} className="p-1 outline-none">
              {choices.map((choice) => (
                <Option key={choice.value} choice={choice} />
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}

function Option({
  choice: { value, label, description, picture, trailing, tone, toneLabel, disabled },
}: {
  choice: Choice;
}) {
  return (
    <BaseSelect.Item
      value={value}
      label={label}
      disabled={disabled ?? false}
      className="flex min-h-10 cursor-pointer items-center gap-2.5 rounded-sm px-2 py-1.5 text-sm outline-none select-none data-highlighted:bg-hover data-highlighted:outline-2 data-highlighted:-outline-offset-2 data-highlighted:outline-accent pointer-coarse:min-h-(--size-target)"
    >
      <span className="grid size-4 shrink-0 place-items-center text-accent">
        <BaseSelect.ItemIndicator render={<Check aria-hidden className="size-4" strokeWidth={2.25} />} />
      </span>
      {picture ? <Thumbnail source={picture} /> : null}
      <span className="min-w-0 flex-1">
        <span className={tone === 'danger' ? 'line-through decoration-danger' : undefined}>{label}</span>
        {description ? <span className="block text-xs text-ink-muted">{description}</span> : null}
        {toneLabel ? (
          <span className="block">
            <ToneMark tone={tone} label={toneLabel} showLabel />
          </span>
        ) : null}
      </span>
      {trailing ? <span className="caption shrink-0 figures">{trailing}</span> : null}
    </BaseSelect.Item>
  );
}
