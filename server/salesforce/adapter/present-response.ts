import type { ConfigurationResponse } from '#contract/configuration.ts';
import type { ForeignCommit } from '#server/upstreams/foreign-configurator.ts';
import { changedValues } from './compare-values.ts';
import type { Relaxation } from './find-relaxations.ts';
import type { Continuation } from './continuation.ts';
import type { Live } from './transactions.ts';

/** What would have to be given up for values that do not fit, or that nothing helps. */
export function presentConflict(
  live: Live,
  session: Continuation,
  relaxations: readonly Relaxation[],
  { errors, locale }: { readonly errors: readonly string[]; readonly locale: string },
): ConfigurationResponse {
  const { structure, state } = live;
  const lists = relaxations.map(({ names, values }) => {
    const given = [...names, ...session.commits.map(({ name }) => name)];
    const wanted = new Set(names);
    const compared = { before: state.values, after: values, locale };
    // A choice that is given up and keeps its value all the same is told, too: it is no choice any more.
    return [...changedValues(structure, given, compared)].sort(
      (one, other) => Number(wanted.has(other.name)) - Number(wanted.has(one.name)),
    );
  });
  const [changed, ...others] = lists;
  if (!changed) return notPossible(errors);
  return {
    status: 'RESOLVABLE',
    ...(errors.length > 0 && { message: errors.join(' ') }),
    changed,
    ...(others.length > 0 && { changedLists: lists }),
    // Only single choices were tried, and not all of them.
    complete: false,
    ...(relaxations[0]?.isRough === true && { exact: false }),
  };
}

export function notPossible(errors: readonly string[]): ConfigurationResponse {
  return { status: 'not OK', message: errors.join(' ') };
}

export function presentNotApplied(notApplied: readonly ForeignCommit[]) {
  return notApplied.length === 0 ? {} : { 'not-applied': notApplied.map((commit) => ({ ...commit })) };
}
