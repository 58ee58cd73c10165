/** Which commits hold together, without changes or reasons for those that do not. */
import type { Commit } from '#server/engine/engine-port.ts';
import { replaceCommits } from './configuration.ts';
import type { ConfiguratorContext } from './context.ts';
import { toEngine } from './notation.ts';
import { withoutMissingRows } from './rows.ts';

/**
 * Whether these values can be committed on top of the commits, what was committed in rows that they take away aside.
 * @throws EngineTimeout
 */
export function isConsistent(
  { model, engine }: ConfiguratorContext,
  commits: readonly Commit[],
  wanted: readonly Commit[],
): boolean {
  const all = replaceCommits(withoutMissingRows(model, commits, wanted), wanted);
  return engine.isConsistent(all.map((commit) => toEngine(model, commit)));
}

/**
 * Adds as many commits as hold together, in their order: one that contradicts those before it is dropped, it never
 * pushes another one out. One question when all of them fit, else one for each.
 *
 * @param needs fixed values, kept whatever comes
 * @param commits commits that hold together with the needs
 * @param added what is to come on top, oldest first
 */
export function dropInconsistent(
  context: ConfiguratorContext,
  needs: readonly Commit[],
  commits: readonly Commit[],
  added: readonly Commit[],
): { commits: readonly Commit[]; dropped: readonly Commit[] } {
  if (isConsistent(context, commits, [...needs, ...added]))
    return { commits: replaceCommits(commits, added), dropped: [] };
  let kept = commits;
  const dropped: Commit[] = [];
  for (const commit of added) {
    if (isConsistent(context, kept, [...needs, commit])) kept = replaceCommits(kept, [commit]);
    else dropped.push(commit);
  }
  return { commits: kept, dropped };
}
