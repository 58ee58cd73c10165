/**
 * Smallest and largest value of a wide integer with all commits but its own kept: the search of integer-bounds.ts, its
 * questions answered by propagation and repair where they can be, by the solver where not.
 *
 * Invariant: exact, and remembered with what else is known about the choices. Cost: see integer-bounds.ts, once.
 */
import { type Choice, literalsOf } from './choices.ts';
import type { WideField } from './encode-field.ts';
import type { Bounds } from './engine-port.ts';
import { extremeOffset } from './integer-bounds.ts';
import type { Knowledge } from './known-states.ts';
import type { SolverSession } from './solver-session.ts';
import { type SolutionTools, solutionNear } from './some-solution.ts';

export interface BoundTools extends SolutionTools {
  readonly session: SolverSession;
}

export function wideBounds(
  tools: BoundTools,
  field: WideField,
  choices: readonly Choice[],
  { bounds, completion }: Knowledge,
): Bounds {
  const known = bounds.get(field.index);
  if (known) return known;
  const { session, pool } = tools;
  const others = literalsOf(choices.filter((choice) => choice.field !== field));
  const ask = (literals: readonly number[]): number | undefined => {
    if (literals.length === 0) return completion[field.index];
    const assumptions = [...others, ...literals];
    const near = solutionNear(tools, completion, assumptions);
    if (near === 'none') return undefined;
    if (near) return near[field.index];
    if (session.solve(assumptions) !== 'satisfiable') return undefined;
    const solution = session.solution();
    pool.add(solution);
    return solution[field.index];
  };
  const smallest = extremeOffset(ask, field, 'smallest') ?? 0;
  const largest = extremeOffset(ask, field, 'largest') ?? smallest;
  const found = { min: field.min + smallest, max: field.min + largest };
  bounds.set(field.index, found);
  return found;
}
