import { clsx } from 'clsx';

/** The place of something still loading. Give it the size and the corners of what will stand there. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('block animate-breathe bg-line/70', className)} />;
}
