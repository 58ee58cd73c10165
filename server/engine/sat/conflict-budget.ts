/**
 * How many conflicts the solvers may still meet while one part of an answer is worked out. The solver does not report how
 * many conflicts a question took, so a question is asked with a small limit first and with larger limits after that; it is
 * charged the limits it used up, or a flat rate when the first one was enough.
 *
 * Invariant: once the budget is spent, every question is `unknown`. Cost: a hard question is asked a few times; clauses the
 * solver learned in between are kept.
 */
import type { SatAnswer, SatSolver, SolveLimits } from './sat-solver.ts';

const FIRST_LIMIT = 1_000;
/** How much larger each further limit is. */
const GROWTH = 4;
/** Charge for a question that was answered within the first limit. */
const FLAT_RATE = 20;

export class ConflictBudget {
  private left = Infinity;

  /** Allows this many conflicts from now on, for all questions together. */
  reset(conflicts: number): void {
    this.left = conflicts;
  }

  /** Asks a question. `constrain` is called before each attempt. */
  solve(
    solver: SatSolver,
    assumptions: readonly number[],
    limits: SolveLimits = {},
    constrain?: () => void,
  ): SatAnswer {
    const most = Math.min(limits.conflicts ?? Infinity, this.left);
    let used = 0;
    for (let step = FIRST_LIMIT; used < most; step *= GROWTH) {
      const conflicts = Math.min(step, most - used);
      constrain?.();
      const answer = solver.solve(assumptions, { ...limits, conflicts });
      const isOver = answer !== 'unknown' || limits.decisions !== undefined;
      used += conflicts;
      if (!isOver) continue;
      this.left -= step === FIRST_LIMIT ? Math.min(FLAT_RATE, conflicts) : used;
      return answer;
    }
    this.left -= used;
    return 'unknown';
  }
}

/** Thrown when the budget of a question is spent and its caller has to use a fallback. Never leaves the engine. */
export class OutOfBudget extends Error {
  override readonly name = 'OutOfBudget';
}

/** The answer of a question that has to be answered. @throws OutOfBudget for `unknown` */
export function requireDecided(answer: SatAnswer): Exclude<SatAnswer, 'unknown'> {
  if (answer === 'unknown') throw new OutOfBudget('The conflict budget of the question is spent.');
  return answer;
}

/** The result of `compute`, or that of `fallback` when `compute` runs out of budget. */
export function withinBudget<T>(compute: () => T, fallback: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof OutOfBudget) return fallback();
    throw error;
  }
}
