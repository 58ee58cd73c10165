/**
 * Which commits have to move so that what is wanted fits, best first: those that count for least together (`keep` of
 * their fields), then the fewest, then older ones are kept. These are minimal correction sets, found by implicit hitting
 * sets: every core (commits that cannot hold together with what is wanted) has to lose at least one commit, so the best
 * hitting set of the cores known so far is tried; if it is not enough, the refutation is a new core.
 *
 * Invariant: a set that works is the best of all sets that work, because every one of them hits all cores. Hence the
 * answer does not depend on which cores the solver found. Further sets come in the same order, and no set contains an
 * earlier one.
 * Cost: a core per element of the answer or a few more, and a completion per set.
 */
import type { Choice } from './choices.ts';
import type { Completions } from './completions.ts';
import { type CoreTools, conflictCore } from './conflict-core.ts';
import { type Core, bestHittingSet } from './hitting-set.ts';

export interface CorrectionTools extends CoreTools {
  readonly completions: Completions;
}

/**
 * Up to `limit` correction sets, each as indexes into `commits` (oldest first) in ascending order. Empty when what is
 * wanted does not fit whatever moves. When nothing has to move, the only set is the empty one.
 */
export function correctionSets(
  tools: CorrectionTools,
  commits: readonly Choice[],
  wanted: readonly Choice[],
  limit: number,
): number[][] {
  const found: number[][] = [];
  const cores: Core[] = [];
  // One number for both: no number of commits makes up for one that counts for less.
  const costs = commits.map(({ field }) => field.keep * (commits.length + 1) + 1);
  while (found.length < limit) {
    const candidate = bestHittingSet(cores, found, costs);
    if (!candidate) break;
    const moved = new Set(candidate);
    const kept = commits.filter((_, i) => !moved.has(i));
    if (tools.completions.of([...kept, ...wanted])) {
      found.push(candidate);
      if (candidate.length === 0) break;
      continue;
    }
    const core = conflictCore(tools, wanted, kept);
    if (core.length === 0) break;
    cores.push(core.map((choice) => commits.indexOf(choice)));
  }
  return found;
}
