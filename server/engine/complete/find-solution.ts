/**
 * Any solution that has the given choices, or undefined when there is none: the cheapest way first. A solution at hand may
 * have them all; if not, the nearest one is repaired; if that fails, the preferred completion decides.
 *
 * Invariant: exact, or OutOfBudget is thrown. Which solution is returned depends on the past, so answers may depend only on there being one.
 * Cost: as a rule that of the fields that differ from a solution at hand.
 */
import { type Choice, literalsOf } from '../encode/choices.ts';
import type { Completions } from './completion-cache.ts';
import type { Neighbourhood } from '../solve/neighbourhood.ts';
import type { Assignment } from '../encode/rule-check.ts';
import type { SolutionPool } from '../solve/solution-pool.ts';
import type { UnitPropagation } from '../sat/unit-propagation.ts';

export interface SolutionTools {
  readonly propagation: UnitPropagation;
  readonly neighbourhood: Neighbourhood;
  readonly pool: SolutionPool;
  readonly completions: Completions;
}

export function someSolution(tools: SolutionTools, choices: readonly Choice[]): Assignment | undefined {
  const { solution: nearest, differences } = tools.pool.nearest(choices);
  if (!nearest) return tools.completions.of(choices);
  if (differences === 0) return nearest;
  const solution = solutionNear(tools, nearest, literalsOf(choices));
  if (solution === 'none') return undefined;
  if (!solution) return tools.completions.of(choices);
  tools.pool.add(solution);
  return solution;
}

/** A solution with these literals, made from another one; `none` when there is none, undefined when none was found. */
export function solutionNear(
  { propagation, neighbourhood }: Pick<SolutionTools, 'propagation' | 'neighbourhood'>,
  near: Assignment,
  literals: readonly number[],
): Assignment | 'none' | undefined {
  propagation.backtrack(0);
  const together = !propagation.contradictory && literals.every((literal) => propagation.assume(literal));
  if (together) neighbourhood.around(near);
  const moves = together ? neighbourhood.repair(0) : undefined;
  propagation.backtrack(0);
  if (!moves) return together ? undefined : 'none';
  const solution = near.slice();
  for (const { field, value } of moves) solution[field] = value;
  return solution;
}
