/**
 * Any solution that has the given choices, or undefined when there is none: the cheapest way first. A solution at hand may
 * have them all; if not, the nearest one is repaired; if that fails, the preferred completion decides.
 *
 * Invariant: exact. Which solution is returned depends on the past, so answers may depend only on there being one.
 * Cost: as a rule that of the fields that differ from a solution at hand.
 */
import type { Choice } from './choices.ts';
import type { Completions } from './completions.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { Assignment } from './rule-check.ts';
import type { SolutionPool } from './solution-pool.ts';
import type { UnitPropagation } from './unit-propagation.ts';

export interface SolutionTools {
  readonly propagation: UnitPropagation;
  readonly neighbourhood: Neighbourhood;
  readonly pool: SolutionPool;
  readonly completions: Completions;
}

export function someSolution(tools: SolutionTools, choices: readonly Choice[]): Assignment | undefined {
  const { propagation, neighbourhood, pool, completions } = tools;
  const { solution: nearest, differences } = pool.nearest(choices);
  if (!nearest || propagation.contradictory) return completions.of(choices);
  if (differences === 0) return nearest;
  propagation.backtrack(0);
  const together = choices.every((choice) => choice.literals.every((literal) => propagation.assume(literal)));
  if (together) neighbourhood.around(nearest);
  const moves = together ? neighbourhood.repair(0) : undefined;
  propagation.backtrack(0);
  if (!together) return undefined;
  if (!moves) return completions.of(choices);
  const solution = nearest.slice();
  for (const { field, value } of moves) solution[field] = value;
  pool.add(solution);
  return solution;
}
