import { ArrowLeftRight, Ban } from 'lucide-react';
import { clsx } from 'clsx';

export interface ToneMarkProps {
  tone: 'attention' | 'danger' | undefined;
  /** What the mark means. */
  label: string | undefined;
  className?: string;
}

/** The small mark beside a value that is not freely available; a shape first, a colour second. */
export function ToneMark({ tone, label, className }: ToneMarkProps) {
  if (!tone) return null;
  const Icon = tone === 'attention' ? ArrowLeftRight : Ban;
  return (
    <span
      title={label}
      className={clsx(
        'inline-flex shrink-0 items-center',
        tone === 'attention' ? 'text-attention' : 'text-danger',
        className,
      )}
    >
      <Icon aria-hidden className="size-4" />
      {label ? <span className="sr-only">({label})</span> : null}
    </span>
  );
}
