/**
 * What the solvers may still spend on the part of an answer that is being worked on, in conflicts. A solver does not tell how
 * many a question took, so questions are asked with a small limit first and with larger ones after that; what is charged is
 * the limit that was enough.
 *
 * Invariant: once everything is spent, every question is `unknown`. Cost: a hard question is asked a few times; what the
 * solver learnt before is not lost.
 */
import type { SatAnswer, SatSolver, SolveLimits } from './sat-solver.ts';

/** The first limit, and how much larger each further one is. */
const FIRST = 1_000;
const GROWTH = 4;
/** What a question costs that was answered within the first limit. */
const EASY = 20;

export class Effort {
  private left = Infinity;

  /** From here on so many conflicts are allowed, for all questions together. */
  allow(conflicts: number): void {
    this.left = conflicts;
  }

  /** Asks a question. `constrain` is called before each try. */
  solve(
    solver: SatSolver,
    assumptions: readonly number[],
    limits: SolveLimits = {},
    constrain?: () => void,
  ): SatAnswer {
    const most = Math.min(limits.conflicts ?? Infinity, this.left);
    let tried = 0;
    for (let step = FIRST; tried < most; step *= GROWTH) {
      const conflicts = Math.min(step, most - tried);
      constrain?.();
      const answer = solver.solve(assumptions, { ...limits, conflicts });
      const isOver = answer !== 'unknown' || limits.decisions !== undefined;
      tried += conflicts;
      if (!isOver) continue;
      this.left -= step === FIRST ? Math.min(EASY, conflicts) : tried;
      return answer;
    }
    this.left -= tried;
    return 'unknown';
  }
}

/** Thrown when a question has spent what it may, and its caller has to make do with less. Never leaves the engine. */
export class OutOfBudget extends Error {
  override readonly name = 'OutOfBudget';
}

/** The answer of a question that has to be answered. @throws OutOfBudget for `unknown` */
export function decided(answer: SatAnswer): Exclude<SatAnswer, 'unknown'> {
  if (answer === 'unknown') throw new OutOfBudget('The question has spent what it may.');
  return answer;
}

/** What `compute` returns, or what `makeDo` does when that runs out of its budget. */
export function withinBudget<T>(compute: () => T, makeDo: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof OutOfBudget) return makeDo();
    throw error;
  }
}
