/**
 * Which commits have to move so that what is wanted fits, best first: fewest commits, then older ones are kept. These are
 * minimal correction sets, found by implicit hitting sets: every core (commits that cannot hold together with what is
 * wanted) has to lose at least one commit, so the best hitting set of the cores known so far is tried; if it is not
 * enough, the refutation is a new core.
 *
 * Invariant: a set that works is the best of all sets that work, because every one of them hits all cores. Hence the
 * answer does not depend on which cores the solver found. Further sets come in the same order, and no set contains an
 * earlier one.
 * Cost: one solver call per core and one per set.
 */
import type { Choice } from './choices.ts';
import { literalsOf } from './choices.ts';
import { type Core, bestHittingSet } from './hitting-set.ts';
import type { SolverSession } from './solver-session.ts';

export interface CorrectionTools {
  readonly session: SolverSession;
  /** Called for every solution the solver comes up with on the way. */
  readonly onSolution: () => void;
}

/**
 * Up to `limit` correction sets, each as indexes into `commits` (oldest first) in ascending order. Empty when what is
 * wanted does not fit whatever moves. When nothing has to move, the only set is the empty one.
 */
export function correctionSets(
  { session, onSolution }: CorrectionTools,
  commits: readonly Choice[],
  wanted: readonly Choice[],
  limit: number,
): number[][] {
  const found: number[][] = [];
  const cores: Core[] = [];
  const fixed = literalsOf(wanted);
  while (found.length < limit) {
    const candidate = bestHittingSet(cores, found);
    if (!candidate) break;
    const moved = new Set(candidate);
    const kept = commits.filter((_, i) => !moved.has(i));
    if (session.solve([...fixed, ...literalsOf(kept)]) === 'satisfiable') {
      onSolution();
      found.push(candidate);
      if (candidate.length === 0) break;
      continue;
    }
    const core = shrink(session, fixed, kept);
    if (core.length === 0) break;
    cores.push(core.map((choice) => commits.indexOf(choice)));
  }
  return found;
}

/** Commits that were used in the refutation just made, less those a few more refutations show to be dispensable. */
function shrink(session: SolverSession, fixed: readonly number[], kept: readonly Choice[]): Choice[] {
  let core = failedChoices(session, kept);
  for (const choice of core) {
    if (!core.includes(choice)) continue;
    const rest = core.filter((other) => other !== choice);
    if (session.solve([...fixed, ...literalsOf(rest)], undefined, SHRINK_BUDGET) === 'unsatisfiable')
      core = failedChoices(session, rest);
  }
  return core;
}

/** A core need not be minimal, so shrinking it is not worth a long search. */
const SHRINK_BUDGET = 200;

function failedChoices(session: SolverSession, choices: readonly Choice[]): Choice[] {
  const failed = new Set(session.failed(literalsOf(choices)));
  return choices.filter((choice) => choice.literals.some((literal) => failed.has(literal)));
}
