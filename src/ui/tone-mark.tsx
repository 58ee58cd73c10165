import { ArrowLeftRight, Ban } from 'lucide-react';
import { clsx } from 'clsx';

export interface ToneMarkProps {
  tone: 'attention' | 'danger' | undefined;
  /** What the mark means. */
  label: string | undefined;
  /** To point at the words. */
  id?: string | undefined;
  /** Shows the words, too, instead of keeping them for screen readers and tooltips. */
  showLabel?: boolean;
  className?: string;
}

/** The small mark beside a value that is not freely available; a shape first, a colour second. */
export function ToneMark({ tone, label, id, showLabel = false, className }: ToneMarkProps) {
  if (!tone) return null;
  const Icon = tone === 'attention' ? ArrowLeftRight : Ban;
  return (
    <span
      title={showLabel ? undefined : label}
      className={clsx(
        'inline-flex gap-1.5',
        showLabel ? 'min-w-0 items-start' : 'shrink-0 items-center',
        tone === 'attention' ? 'text-attention' : 'text-danger',
        className,
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {label ? (
        <span id={id} className={showLabel ? 'text-xs' : 'sr-only'}>
          {showLabel ? label : `(${label})`}
        </span>
      ) : null}
    </span>
  );
}
