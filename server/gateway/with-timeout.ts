import { GatewayError } from './gateway-error.ts';

/**
 * Does something with the tenant, for so long and no longer. What `work` throws in time is thrown as it is.
 *
 * @param timeoutMs until the promise of `work` has to be settled
 * @param work gets a signal that ends it
 * @throws GatewayError 504 when the time is over
 */
export async function withTimeout<T>(
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<T>,
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
    // A race, because a tenant in this process may not listen to the signal.
    return await Promise.race([work(controller.signal), expired]);
  } finally {
    clearTimeout(timer);
  }
}
