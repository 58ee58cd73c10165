import { clsx } from 'clsx';

/** The place of something still loading. Give it the size of what will stand there. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('block animate-breathe rounded-sm bg-line/70', className)} />;
}
