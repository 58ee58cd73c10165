import { GatewayError } from './gateway-error.ts';

/**
 * Runs `work` with a time limit. An error that `work` throws within the limit is passed on unchanged.
 *
 * @param work gets a signal that is aborted at the limit, and a function that begins the time anew
 * @throws GatewayError 504 at the limit
 */
export async function withTimeout<T>(
  timeoutMs: number,
  work: (signal: AbortSignal, extend: () => void) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new GatewayError(504, 'Timeout', 'The tenant takes too long to answer. Try again in a moment.'));
      controller.abort();
    }, timeoutMs);
  });
  try {
    // A race, because a tenant in this process ignores the signal.
    return await Promise.race([work(controller.signal, () => timer?.refresh()), expired]);
  } finally {
    clearTimeout(timer);
  }
}
