/**
 * The preferred completion of a list of choices: field by field in the problem's order, the most preferred value that
 * still leads to a solution. It is defined by the problem and the choices alone.
 *
 * Unit propagation tries the preferred values one after the other; as a rule that is all, because a full assignment
 * without a conflict is a solution. A conflict teaches a clause, after which propagation sees it coming: decisions that led
 * to it are taken back, and the walk goes on. Since decisions are made in the problem's order and nothing but propagation
 * takes a value away, the first assignment without a conflict is the preferred one. What was learnt stays, so the next
 * completions run into few conflicts or none.
 *
 * When that takes too many lessons, or a field cannot be decided that way, some earlier decision was wrong although
 * propagation could not see it: the solver finds the first such decision.
 *
 * Invariant: the decisions so far are exactly the preferred values up to the current field that propagation did not
 * refute; whenever the solver was asked, they are known to lead to a solution.
 * Cost: one propagation over all fields, plus a little for each lesson, or a few solver calls for each wrong decision.
 */
import { type Choice, literalsOf, valueLiterals } from '../encode/choices.ts';
import type { ConflictAnalysis } from '../sat/conflict-analysis.ts';
import { decided } from '../sat/conflict-budget.ts';
import type { EncodedField, WideField } from '../encode/encode-field.ts';
import { closestOffset } from './closest-offset.ts';
import type { FieldLiterals } from '../encode/field-literals.ts';
import type { Assignment } from '../encode/rule-check.ts';
import { shortestFailingPrefix } from './shortest-failing-prefix.ts';
import type { SolverSession } from '../solve/incremental-solver.ts';
import type { UnitPropagation } from '../sat/unit-propagation.ts';

export interface CompletionTools {
  readonly fields: readonly EncodedField[];
  readonly literals: FieldLiterals;
  readonly propagation: UnitPropagation;
  readonly analysis: ConflictAnalysis;
  readonly session: SolverSession;
  /** Conflicts to learn from before the solver is asked. */
  readonly lessons: number;
  /** Called for every solution found on the way. */
  readonly onSolution: (solution: Assignment) => void;
}

/** One literal on the propagation's trail that was a decision, and the field it decided. */
interface Decision {
  readonly literal: number;
  readonly field: number;
}

/** The preferred completion, or undefined when the choices cannot hold together. @throws OutOfBudget */
export function canonicalCompletion(
  tools: CompletionTools,
  choices: readonly Choice[],
): Assignment | undefined {
  return new Walk(tools, choices).run();
}

class Walk {
  private readonly tools: CompletionTools;
  private readonly commits: readonly number[];
  private readonly decisions: Decision[] = [];
  /** Wide integers whose preferred value was refuted under the decisions before them. */
  private readonly refutedWide = new Set<number>();
  private base = 0;
  private lessonsLeft: number;
  /** Is there a conflict to learn from? */
  private hasConflict = false;

  constructor(tools: CompletionTools, choices: readonly Choice[]) {
    this.tools = tools;
    this.commits = literalsOf(choices);
    this.lessonsLeft = tools.lessons;
  }

  run(): Assignment | undefined {
    const { fields, propagation } = this.tools;
    propagation.backtrack(0);
    if (propagation.contradictory) return undefined;
    for (const literal of this.commits)
      if (!propagation.assume(literal)) {
        propagation.backtrack(0);
        return undefined;
      }
    this.base = propagation.level;
    const assignment = new Int32Array(fields.length);
    let next = 0;
    while (next < fields.length) {
      const field = fields[next];
      if (!field) break;
      const value = field.kind === 'wide' ? this.decideWide(field) : this.decide(field);
      if (value !== undefined) {
        assignment[next] = value;
        next += 1;
        continue;
      }
      const restart = this.hasConflict ? this.learn() : this.recover();
      if (restart === undefined) {
        propagation.backtrack(0);
        return undefined;
      }
      next = restart;
    }
    propagation.backtrack(0);
    return assignment;
  }

