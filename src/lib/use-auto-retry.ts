import { useEffect, useEffectEvent, useRef } from 'react';
import { RetrySchedule } from './retry-schedule.ts';

/** A failure; one object each. */
export interface Failure {
  /** The reason may pass: it is worth trying again unchanged. */
  readonly isTransient: boolean;
  /** What the server asks to wait for, milliseconds. */
  readonly retryAfter?: number | undefined;
}

/**
 * Tries again by itself what failed for a reason that may pass (`RetrySchedule`), and at once when the network or the
 * customer comes back.
 * @param failure of the last attempt; undefined after a success and while an attempt is under way
 * @param isTrying an attempt is under way
 */
export function useAutoRetry(failure: Failure | undefined, isTrying: boolean, retry: () => void): void {
  const again = useEffectEvent(retry);
  const current = useRef<RetrySchedule>(undefined);

  useEffect(() => {
    const schedule = new RetrySchedule(() => again());
    current.current = schedule;
    const wake = () => {
      if (document.visibilityState === 'visible') schedule.wake();
    };
    window.addEventListener('online', wake);
    window.addEventListener('focus', wake);
    document.addEventListener('visibilitychange', wake);
    return () => {
      window.removeEventListener('online', wake);
      window.removeEventListener('focus', wake);
      document.removeEventListener('visibilitychange', wake);
      schedule.stop();
    };
  }, []);

  useEffect(() => {
    if (failure?.isTransient) current.current?.failed(failure.retryAfter);
    else if (failure) current.current?.stop();
  }, [failure]);

  useEffect(() => {
    if (!failure && !isTrying) current.current?.succeeded();
  }, [failure, isTrying]);
}
