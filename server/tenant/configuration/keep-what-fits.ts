import type { Commit, EnginePort } from '#server/engine/engine-port.ts';

/**
 * Adds as many commits as hold together, in their order: one that contradicts those before it is dropped, it never
 * pushes another one out. Asks once when all of them fit, else once for each.
 *
 * @param needs fixed values, kept whatever comes
 * @param commits commits that hold together with the needs
 * @param added what is to come on top, oldest first
 */
export async function keepWhatFits(
  engine: EnginePort,
  needs: readonly Commit[],
  commits: readonly Commit[],
  added: readonly Commit[],
): Promise<{ commits: readonly Commit[]; dropped: readonly Commit[] }> {
  const outcome = await engine.check(commits, [...needs, ...added]);
  if (outcome.kind === 'consistent') return { commits: replace(commits, added), dropped: [] };
  let kept = commits;
  const dropped: Commit[] = [];
  for (const commit of added) {
    const single = await engine.check(kept, [...needs, commit]);
    if (single.kind === 'consistent') kept = replace(kept, [commit]);
    else dropped.push(commit);
  }
  return { commits: kept, dropped };
}

function replace(commits: readonly Commit[], added: readonly Commit[]): Commit[] {
  const fields = new Set(added.map(({ field }) => field));
  return [...commits.filter(({ field }) => !fields.has(field)), ...added];
}