  /** Index of the value the field gets, or undefined when propagation refutes all of them. */
  private decide(field: EncodedField & { kind: 'values' }): number | undefined {
    const { propagation } = this.tools;
    for (const index of field.preference) {
      const literal = field.literals[index] ?? 0;
      const value = propagation.value(literal);
      if (value > 0) return index;
      if (value < 0) continue;
      if (this.push(literal, field)) return index;
      this.hasConflict = this.lessonsLeft > 0;
      if (this.hasConflict) return undefined;
      propagation.backtrack(propagation.level - 1);
      this.decisions.pop();
      if (!propagation.imply(-literal)) return undefined;
    }
    return undefined;
  }

  private decideWide(field: WideField): number | undefined {
    const { propagation, session, literals, onSolution } = this.tools;
    const forced = field.bits.map((bit) => propagation.value(bit));
    if (forced.every((value) => value !== 0))
      return forced.reduce((offset, value, i) => offset + (value > 0 ? 2 ** i : 0), 0);
    if (!this.refutedWide.has(field.index)) {
      if (this.pushAll(field, field.preferred)) return field.preferred;
      this.refutedWide.add(field.index);
    }
    const fixed = [...this.commits, ...this.decisions.map((decision) => decision.literal)];
    const ask = (extra: readonly number[]): number | undefined => {
      if (decided(session.solve([...fixed, ...extra])) === 'unsatisfiable') return undefined;
      const solution = session.solution();
      onSolution(solution);
      return solution[field.index];
    };
    const above = literals.wideAtLeast(field, field.preferred + 1);
    const offset = closestOffset(ask, field, field.preferred, above);
    return offset !== undefined && this.pushAll(field, offset) ? offset : undefined;
  }

  private pushAll(field: WideField, offset: number): boolean {
    const { propagation } = this.tools;
    const { level } = propagation;
    const count = this.decisions.length;
    for (const literal of valueLiterals(field, offset))
      if (!this.push(literal, field)) {
        propagation.backtrack(level);
        this.decisions.length = count;
        return false;
      }
    return true;
  }

  private push(literal: number, field: EncodedField): boolean {
    this.decisions.push({ literal, field: field.index });
    return this.tools.propagation.assume(literal);
  }

  /** Learns from a conflict, and takes back the decisions that led to it. Returns the field to go on with. */
  private learn(): number | undefined {
    this.hasConflict = false;
    this.lessonsLeft -= 1;
    const level = this.tools.analysis.resolve(this.base);
    return level === undefined ? undefined : this.takeBack(level - this.base);
  }

  /** Takes back the first decision that cannot lead to a solution. Returns the field to go on with. */
  private recover(): number | undefined {
    const { fields, propagation, session, onSolution } = this.tools;
    const items = this.decisions.map((decision) => decision.literal);
    const fails = shortestFailingPrefix(items.length, (length) => {
      const prefix = items.slice(0, length);
      if (decided(session.solve([...this.commits, ...prefix])) === 'unsatisfiable') {
        const last = session.failed(prefix).at(-1);
        return { fails: last === undefined ? 0 : prefix.indexOf(last) + 1 };
      }
      onSolution(session.solution());
      // The solution may happen to satisfy more of the decisions.
      const beyond = items.findIndex((literal, i) => i >= length && !session.holds(literal));
      return { holds: beyond < 0 ? items.length : beyond };
    });
    if (fails === undefined) throw new Error('Propagation refuted decisions that the solver accepts.');
    const wrong = this.decisions[fails - 1];
    if (!wrong) return undefined;
    const next = this.takeBack(fails - 1);
    if (fields[wrong.field]?.kind === 'values') propagation.imply(-wrong.literal);
    return next;
  }

  /** Takes back all decisions but so many. Returns the field that is the next to decide. */
  private takeBack(count: number): number | undefined {
    const { fields, propagation } = this.tools;
    const index = this.decisions[count]?.field;
    if (index === undefined) return undefined;
    // A wide integer is decided digit by digit, but it is its preferred value as a whole that was wrong.
    const isWide = fields[index]?.kind === 'wide';
    const keep = isWide ? this.decisions.findIndex(({ field }) => field === index) : count;
    this.decisions.length = keep;
    propagation.backtrack(this.base + keep);
    for (const wide of this.refutedWide) if (wide > index) this.refutedWide.delete(wide);
    if (isWide) this.refutedWide.add(index);
    return index;
  }
}
