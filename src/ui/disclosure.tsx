import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import type { ReactNode, SyntheticEvent } from 'react';

export interface DisclosureProps {
  summary: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
  children: ReactNode;
}

/** Details on demand; the platform's own, so that find-in-page opens it. */
export function Disclosure({ summary, open, onOpenChange, className, children }: DisclosureProps) {
  const handleToggle = (event: SyntheticEvent<HTMLDetailsElement>) =>
    onOpenChange?.(event.currentTarget.open);
  return (
    <details open={open} onToggle={handleToggle} className={clsx('group/disclosure', className)}>
      <summary className="-mx-2 flex min-h-9 list-none items-center gap-1.5 rounded-md px-2 text-sm font-[560] hover:bg-hover pointer-coarse:min-h-(--size-target)">
        <ChevronDown
          aria-hidden
          className="size-4 shrink-0 -rotate-90 text-ink-muted transition-transform duration-(--duration-base) ease-out group-open/disclosure:rotate-0"
        />
        {summary}
      </summary>
      <div className="pt-3">{children}</div>
    </details>
  );
}
