import { useCallback, useEffect, useRef, useState } from 'react';

/** Long enough to pass over a value with the arrow keys, short enough not to be waited for. */
const PAUSE_MS = 450;

export interface Pausing<T> {
  /** What has been passed to and not been committed yet. */
  passing: T | undefined;
  /** Commits a value once nothing follows it for a moment, or the field goes away. */
  pass: (value: T) => void;
  /** Shows a value without committing it. */
  hold: (value: T) => void;
  /** Commits what is shown now. */
  flush: () => void;
  /** Forgets what is shown. */
  drop: () => void;
}

/** For values that are passed over on the way to another: keys held down, thumbs dragged. */
export function usePausing<T>(onCommit: (value: T) => void): Pausing<T> {
  const [passing, setPassing] = useState<T>();
  const waiting = useRef<{ value: T; timer?: ReturnType<typeof setTimeout> }>(undefined);
  const commit = useRef(onCommit);
  useEffect(() => {
    commit.current = onCommit;
  });

  const drop = useCallback(() => {
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
    setPassing(undefined);
  }, []);

  const flush = useCallback(() => {
    const value = waiting.current;
    drop();
    if (value) commit.current(value.value);
  }, [drop]);

  const hold = useCallback((value: T) => {
    clearTimeout(waiting.current?.timer);
    waiting.current = { value };
    setPassing(value);
  }, []);

  const pass = useCallback(
    (value: T) => {
      hold(value);
      waiting.current = { value, timer: setTimeout(flush, PAUSE_MS) };
    },
    [hold, flush],
  );

  useEffect(() => flush, [flush]);

  return { passing, pass, hold, flush, drop };
}
