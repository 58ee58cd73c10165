import type { ForeignCommit } from '#server/upstreams/foreign-configurator.ts';
import { errorsOf } from './messages.ts';
import type { Continuation } from './continuation.ts';
import type { Live } from './transactions.ts';

/** What the next call needs of a context. */
export function continuationOf(
  live: Live,
  { step, commits }: Pick<Continuation, 'step' | 'commits'>,
): Continuation {
  const { productId, transactionId, contextId, savedLineId, line, details, state } = live;
  return {
    version: 1,
    productId,
    transactionId,
    contextId,
    ...(savedLineId !== undefined && { savedLineId }),
    line,
    step,
    commits,
    values: Object.fromEntries(state.values),
    errors: [...errorsOf(details)],
    lines: Object.fromEntries(
      [...state.lines].map(([key, { id, Quantity }]) => [key, { id, quantity: Quantity ?? null }]),
    ),
    attributeIds: Object.fromEntries(state.attributeIds),
  };
}

/** The commits with these as the newest; an empty value takes one away. */
export function mergeCommits(
  commits: readonly ForeignCommit[],
  added: readonly ForeignCommit[],
): ForeignCommit[] {
  const names = new Set(added.map(({ name }) => name));
  return [...commits.filter(({ name }) => !names.has(name)), ...added.filter(({ value }) => value !== '')];
}
