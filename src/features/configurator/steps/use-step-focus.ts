import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { focusHeading } from '#src/lib/focus-heading.ts';
import { focusField, focusOpenField } from '../finish/find-open-field.ts';

/**
 * Moves the focus when another step comes: to its heading, so that a screen reader says where one is and Tab starts
 * there; then, where one came for a field, to that.
 *
 * The heading takes the focus in the commit that draws the step. An answer draws a step before the address follows, and
 * somebody who types into the new step in between must not have the focus taken away: what is typed then would be lost.
 *
 * @param shown the step on the screen
 * @param addressed the step of the address, which may be a moment ahead or behind
 */
export function useStepFocus(shown: string | undefined, addressed: string): void {
  const location = useLocation();
  const { key } = location;
  const wanted = (location.state as { focus?: 'open field' | { field: string } } | null)?.focus;
  const focusedStep = useRef(shown);
  const focusedKey = useRef(key);

  useLayoutEffect(() => {
    if (focusedStep.current === shown) return;
    focusedStep.current = shown;
    focusHeading();
  }, [shown]);

  useEffect(() => {
    if (shown !== addressed || focusedKey.current === key) return;
    focusedKey.current = key;
    if (wanted === 'open field') focusOpenField();
    else if (wanted) focusField(wanted.field);
  }, [shown, addressed, key, wanted]);
}
