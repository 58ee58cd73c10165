import { clsx } from 'clsx';

/** Shows that something is under way. Decorative: say it in words beside it. */
export function Spinner({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      aria-hidden
      className={clsx('size-4 shrink-0 animate-spin', className)}
    >
      <circle cx="8" cy="8" r="6.25" opacity="0.25" />
      <path d="M14.25 8A6.25 6.25 0 0 0 8 1.75" strokeLinecap="round" />
    </svg>
  );
}
