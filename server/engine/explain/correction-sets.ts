/**
 * Minimal correction sets: the commits that have to change so that the requested values are consistent, best first. Best is
 * the least total cost (`keep` of the fields), then the fewest commits, then the sets that keep older commits. They are found
 * by implicit hitting sets (Davies and Bacchus 2011): every correction set hits every core (commits inconsistent with the
 * request), so the best hitting set of the known cores is tried; if it does not correct the conflict, its refutation gives
 * another core. When the budget is spent, one set is made of a known solution.
 *
 * Invariant: the first hitting set that corrects the conflict is the best correction set, because all of them hit all cores;
 * so the answer does not depend on which cores the solver finds. Later sets come in the same order, and none contains an
 * earlier one. Cost: about a core per element of the answer, and a completion per set.
 */
import { type Choice, literalsOf } from '../encode/choices.ts';
import { type CoreTools, conflictCore } from './conflict-core.ts';
import { withinBudget } from '../sat/conflict-budget.ts';
import { type Core, bestHittingSet } from './hitting-set.ts';
import { type SolutionTools, repairSolution } from '../complete/find-solution.ts';

export type CorrectionTools = CoreTools & SolutionTools;

export interface CorrectionSets {
  /** Indexes into the commits (oldest first), each in ascending order. */
  readonly sets: readonly (readonly number[])[];
  /** False when the budget is spent: the sets do correct the conflict, but may be neither all nor the best. */
  readonly exact: boolean;
}

/**
 * Up to `limit` correction sets of a conflict between the commits and the requested values. None when the request is
 * inconsistent by itself.
 */
export function correctionSets(
  tools: CorrectionTools,
  commits: readonly Choice[],
  wanted: readonly Choice[],
  limit: number,
): CorrectionSets {
  const sets: number[][] = [];
  const exact = withinBudget(
    () => {
      search(tools, commits, wanted, limit, sets);
      return true;
    },
    () => false,
  );
  if (!exact && sets.length === 0) sets.push(...fallbackSet(tools, commits, wanted));
  return { sets, exact };
}

/** Adds to `found`. @throws OutOfBudget */
function search(
  tools: CorrectionTools,
  commits: readonly Choice[],
  wanted: readonly Choice[],
  limit: number,
  found: number[][],
): void {
  const cores: Core[] = [];
  // One number for both criteria: the number of commits never outweighs a difference in cost.
  const costs = commits.map(({ field }) => field.keep * (commits.length + 1) + 1);
  while (found.length < limit) {
    const candidate = bestHittingSet(cores, found, costs);
    if (!candidate) break;
    const moved = new Set(candidate);
    const kept = commits.filter((_, i) => !moved.has(i));
    if (moved.size > 0 && tools.completions.preferred([...kept, ...wanted])) {
      found.push(candidate);
      continue;
    }
    const core = conflictCore(tools, wanted, kept);
    if (core.length === 0) break;
    cores.push(core.map((choice) => commits.indexOf(choice)));
  }
}

/**
 * A correction set that need not be minimal: the commits that differ in a solution with the request, without those that a
 * repair of that solution can keep. Costs at most one question to the solver.
 */
function fallbackSet(
  tools: CorrectionTools,
  commits: readonly Choice[],
  wanted: readonly Choice[],
): number[][] {
  let solution =
    tools.pool.nearest(commits, wanted).solution ?? tools.completions.preferredOrFallback(wanted);
  if (!solution) return [];
  const has = ({ field, value }: Choice): boolean => solution?.[field.index] === value;
  for (const commit of commits) {
    if (has(commit)) continue;
    const kept = [...wanted, ...commits.filter(has), commit];
    const near = repairSolution(tools, solution, literalsOf(kept));
    if (near && near !== 'none') solution = near;
  }
  return [[...commits.keys()].filter((i) => !commits.slice(i, i + 1).every(has))];
}
