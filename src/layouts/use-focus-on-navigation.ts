import { useEffect, useRef } from 'react';
import { useMatches, useNavigation } from 'react-router';
import { focusHeading } from '#src/lib/focus-heading.ts';

/**
 * Moves the focus to the new page's heading, so that a screen reader reads it and Tab goes on from there. Only when
 * another page comes: within one (search, tabs, steps) the focus stays where the person works.
 */
export function useFocusOnNavigation(): void {
  const page = useMatches().at(-1)?.id;
  const isIdle = useNavigation().state === 'idle';
  const shown = useRef<string>(undefined);

  useEffect(() => {
    if (!isIdle || page === shown.current) return;
    const isFirst = shown.current === undefined;
    shown.current = page;
    if (isFirst) return;
    focusHeading();
  }, [page, isIdle]);
}
