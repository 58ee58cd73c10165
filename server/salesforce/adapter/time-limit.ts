import { ForeignError } from '#server/upstreams/foreign-configurator.ts';

export interface TimeLimit {
  readonly timeoutMs: number;
  /** Of the caller, who may give up earlier. */
  readonly signal: AbortSignal | undefined;
  /** For the message. */
  readonly call: string;
}

/**
 * Runs a call of the network; what it throws besides a ForeignError means that there is no answer.
 * @throws ForeignError unavailable
 */
export async function withTimeLimit<T>(
  { timeoutMs, signal, call }: TimeLimit,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    return await work(signal ? AbortSignal.any([signal, limit]) : limit);
  } catch (error) {
    if (error instanceof ForeignError) throw error;
    const reason = limit.aborted ? `did not answer within ${String(timeoutMs)} ms` : 'did not answer';
    throw new ForeignError('unavailable', `Salesforce (${call}) ${reason}.`, { cause: error });
  }
}
