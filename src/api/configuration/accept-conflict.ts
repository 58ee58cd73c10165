import type { Configuration } from '#contract/configuration.ts';
import type { Pair } from './client.ts';
import { findParameter } from './parameters.ts';

/**
 * Accepts a way out of a conflict and says whether it holds now.
 *
 * Some tenants echo RESOLVABLE to the first accept although they applied it, others need it twice. So it is repeated
 * at most once, and in doubt the value itself decides, not the status.
 *
 * @param accept the API's "Accept Conflict Resolution"
 * @param pairs the pair that was asked for, then those of the alternative that was picked, if any
 */
export async function acceptConflict(
  accept: (pairs: readonly Pair[]) => Promise<Configuration>,
  pairs: readonly [Pair, ...Pair[]],
): Promise<{ answer: Configuration; isApplied: boolean }> {
  let answer = await accept(pairs);
  if (answer.response.status === 'RESOLVABLE') answer = await accept(pairs);
  const { status } = answer.response;
  return { answer, isApplied: status === 'OK' || (status === 'RESOLVABLE' && holds(answer, pairs[0])) };
}

function holds(answer: Configuration, { parameter: name, value }: Pair): boolean {
  const parameter = findParameter(answer, name);
  return parameter !== undefined && parameter.committed && parameter.value === value;
}
