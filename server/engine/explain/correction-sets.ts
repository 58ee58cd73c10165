/**
 * Which commits have to move so that what is wanted fits, best first: those that count for least together (`keep` of
 * their fields), then the fewest, then older ones are kept. These are minimal correction sets, found by implicit hitting
 * sets: every core (commits that cannot hold together with what is wanted) has to lose at least one commit, so the best
 * hitting set of the cores known so far is tried; if it is not enough, the refutation is a new core.
 *
 * Invariant: a set that works is the best of all sets that work, because every one of them hits all cores. Hence the
 * answer does not depend on which cores the solver found. Further sets come in the same order, and no set contains an
 * earlier one.
 * When the budget is spent, one set is made from solutions at hand.
 * Cost: a core per element of the answer or a few more, and a completion per set.
 */
import { type Choice, literalsOf } from '../encode/choices.ts';
import { type CoreTools, conflictCore } from './conflict-core.ts';
import { withinBudget } from '../sat/conflict-budget.ts';
import { type Core, bestHittingSet } from './hitting-set.ts';
import { type SolutionTools, solutionNear } from '../complete/find-solution.ts';

export type CorrectionTools = CoreTools & SolutionTools;

export interface CorrectionSets {
  /** Indexes into the commits (oldest first), each in ascending order. */
  readonly sets: readonly (readonly number[])[];
  /** False when the budget ended the search: what is here leads out, but may be neither complete nor the best. */
  readonly exact: boolean;
}

/**
 * Up to `limit` correction sets of a conflict: what is wanted must be known not to fit with all commits. None when it does
 * not fit whatever moves.
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
  if (!exact && sets.length === 0) sets.push(...looseSet(tools, commits, wanted));
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
  // One number for both: no number of commits makes up for one that counts for less.
  const costs = commits.map(({ field }) => field.keep * (commits.length + 1) + 1);
  while (found.length < limit) {
    const candidate = bestHittingSet(cores, found, costs);
    if (!candidate) break;
    const moved = new Set(candidate);
    const kept = commits.filter((_, i) => !moved.has(i));
    if (moved.size > 0 && tools.completions.of([...kept, ...wanted])) {
      found.push(candidate);
      continue;
    }
    const core = conflictCore(tools, wanted, kept);
    if (core.length === 0) break;
    cores.push(core.map((choice) => commits.indexOf(choice)));
  }
}

/**
 * A set that is good enough: what moves in a solution with everything wanted, less each commit that can be kept after all by
 * changing others that are not commits. Costs the solver one question at most.
 */
function looseSet(tools: CorrectionTools, commits: readonly Choice[], wanted: readonly Choice[]): number[][] {
  let solution = tools.pool.nearest(commits, wanted).solution ?? tools.completions.ofAnyKind(wanted);
  if (!solution) return [];
  const has = ({ field, value }: Choice): boolean => solution?.[field.index] === value;
  for (const commit of commits) {
    if (has(commit)) continue;
    const kept = [...wanted, ...commits.filter(has), commit];
    const near = solutionNear(tools, solution, literalsOf(kept));
    if (near && near !== 'none') solution = near;
  }
  return [[...commits.keys()].filter((i) => !commits.slice(i, i + 1).every(has))];
}
