import { useEffect, useRef, type RefObject } from 'react';
import type { ChangedParameter } from '#src/api/read/configuration.ts';
import { isDrawn } from '#src/lib/is-drawn.ts';

/** Tints a field for a moment when the engine has changed it. */
export function useChangeTint(change: ChangedParameter | undefined): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = frame.current;
    if (!change || !isDrawn(field)) return undefined;
    // Not a movement: a tint that fades is right with reduced motion, too. It is a layer of its own, which the compositor fades:
    // a color that fades would have the page drawn again for every frame.
    field.dataset['tinted'] = '';
    const fading = field.animate([{ opacity: 1 }, { opacity: 0 }], {
      pseudoElement: '::before',
      duration: 2400,
      easing: 'ease-in',
    });
    const remove = () => delete field.dataset['tinted'];
    fading.onfinish = remove;
    return () => {
      fading.cancel();
      remove();
    };
  }, [change]);
  return frame;
}
