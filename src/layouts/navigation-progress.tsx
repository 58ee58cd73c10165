import { clsx } from 'clsx';
import { useNavigation } from 'react-router';

/** A hairline along the top while the next page is on its way; the delay spares quick ones the flicker. */
export function NavigationProgress() {
  const isPending = useNavigation().state !== 'idle';
  return (
    <div
      aria-hidden
      className={clsx(
        'pointer-events-none fixed inset-x-0 top-0 z-30 h-0.5 origin-left bg-accent',
        isPending
          ? 'scale-x-75 opacity-100 transition-[scale,opacity] delay-150 duration-[2500ms] ease-out'
          : 'scale-x-0 opacity-0 transition-opacity duration-(--duration-base)',
      )}
    />
  );
}
