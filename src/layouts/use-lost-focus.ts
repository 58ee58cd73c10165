import { useEffect } from 'react';
import { focusControl } from '#src/lib/focus-control.ts';
import { focusHeading } from '#src/lib/focus-heading.ts';

/**
 * Keeps the focus from falling to the body when what had it is removed: a button that reset a field, confirmed a value,
 * dismissed a notice, or stood in a message. It goes to the control of the same field, or else to a heading.
 */
export function useLostFocus(): void {
  useEffect(() => {
    /** What has the focus and what it stands in, from the inside out; empty once somebody has put the focus elsewhere. */
    let path: readonly Element[] = [];
    /** The same of what had the focus last within the page: messages and dialogs stand outside of it. */
    let pathInPage: readonly Element[] = [];

    const note = ({ target }: FocusEvent) => {
      path = target instanceof Element ? ancestorsOf(target) : [];
      if (path.some(({ id }) => id === 'content')) pathInPage = path;
    };
    const left = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) return;
      // Removed elements are left as well, in some browsers; whoever presses beside a control leaves one that stays.
      queueMicrotask(() => {
        if (target === path[0] && path[0]?.isConnected && document.hasFocus()) path = [];
      });
    };
    const look = () => {
      if (path[0] === undefined || path[0].isConnected) return;
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      const place = path.some((element) => element.id === 'content') ? path : pathInPage;
      path = [];
      moveFocusNear(place);
    };

    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', note);
    document.addEventListener('focusout', left);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', note);
      document.removeEventListener('focusout', left);
    };
  }, []);
}

function moveFocusNear(place: readonly Element[]): void {
  const [last] = place;
  if (last instanceof HTMLElement && last.isConnected) return last.focus({ preventScroll: true });
  const field = place.find((element) => element.isConnected && element.matches('[data-field]'));
  if (field && focusControl(field)) return;
  focusHeading();
}

function ancestorsOf(element: Element): Element[] {
  const path = [element];
  for (let parent = element.parentElement; parent; parent = parent.parentElement) path.push(parent);
  return path;
}
