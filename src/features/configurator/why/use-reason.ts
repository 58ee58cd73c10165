import { useEffect, useState } from 'react';
import type { ConfigurationResponse } from '#src/api/read/configuration.ts';
import { useQueue } from '../configurator-context.ts';

export interface AskedReason {
  reason: ConfigurationResponse | undefined;
  error: unknown;
  retry: () => void;
}

/** Asks the tenant why a value does not fit, once, when it is first shown. */
export function useReason(parameter: string, value: string): AskedReason {
  const queue = useQueue();
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Omit<AskedReason, 'retry'>>({ reason: undefined, error: undefined });
  useEffect(() => {
    let isShown = true;
    queue.explain({ parameter, value }).then(
      (reason) => isShown && setAnswer({ reason, error: undefined }),
      (error: unknown) => isShown && setAnswer({ reason: undefined, error }),
    );
    return () => {
      isShown = false;
    };
  }, [queue, parameter, value, attempt]);
  const retry = () => {
    setAnswer({ reason: undefined, error: undefined });
    setAttempt(attempt + 1);
  };
  return { ...answer, retry };
}
