import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';
import { Popover } from './popover.tsx';

export interface HelpPopoverProps {
  /** Such as "Help for Frame size". */
  label: string;
  children: ReactNode;
}

/** The question mark beside a label. */
export function HelpPopover({ label, children }: HelpPopoverProps) {
  return (
    <Popover
      label={label}
      trigger={
        <IconButton label={label} size="sm" className="text-ink-muted">
          <CircleHelp aria-hidden className="size-4" />
        </IconButton>
      }
    >
      {children}
    </Popover>
  );
}
