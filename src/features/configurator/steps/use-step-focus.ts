import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { focusOpenField } from '../finish/find-open-field.ts';

/**
 * Moves the focus when another step comes: to its heading, so that a screen reader says where one is and Tab starts
 * there; or to the open field one came for.
 *
 * @param shown the step on the screen
 * @param addressed the step of the address, which may be a moment ahead or behind
 */
export function useStepFocus(shown: string | undefined, addressed: string): void {
  const location = useLocation();
  const { key } = location;
  const wantsField = (location.state as { focus?: unknown } | null)?.focus === 'open field';
  const focused = useRef({ step: shown, key });

  useEffect(() => {
    if (shown !== addressed) return;
    const isOtherStep = focused.current.step !== shown;
    const isOtherWish = wantsField && focused.current.key !== key;
    focused.current = { step: shown, key };
    if (isOtherWish && focusOpenField()) return;
    if (isOtherStep) document.querySelector<HTMLElement>('#content h1')?.focus({ preventScroll: true });
  }, [shown, addressed, key, wantsField]);
}
