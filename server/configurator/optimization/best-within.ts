/**
 * The best solution for a goal, within a budget where there is one. The price is a sum of its own for each set of discounts
 * (`price-cases.ts`), so the search is made in each, and the best of what was found is taken.
 *
 * A sum only bounds a price, now and then (roundings). Every solution is asked what it really costs, and `isBest` is true
 * only where that, or the goal, is as low as the bounds of all cases allow.
 */
import { InconsistentCommits, type Commit, type SyncEngine } from '#server/engine/engine-port.ts';
import { minimize, type GoalRange } from '#server/engine/minimize.ts';
import type { PriceRange } from './goal-problem.ts';

export interface Best {
  /** As the engine writes values. */
  readonly assignment: ReadonlyMap<string, string>;
  /** What the goal comes to. */
  readonly value: number;
  /** There is no better one. */
  readonly isBest: boolean;
}

type Assignment = ReadonlyMap<string, string>;
type CostOf = (assignment: Assignment) => number;

/** The lowest price, within a budget where there is one; undefined when no case has a solution. */
export function cheapestWithin(
  engine: SyncEngine,
  commits: readonly Commit[],
  prices: readonly PriceRange[],
  costOf: CostOf,
  budget?: number,
): Best | undefined {
  let best: { assignment: Assignment; value: number } | undefined;
  let bound = Infinity;
  for (const { commits: own, range, least, most } of prices) {
    const limits = budget === undefined ? [] : [{ goal: range, most: most(budget) }];
    const found = inCase(() => minimize(engine, [...commits, ...own], range, limits));
    if (found?.kind !== 'found') continue;
    bound = Math.min(bound, found.least.exact ? least(found.least.value) : -Infinity);
    const value = costOf(found.assignment);
    if (value <= (budget ?? Infinity) && value < (best?.value ?? Infinity))
      best = { assignment: found.assignment, value };
  }
  return best && { ...best, isBest: best.value <= bound };
}

/** The smallest sum of another goal; undefined when the budget cannot be kept. */
export function leastWithin(
  engine: SyncEngine,
  commits: readonly Commit[],
  goal: GoalRange,
  prices: readonly PriceRange[],
  costOf: CostOf,
  budget?: number,
): Best | undefined {
  if (budget === undefined) {
    const found = minimize(engine, commits, goal);
    if (found.kind === 'none') return undefined;
    return { assignment: found.assignment, value: found.least.value, isBest: found.least.exact };
  }
  let best: { assignment: Assignment; value: number } | undefined;
  let bound = Infinity;
  for (const { commits: own, range, most } of prices) {
    const limits = [{ goal: range, most: most(budget) }];
    const found = inCase(() => minimize(engine, [...commits, ...own], goal, limits));
    if (found?.kind !== 'found') continue;
    bound = Math.min(bound, found.least.exact ? found.least.value : -Infinity);
    if (costOf(found.assignment) <= budget && found.least.value < (best?.value ?? Infinity))
      best = { assignment: found.assignment, value: found.least.value };
  }
  return best && { ...best, isBest: best.value <= bound };
}

/** What the customer chose may contradict a case: then it has nothing to offer. */
function inCase<T>(search: () => T): T | undefined {
  try {
    return search();
  } catch (error) {
    if (error instanceof InconsistentCommits) return undefined;
    throw error;
  }
}
