/**
 * The completion of commits that minimizes a goal, with bounds on other goals. It only asks the port of the engine, which
 * finds the ends of a range by branch and bound.
 *
 * Invariant: canonical. Of the solutions with the smallest sum it is the preferred completion. Where the budget was spent, the
 * best sum found is used and `exact` is false. Cost: two evaluations.
 */
import type { Commit, SyncEngine } from './engine-port.ts';
import { InconsistentCommits } from './engine-port.ts';

/** A goal of the engine's problem (`goals.ts`), by its name and the range of its field. */
export interface GoalRange {
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

export interface Least {
  readonly value: number;
  /** No smaller one exists. */
  readonly exact: boolean;
}

export type Minimum =
  | { readonly kind: 'found'; readonly assignment: ReadonlyMap<string, string>; readonly least: Least }
  /** No solution respects the limits. */
  | { readonly kind: 'none' };

/** The smallest sum that a goal can have with these commits. @throws InconsistentCommits */
export function leastOf(engine: SyncEngine, commits: readonly Commit[], { name, min }: GoalRange): Least {
  const { bounds, states } = engine.evaluate(commits, [name]);
  const found = bounds.get(name);
  const value = found?.min ?? min;
  const isUndecided = [...(states.get(name) ?? [])].some(
    ([other, state]) => state === 'undecided' && Number(other) < value,
  );
  return { value, exact: found?.exact !== false && !isUndecided };
}

/**
 * @param limits largest sums of other goals, or of the same one
 * @throws InconsistentCommits when the commits alone cannot hold
 */
export function minimize(
  engine: SyncEngine,
  commits: readonly Commit[],
  goal: GoalRange,
  limits: readonly { readonly goal: GoalRange; readonly most: number }[] = [],
): Minimum {
  if (limits.some((limit) => limit.most < limit.goal.min)) return { kind: 'none' };
  const bounded = limits
    .filter((limit) => limit.most < limit.goal.max)
    .map((limit) => atMost(limit.goal, limit.most));
  try {
    // The goal itself may be limited, too; its minimum does not depend on that.
    const others = bounded.filter(({ field }) => field !== goal.name);
    const least = leastOf(engine, [...commits, ...others], goal);
    const limit = bounded.find(({ field }) => field === goal.name);
    if (limit && least.value > Number(limit.value)) return { kind: 'none' };
    const reached = [...commits, ...others, atMost(goal, least.value)];
    const { assignment } = engine.evaluate(reached, []);
    return { kind: 'found', assignment, least };
  } catch (error) {
    if (!(error instanceof InconsistentCommits) || bounded.length === 0) throw error;
    // If the commits alone are inconsistent, this throws.
    engine.evaluate(commits, []);
    return { kind: 'none' };
  }
}

function atMost({ name }: GoalRange, value: number): Commit {
  return { field: name, value: String(value) };
}
