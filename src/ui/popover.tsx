import { Popover as BasePopover } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';

export interface PopoverProps {
  /** The element that opens it; gets the handlers. */
  trigger: ReactElement;
  /** Names the popup when there is no title in it. */
  label: string;
  children: ReactNode;
}

/** A little more, on request: help, explanations. Opens by press, so that it works on touch and by keyboard. */
export function Popover({ trigger, label, children }: PopoverProps) {
  return (
    <BasePopover.Root>
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner sideOffset={6} collisionPadding={12} className="z-30">
          <BasePopover.Popup
            aria-label={label}
            className="max-w-[min(22rem,var(--available-width))] rounded-lg border border-line-strong bg-raised px-4 py-3 text-sm shadow-float outline-none transition-opacity duration-(--duration-fast) data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
