import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';

export interface TooltipProps {
  /** Repeats the trigger's accessible name; never the only place of a fact, since touch does not show it. */
  text: string;
  children: ReactElement;
}

/** The name of an icon, on hover and focus. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner sideOffset={6} collisionPadding={8} className="z-30">
          <BaseTooltip.Popup className="rounded-sm bg-ink px-2 py-1 text-xs text-on-ink shadow-float transition-opacity duration-(--duration-fast) data-ending-style:opacity-0 data-starting-style:opacity-0">
            {text}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
