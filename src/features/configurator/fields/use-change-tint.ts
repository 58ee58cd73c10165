import { useEffect, useRef, type RefObject } from 'react';
import type { ChangedParameter } from '#src/api/read/configuration.ts';

/** Tints a field for a moment when the engine has changed it. */
export function useChangeTint(change: ChangedParameter | undefined): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!change) return;
    // Not a movement: a tint that fades is right with reduced motion, too.
    frame.current?.animate(
      [{ backgroundColor: 'var(--color-accent-soft)' }, { backgroundColor: 'transparent' }],
      { duration: 2400, easing: 'ease-in' },
    );
  }, [change]);
  return frame;
}
