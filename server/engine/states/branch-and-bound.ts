/**
 * How far does a wide integer go to one end? Branch and bound over the fields that pull at it, each from the value that
 * pulls least on: after every decision, unit propagation and the sums say how far the integer can still go, and what
 * cannot go further than the best solution found is left. The first descent alone is a good solution as a rule.
 *
 * Invariant: `solution` is one; when `proven`, no solution goes further. Cost: a propagation over all fields for the
 * first descent, then bounded by a number of decisions.
 */
import { type Choice, literalsOf, valueLiterals } from '../encode/choices.ts';
import type { EncodedField, WideField } from '../encode/encode-field.ts';
import type { Direction, RangeLevers } from './linear-bounds.ts';
import type { Assignment } from '../encode/rule-check.ts';
import type { UnitPropagation } from '../sat/unit-propagation.ts';

export interface StretchTools {
  readonly problem: { readonly fields: readonly EncodedField[] };
  readonly propagation: UnitPropagation;
  /** Decisions a search may take. */
  readonly decisions: number;
}

export interface Stretch {
  readonly solution: Assignment;
  readonly proven: boolean;
}

export class StretchSearch {
  private readonly tools: StretchTools;
  private readonly field: WideField;
  private readonly direction: Direction;
  private readonly levers: RangeLevers;
  private best: Assignment = new Int32Array(0);
  private reached = 0;
  private limit = 0;
  private decisionsLeft: number;
  private unresolved = false;

  constructor(tools: StretchTools, field: WideField, direction: Direction, levers: RangeLevers) {
    this.tools = tools;
    this.field = field;
    this.direction = direction;
    this.levers = levers;
    this.decisionsLeft = tools.decisions;
  }

  /** Starts from a solution that has the `others`; nothing goes beyond the offset `limit`. */
  run(near: Assignment, others: readonly Choice[], limit: number): Stretch {
    const { propagation } = this.tools;
    this.best = near;
    this.reached = near[this.field.index] ?? 0;
    this.limit = limit;
    propagation.backtrack(0);
    if (literalsOf(others).every((literal) => propagation.assume(literal))) this.descend(0);
    propagation.backtrack(0);
    return { solution: this.best, proven: !this.unresolved };
  }

  /** Looks for something further with the values decided so far. `next` is the place of the next field that pulls. */
  private descend(next: number): void {
    const { propagation } = this.tools;
    const limit = this.levers.limit(this.direction, propagation);
    if (!this.isBeyond(limit)) return;
    const pull = this.levers.pulls[this.direction][next];
    if (!pull) {
      this.complete(limit);
      return;
    }
    const { level } = propagation;
    for (const value of pull.values) {
      const literal = pull.field.literals[value] ?? 0;
      const truth = propagation.value(literal);
      if (truth < 0) continue;
      this.decisionsLeft -= 1;
      if (this.decisionsLeft < 0) this.unresolved = true;
      if (this.reached === this.limit || this.unresolved) return;
      if (truth > 0) {
        this.descend(next + 1);
        return;
      }
      if (propagation.assume(literal)) this.descend(next + 1);
      propagation.backtrack(level);
    }
  }

  /**
   * All fields that pull are decided but wide ones: the others keep their values where they can. Nothing goes further than
   * `limit` with these decisions; what stops short of it, because another wide field kept its value, settles nothing.
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
      const own = solution[field.index] ?? 0;
      return field.kind === 'wide' ? [own] : new Set([own, ...field.preference]);
    };
    const found =
      problem.fields.every((field) => field === this.field || decide(field, values(field))) &&
      decide(this.field, [this.levers.limit(this.direction, propagation)]);
    propagation.backtrack(level);
    const offset = solution[this.field.index] ?? 0;
    this.unresolved ||= !found || offset !== limit;
    if (!found || !this.isBeyond(offset)) return;
    this.best = solution;
    this.reached = offset;
  }

  private isBeyond(offset: number): boolean {
    return this.direction > 0 ? offset > this.reached : offset < this.reached;
  }
}

/** False, with nothing assumed, when propagation sees a conflict. */
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
