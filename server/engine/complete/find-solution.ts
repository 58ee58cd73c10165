/**
 * Finds any solution with the given choices, by the cheapest method first: a solution of the pool, else a repair of the
 * nearest one, else the preferred completion.
 *
 * Invariant: exact, or OutOfBudget is thrown. Which solution is returned depends on earlier questions, so an answer may depend
 * only on whether there is one. Cost: usually proportional to the rules of the fields that differ from a solution of the pool.
 */
import { type Choice, literalsOf } from '../encode/choices.ts';
import type { CompletionCache } from './completion-cache.ts';
import type { Neighbourhood } from '../solve/neighbourhood.ts';
import type { Assignment } from '../encode/rule-check.ts';
import type { SolutionPool } from '../solve/solution-pool.ts';
import type { UnitPropagation } from '../sat/unit-propagation.ts';

export interface SolutionTools {
  readonly propagation: UnitPropagation;
  readonly neighbourhood: Neighbourhood;
  readonly pool: SolutionPool;
  readonly completions: CompletionCache;
}

/** A solution with the choices, or undefined when there is none. @throws OutOfBudget */
export function findSolution(tools: SolutionTools, choices: readonly Choice[]): Assignment | undefined {
  const { solution: nearest, differences } = tools.pool.nearest(choices);
  if (!nearest) return tools.completions.preferred(choices);
  if (differences === 0) return nearest;
  const solution = repairSolution(tools, nearest, literalsOf(choices));
  if (solution === 'none') return undefined;
  if (!solution) return tools.completions.preferred(choices);
  tools.pool.add(solution);
  return solution;
}

/** A solution with these literals, repaired from another one; `none` when there is none, undefined when none was found. */
export function repairSolution(
  { propagation, neighbourhood }: Pick<SolutionTools, 'propagation' | 'neighbourhood'>,
  near: Assignment,
  literals: readonly number[],
): Assignment | 'none' | undefined {
  propagation.backtrack(0);
  const isPropagated = !propagation.contradictory && literals.every((literal) => propagation.assume(literal));
  if (isPropagated) neighbourhood.moveTo(near);
  const moves = isPropagated ? neighbourhood.repair(0) : undefined;
  propagation.backtrack(0);
  if (!moves) return isPropagated ? undefined : 'none';
  const solution = near.slice();
  for (const { field, value } of moves) solution[field] = value;
  return solution;
}
