import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { focusOpenField } from '../finish/find-open-field.ts';

/**
 * Moves the focus when another step comes: to its heading, so that a screen reader says where one is and Tab starts
 * there; or to the open field one came for.
 */
export function useStepFocus(step: string | undefined): void {
  const location = useLocation();
  const { key } = location;
  const wantsField = (location.state as { focus?: unknown } | null)?.focus === 'open field';
  const shown = useRef(step);

  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    document.querySelector<HTMLElement>('#content h1')?.focus({ preventScroll: true });
  }, [step]);

  // The step comes with its answer, the address a moment later; only then is it clear what one came for.
  useEffect(() => {
    if (wantsField) focusOpenField();
  }, [key, wantsField]);
}
