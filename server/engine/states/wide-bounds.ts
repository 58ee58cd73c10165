/**
 * Smallest and largest value of a wide integer with all commits but its own kept.
 *
 * From inside, solutions at hand show how far the value goes at least; each is pushed as far as the rules allow with
 * everything else kept. From outside, bounds known for fewer commits say how far it goes at most. As a rule the two meet,
 * or one question ("anything beyond?") shows that the best solution known is the best there is. When it is not, the range
 * left is halved.
 *
 * Invariant: what is returned is reached by some solution. It is exact unless a question ran out of its budget; only
 * exact bounds are remembered.
 * Cost: about one question for each end that a new commit may have moved, and a few more where it has.
 */
import { type Choice, literalsOf } from '../encode/choices.ts';
import type { WideField } from '../encode/encode-field.ts';
import type { Bounds } from '../engine-port.ts';
import type { Knowledge, KnownStates } from './state-cache.ts';
import type { Neighbourhood } from '../solve/neighbourhood.ts';
import type { Direction, RangeLevers } from './linear-bounds.ts';
import type { Assignment } from '../encode/rule-check.ts';
import type { SolutionPool } from '../solve/solution-pool.ts';
import type { SolverSession } from '../solve/incremental-solver.ts';
import { StretchSearch, type StretchTools } from './branch-and-bound.ts';

export interface BoundTools extends StretchTools {
  readonly session: SolverSession;
  readonly pool: SolutionPool;
  readonly neighbourhood: Neighbourhood;
  readonly known: KnownStates;
  /** By index of a wide field. */
  readonly levers: ReadonlyMap<number, RangeLevers>;
  /** Conflicts a single question may take. */
  readonly budget: number;
}

export function wideBounds(
  tools: BoundTools,
  field: WideField,
  choices: readonly Choice[],
  { bounds, completion }: Knowledge,
): Bounds {
  const remembered = bounds.get(field.index);
  if (remembered) return remembered;
  const others = choices.filter((choice) => choice.field !== field);
  const { outer, inner } = tools.known.limits(field, others);
  const pulled = pulledLimits(tools, field, others);
  const end = (direction: Direction, limit: number, known: number): End =>
    new EndSearch(tools, field, others, direction).reach(completion, limit - field.min, known - field.min);
  const min = end(-1, Math.max(outer.min, pulled.min), inner.min);
  const max = end(1, Math.min(outer.max, pulled.max), inner.max);
  const found = { min: field.min + min.reached, max: field.min + max.reached };
  if (!min.exact || !max.exact) return { ...found, exact: false };
  bounds.set(field.index, found);
  return found;
}

/** What propagation of the others' commits and the sums leave. */
function pulledLimits(
  { propagation, levers }: BoundTools,
  field: WideField,
  others: readonly Choice[],
): Bounds {
  const pulling = levers.get(field.index);
  if (!pulling) return field;
  propagation.backtrack(0);
  for (const literal of literalsOf(others)) propagation.assume(literal);
  const min = field.min + pulling.limit(-1, propagation);
  const max = field.min + pulling.limit(1, propagation);
  propagation.backtrack(0);
  return { min, max };
}

interface End {
  readonly reached: number;
  readonly exact: boolean;
}

/** Looks for one end of a field's range. Everything is counted from the field's minimum. */
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

  /** The furthest offset. None is beyond `limit`; `known` is reached by some solution. */
  reach(completion: Assignment, limit: number, known: number): End {
    const { session, pool, levers, budget } = this.tools;
    const { field, direction } = this;
    const best = this.furthest(completion);
    if (this.offset(best) === limit || known === limit) return { reached: limit, exact: true };
    let solution = this.push(best, limit);
    let outer = limit;
    const pulling = levers.get(field.index);
    if (pulling && this.offset(solution) !== limit) {
      const stretch = new StretchSearch(this.tools, field, direction, pulling).run(
        solution,
        this.others,
        limit,
      );
      if (stretch.solution !== solution) pool.add(stretch.solution);
      solution = stretch.solution;
      if (stretch.proven) outer = this.offset(solution);
    }
    let reached = this.isBeyond(known, this.offset(solution)) ? known : this.offset(solution);
    let halve = false;
    if (this.isBeyond(outer, reached)) session.preferLike(solution);
    const assumptions = literalsOf(this.others);
    while (this.isBeyond(outer, reached)) {
      const step = halve ? Math.ceil(Math.abs(outer - reached) / 2) : 1;
      const target = reached + direction * step;
      const question = session.comparison(field, direction > 0 ? '>=' : '<=', target);
      const answer = session.solve([...assumptions, ...question], undefined, { conflicts: budget });
      if (answer === 'unknown') return { reached, exact: false };
      halve = answer === 'satisfiable';
      if (answer === 'unsatisfiable') outer = target - direction;
      else {
        solution = this.push(session.solution(), outer);
        pool.add(solution);
        reached = this.offset(solution);
      }
    }
    return { reached, exact: true };
  }

  /** Of the solutions at hand that have the others' commits, the one that goes furthest. */
  private furthest(completion: Assignment): Assignment {
    let best = completion;
    this.tools.pool.forEachNear(this.others, (solution, except) => {
      if (!except && this.isBeyond(this.offset(solution), this.offset(best))) best = solution;
    });
    return best;
  }

  /** The solution with this field taken further, as far as that is seen to do without changing anything else. */
  private push(solution: Assignment, limit: number): Assignment {
    const { neighbourhood } = this.tools;
    const { index } = this.field;
    neighbourhood.around(solution);
    let reached = this.offset(solution);
    let beyond = limit + this.direction;
    let next = limit;
    while (next !== reached) {
      if (neighbourhood.fits(index, next)) reached = next;
      else beyond = next;
      next = reached + Math.trunc((beyond - reached) / 2);
    }
    if (reached === this.offset(solution)) return solution;
    const pushed = solution.slice();
    pushed[index] = reached;
    return pushed;
  }

  private offset(solution: Assignment): number {
    return solution[this.field.index] ?? 0;
  }

  private isBeyond(a: number, b: number): boolean {
    return this.direction > 0 ? a > b : a < b;
  }
}
