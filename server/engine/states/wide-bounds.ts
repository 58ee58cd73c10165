/**
 * Smallest and largest value of a wide integer under all commits but its own.
 *
 * Inner bounds come from known solutions, each extended as far as the rules allow with all other fields fixed; outer bounds
 * from linear bounds and from evaluations with fewer commits. Usually they meet, or branch and bound closes the gap, or one
 * question ("is there a solution beyond?") proves the inner bound optimal; otherwise the gap is bisected.
 *
 * Invariant: both ends are reached by solutions. They are exact unless a question ran out of budget; only exact ranges are
 * cached. Cost: about one question for each end that a new commit may have moved, and a few more where it has.
 */
import { type Choice, literalsOf } from '../encode/choices.ts';
import type { WideField } from '../encode/encode-field.ts';
import type { Bounds } from '../engine-port.ts';
import type { CachedStates, StateCache } from './state-cache.ts';
import type { Neighbourhood } from '../solve/neighbourhood.ts';
import type { Direction, LinearBounds } from './linear-bounds.ts';
import type { Assignment } from '../encode/rule-check.ts';
import type { SolutionPool } from '../solve/solution-pool.ts';
import type { IncrementalSolver } from '../solve/incremental-solver.ts';
import { BranchAndBound, type BranchAndBoundTools } from './branch-and-bound.ts';

export interface BoundTools extends BranchAndBoundTools {
  readonly solver: IncrementalSolver;
  readonly pool: SolutionPool;
  readonly neighbourhood: Neighbourhood;
  readonly stateCache: StateCache;
  /** By index of a wide field. */
  readonly linearBounds: ReadonlyMap<number, LinearBounds>;
  /** Conflicts that one question may meet. */
  readonly conflictsPerQuestion: number;
}

/** The range of the field; also stored in the cached states when exact. */
export function wideBounds(
  tools: BoundTools,
  field: WideField,
  choices: readonly Choice[],
  { bounds, completion }: CachedStates,
): Bounds {
  const cached = bounds.get(field.index);
  if (cached) return cached;
  const others = choices.filter((choice) => choice.field !== field);
  const { outer, inner } = tools.stateCache.rangeLimits(field, others);
  const propagated = propagatedLimits(tools, field, others);
  const end = (direction: Direction, limit: number, known: number): End =>
    new EndSearch(tools, field, others, direction).reach(completion, limit - field.min, known - field.min);
  const min = end(-1, Math.max(outer.min, propagated.min), inner.min);
  const max = end(1, Math.min(outer.max, propagated.max), inner.max);
  const found = { min: field.min + min.reached, max: field.min + max.reached };
  if (!min.exact || !max.exact) return { ...found, exact: false };
  bounds.set(field.index, found);
  return found;
}

/** The linear bounds under the others' commits. */
function propagatedLimits(
  { propagation, linearBounds }: BoundTools,
  field: WideField,
  others: readonly Choice[],
): Bounds {
  const fieldBounds = linearBounds.get(field.index);
  if (!fieldBounds) return field;
  propagation.backtrack(0);
  for (const literal of literalsOf(others)) propagation.assume(literal);
  const min = field.min + fieldBounds.limit(-1, propagation);
  const max = field.min + fieldBounds.limit(1, propagation);
  propagation.backtrack(0);
  return { min, max };
}

interface End {
  readonly reached: number;
  readonly exact: boolean;
}

/** Finds one end of a field's range. All numbers are offsets from the field's minimum. */
class EndSearch {
  private readonly tools: BoundTools;
  private readonly field: WideField;
  private readonly others: readonly Choice[];
  private readonly direction: Direction;

  constructor(tools: BoundTools, field: WideField, others: readonly Choice[], direction: Direction) {
    this.tools = tools;
    this.field = field;
    this.others = others;
    this.direction = direction;
  }

  /** The furthest offset. No solution is beyond `limit`; some solution reaches `known`. */
  reach(completion: Assignment, limit: number, known: number): End {
    const { solver, pool, linearBounds, conflictsPerQuestion } = this.tools;
    const { field, direction } = this;
    const best = this.furthest(completion);
    if (this.offset(best) === limit || known === limit) return { reached: limit, exact: true };
    let solution = this.extend(best, limit);
    let outer = limit;
    const bounds = linearBounds.get(field.index);
    if (bounds && this.offset(solution) !== limit) {
      const search = new BranchAndBound(this.tools, field, direction, bounds);
      const incumbent = search.run(solution, this.others, limit);
      if (incumbent.solution !== solution) pool.add(incumbent.solution);
      solution = incumbent.solution;
      if (incumbent.isOptimal) outer = this.offset(solution);
    }
    let reached = this.isBeyond(known, this.offset(solution)) ? known : this.offset(solution);
    let bisect = false;
    if (this.isBeyond(outer, reached)) solver.setPhases(solution);
    const assumptions = literalsOf(this.others);
    while (this.isBeyond(outer, reached)) {
      const step = bisect ? Math.ceil(Math.abs(outer - reached) / 2) : 1;
      const target = reached + direction * step;
      const question = solver.comparison(field, direction > 0 ? '>=' : '<=', target);
      const answer = solver.solve([...assumptions, ...question], undefined, {
        conflicts: conflictsPerQuestion,
      });
      if (answer === 'unknown') return { reached, exact: false };
      bisect = answer === 'satisfiable';
      if (answer === 'unsatisfiable') outer = target - direction;
      else {
        solution = this.extend(solver.solution(), outer);
        pool.add(solution);
        reached = this.offset(solution);
      }
    }
    return { reached, exact: true };
  }

  /** Of the solutions of the pool with the others' commits, the one that goes furthest. */
  private furthest(completion: Assignment): Assignment {
    let best = completion;
    this.tools.pool.forEachNear(this.others, (solution, except) => {
      if (!except && this.isBeyond(this.offset(solution), this.offset(best))) best = solution;
    });
    return best;
  }

  /** The solution with this field moved further, by bisection, as far as the rules allow with all other fields fixed. */
  private extend(solution: Assignment, limit: number): Assignment {
    const { neighbourhood } = this.tools;
    const { index } = this.field;
    neighbourhood.moveTo(solution);
    let reached = this.offset(solution);
    let beyond = limit + this.direction;
    let next = limit;
    while (next !== reached) {
      if (neighbourhood.isSwapValid(index, next)) reached = next;
      else beyond = next;
      next = reached + Math.trunc((beyond - reached) / 2);
    }
    if (reached === this.offset(solution)) return solution;
    const extended = solution.slice();
    extended[index] = reached;
    return extended;
  }

  private offset(solution: Assignment): number {
    return solution[this.field.index] ?? 0;
  }

  private isBeyond(a: number, b: number): boolean {
    return this.direction > 0 ? a > b : a < b;
  }
}
