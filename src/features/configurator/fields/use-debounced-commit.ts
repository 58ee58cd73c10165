import { useCallback, useEffect, useRef, useState } from 'react';

/** Long enough to move over a value with the arrow keys, short enough not to be waited for. */
const DEBOUNCE_MS = 450;

/** Of every field on the page: commits what it still waits with. */
const unsentCommits = new Set<() => void>();

/** Commits what fields still wait with: something follows that has to know it. */
export function commitUnsent(): void {
  for (const commitNow of unsentCommits) commitNow();
}

export interface DebouncedCommit<T> {
  /** What is shown and not committed yet. */
  pending: T | undefined;
  /** Commits a value once nothing follows it for a moment, or the field goes away. */
  commitSoon: (value: T) => void;
  /** Shows a value without committing it. */
  show: (value: T) => void;
  /** Commits what is shown now. */
  commitNow: () => void;
  /** Forgets what is shown. */
  cancel: () => void;
}

/** For values that are moved over on the way to another: keys held down, thumbs dragged. */
export function useDebouncedCommit<T>(onCommit: (value: T) => void): DebouncedCommit<T> {
  const [pending, setPending] = useState<T>();
  const waiting = useRef<{ value: T; timer?: ReturnType<typeof setTimeout> }>(undefined);
  const commit = useRef(onCommit);
  useEffect(() => {
    commit.current = onCommit;
  });

  const cancel = useCallback(() => {
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
    setPending(undefined);
  }, []);

  const commitNow = useCallback(() => {
    const { current } = waiting;
    cancel();
    if (current) commit.current(current.value);
  }, [cancel]);

  const show = useCallback((value: T) => {
    clearTimeout(waiting.current?.timer);
    waiting.current = { value };
    setPending(value);
  }, []);

  const commitSoon = useCallback(
    (value: T) => {
      show(value);
      waiting.current = { value, timer: setTimeout(commitNow, DEBOUNCE_MS) };
    },
    [show, commitNow],
  );

  useEffect(() => {
    unsentCommits.add(commitNow);
    return () => {
      unsentCommits.delete(commitNow);
      commitNow();
    };
  }, [commitNow]);

  return { pending, commitSoon, show, commitNow, cancel };
}
