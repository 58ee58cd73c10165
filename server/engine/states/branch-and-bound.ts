/**
 * One end of the range of a wide integer, by branch and bound over the fields that contribute to its bounds
 * (`linear-bounds.ts`), values of least contribution first. After every decision, unit propagation and the linear bounds give
 * a relaxation bound; a branch that cannot improve on the incumbent is pruned. The first descent usually finds a good solution.
 *
 * Invariant: the incumbent is a solution; when `isOptimal`, no solution goes further.
 * Cost: a propagation over all fields for the first descent, then bounded by a number of decisions.
 */
import { type Choice, literalsOf, valueLiterals } from '../encode/choices.ts';
import type { EncodedField, WideField } from '../encode/encode-field.ts';
import type { Direction, LinearBounds } from './linear-bounds.ts';
import type { Assignment } from '../encode/rule-check.ts';
import type { UnitPropagation } from '../sat/unit-propagation.ts';

export interface BranchAndBoundTools {
  readonly problem: { readonly fields: readonly EncodedField[] };
  readonly propagation: UnitPropagation;
  /** Decisions that one search may make. */
  readonly decisionsPerSearch: number;
}

/** The best solution found. */
export interface Incumbent {
  readonly solution: Assignment;
  readonly isOptimal: boolean;
}

export class BranchAndBound {
  private readonly tools: BranchAndBoundTools;
  private readonly field: WideField;
  private readonly direction: Direction;
  private readonly bounds: LinearBounds;
  private best: Assignment = new Int32Array(0);
  private reached = 0;
  private limit = 0;
  private decisionsLeft: number;
  private isIncomplete = false;

  constructor(tools: BranchAndBoundTools, field: WideField, direction: Direction, bounds: LinearBounds) {
    this.tools = tools;
    this.field = field;
    this.direction = direction;
    this.bounds = bounds;
    this.decisionsLeft = tools.decisionsPerSearch;
  }

  /** Starts from a solution with the `others`. No solution goes beyond the offset `limit`. */
  run(near: Assignment, others: readonly Choice[], limit: number): Incumbent {
    const { propagation } = this.tools;
    this.best = near;
    this.reached = near[this.field.index] ?? 0;
    this.limit = limit;
    propagation.backtrack(0);
    if (literalsOf(others).every((literal) => propagation.assume(literal))) this.descend(0);
    propagation.backtrack(0);
    return { solution: this.best, isOptimal: !this.isIncomplete };
  }

  /** Searches for an improvement under the decisions so far. `next` is the place of the next contributor. */
  private descend(next: number): void {
    const { propagation } = this.tools;
    const limit = this.bounds.limit(this.direction, propagation);
    if (!this.isBeyond(limit)) return;
    const contributor = this.bounds.contributors[this.direction][next];
    if (!contributor) {
      this.complete(limit);
      return;
    }
    const { level } = propagation;
    for (const value of contributor.values) {
      const literal = contributor.field.literals[value] ?? 0;
      const truth = propagation.value(literal);
      if (truth < 0) continue;
      this.decisionsLeft -= 1;
      if (this.decisionsLeft < 0) this.isIncomplete = true;
      if (this.reached === this.limit || this.isIncomplete) return;
      if (truth > 0) {
        this.descend(next + 1);
        return;
      }
      if (propagation.assume(literal)) this.descend(next + 1);
      propagation.backtrack(level);
    }
  }

  /**
   * With all contributors decided: the other fields keep their values where propagation allows. No solution with these
   * decisions goes beyond `limit`; one that falls short of it, because another wide field kept its value, proves nothing.
   */
  private complete(limit: number): void {
    const { problem, propagation } = this.tools;
    const { level } = propagation;
    const solution = this.best.slice();
    const decide = (field: EncodedField, values: Iterable<number>): boolean => {
      for (const value of values) {
        if (!assumeValue(propagation, field, value)) continue;
        solution[field.index] = value;
        return true;
      }
      return false;
    };
    const values = (field: EncodedField): Iterable<number> => {
      const current = solution[field.index] ?? 0;
      return field.kind === 'wide' ? [current] : new Set([current, ...field.preference]);
    };
    const found =
      problem.fields.every((field) => field === this.field || decide(field, values(field))) &&
      decide(this.field, [this.bounds.limit(this.direction, propagation)]);
    propagation.backtrack(level);
    const offset = solution[this.field.index] ?? 0;
    this.isIncomplete ||= !found || offset !== limit;
    if (!found || !this.isBeyond(offset)) return;
    this.best = solution;
    this.reached = offset;
  }

  private isBeyond(offset: number): boolean {
    return this.direction > 0 ? offset > this.reached : offset < this.reached;
  }
}

/** False, with the propagation unchanged, on a conflict. */
function assumeValue(propagation: UnitPropagation, field: EncodedField, value: number): boolean {
  const { level } = propagation;
  for (const literal of valueLiterals(field, value)) {
    const truth = propagation.value(literal);
    if (truth > 0) continue;
    if (truth < 0 || !propagation.assume(literal)) {
      propagation.backtrack(level);
      return false;
    }
  }
  return true;
}
