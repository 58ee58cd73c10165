import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { focusOpenField } from '../finish/find-open-field.ts';

/**
 * Moves the focus when another step comes: to its heading, so that a screen reader says where one is and Tab starts
 * there; or to the field one came for.
 */
export function useStepFocus(step: string | undefined): void {
  const state = useLocation().state as { focus?: unknown } | null;
  const wantsField = state?.focus === 'open field';
  const shown = useRef(step);

  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    if (wantsField && focusOpenField()) return;
    document.querySelector<HTMLElement>('#content h1')?.focus({ preventScroll: true });
  }, [step, wantsField]);
}
