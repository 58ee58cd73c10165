/**
 * The preferred completion of a list of choices, the lexicographic optimum: field by field in the problem's order, the most
 * preferred value that some solution has. It is a function of the problem and the choices.
 *
 * The search decides on preferred values in the problem's order with unit propagation; an assignment of all fields without a
 * conflict is a solution. From a conflict a clause is learned and the search backtracks chronologically. As decisions are
 * made in that order and only propagation refutes a value, the first assignment without a conflict is the preferred one.
 * Learned clauses are kept, so later completions meet few conflicts or none.
 *
 * After too many conflicts, or when all values of a field are refuted, some earlier decision has no solution although
 * propagation did not refute it: the solver finds the first such decision.
 *
 * Invariant: the decisions are exactly the preferred values, up to the current field, that propagation does not refute;
 * after the solver was asked, they are known to have a solution.
 * Cost: one propagation over all fields, plus a little per conflict, or a few solver calls per wrong decision.
 */
import { type Choice, literalsOf, valueLiterals } from '../encode/choices.ts';
import type { ConflictAnalysis } from '../sat/conflict-analysis.ts';
import { requireDecided } from '../sat/conflict-budget.ts';
import type { EncodedField, WideField } from '../encode/encode-field.ts';
import { closestOffset } from './closest-offset.ts';
import type { FieldLiterals } from '../encode/field-literals.ts';
import type { Assignment } from '../encode/rule-check.ts';
import { shortestFailingPrefix } from './shortest-failing-prefix.ts';
import type { IncrementalSolver } from '../solve/incremental-solver.ts';
import type { UnitPropagation } from '../sat/unit-propagation.ts';

export interface CompletionTools {
  readonly fields: readonly EncodedField[];
  readonly literals: FieldLiterals;
  readonly propagation: UnitPropagation;
  readonly analysis: ConflictAnalysis;
  readonly solver: IncrementalSolver;
  /** Conflicts a completion may learn from before the solver is asked. */
  readonly learnedPerCompletion: number;
  /** Called for every solution found. */
  readonly onSolution: (solution: Assignment) => void;
}

/** A decision literal on the trail of the propagation, and its field. */
interface Decision {
  readonly literal: number;
  readonly field: number;
}

/** The preferred completion, or undefined when the choices are inconsistent. @throws OutOfBudget */
export function preferredCompletion(
  tools: CompletionTools,
  choices: readonly Choice[],
): Assignment | undefined {
  return new CompletionSearch(tools, choices).run();
}

class CompletionSearch {
  private readonly tools: CompletionTools;
  private readonly commits: readonly number[];
  private readonly decisions: Decision[] = [];
  /** Wide integers whose preferred value was refuted under the decisions before them. */
  private readonly refutedWide = new Set<number>();
  /** The level of the last choice. */
  private base = 0;
  private conflictsLeft: number;
  /** Is there a conflict to be analysed? */
  private hasConflict = false;

  constructor(tools: CompletionTools, choices: readonly Choice[]) {
    this.tools = tools;
    this.commits = literalsOf(choices);
    this.conflictsLeft = tools.learnedPerCompletion;
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
      const restart = this.hasConflict ? this.learn() : this.undoWrongDecision();
      if (restart === undefined) {
        propagation.backtrack(0);
        return undefined;
      }
      next = restart;
    }
    propagation.backtrack(0);
    return assignment;
  }

  /** Index of the value decided on; undefined on a conflict, or when propagation refutes all values. */
  private decide(field: EncodedField & { kind: 'values' }): number | undefined {
    const { propagation } = this.tools;
    for (const index of field.preference) {
      const literal = field.literals[index] ?? 0;
      const value = propagation.value(literal);
      if (value > 0) return index;
      if (value < 0) continue;
      if (this.pushDecision(literal, field)) return index;
      this.hasConflict = this.conflictsLeft > 0;
      if (this.hasConflict) return undefined;
      propagation.backtrack(propagation.level - 1);
      this.decisions.pop();
      if (!propagation.imply(-literal)) return undefined;
    }
    return undefined;
  }

  private decideWide(field: WideField): number | undefined {
    const { propagation, solver, literals, onSolution } = this.tools;
    const forced = field.bits.map((bit) => propagation.value(bit));
    if (forced.every((value) => value !== 0))
      return forced.reduce((offset, value, i) => offset + (value > 0 ? 2 ** i : 0), 0);
    if (!this.refutedWide.has(field.index)) {
      if (this.decideOffset(field, field.preferred)) return field.preferred;
      this.refutedWide.add(field.index);
    }
    const fixed = [...this.commits, ...this.decisions.map((decision) => decision.literal)];
    const ask = (extra: readonly number[]): number | undefined => {
      if (requireDecided(solver.solve([...fixed, ...extra])) === 'unsatisfiable') return undefined;
      const solution = solver.solution();
      onSolution(solution);
      return solution[field.index];
    };
    const above = literals.wideAtLeast(field, field.preferred + 1);
    const offset = closestOffset(ask, field, field.preferred, above);
    return offset !== undefined && this.decideOffset(field, offset) ? offset : undefined;
  }

  private decideOffset(field: WideField, offset: number): boolean {
    const { propagation } = this.tools;
    const { level } = propagation;
    const count = this.decisions.length;
    for (const literal of valueLiterals(field, offset))
      if (!this.pushDecision(literal, field)) {
        propagation.backtrack(level);
        this.decisions.length = count;
        return false;
      }
    return true;
  }

  private pushDecision(literal: number, field: EncodedField): boolean {
    this.decisions.push({ literal, field: field.index });
    return this.tools.propagation.assume(literal);
  }

  /** Learns a clause from the conflict and undoes decisions. @returns the field to continue with */
  private learn(): number | undefined {
    this.hasConflict = false;
    this.conflictsLeft -= 1;
    const level = this.tools.analysis.resolve(this.base);
    return level === undefined ? undefined : this.undo(level - this.base);
  }

  /** Undoes the first decision that has no solution. @returns the field to continue with */
  private undoWrongDecision(): number | undefined {
    const { fields, propagation, solver, onSolution } = this.tools;
    const decided = this.decisions.map((decision) => decision.literal);
    const fails = shortestFailingPrefix(decided.length, (length) => {
      const prefix = decided.slice(0, length);
      if (requireDecided(solver.solve([...this.commits, ...prefix])) === 'unsatisfiable') {
        const last = solver.failed(prefix).at(-1);
        return { fails: last === undefined ? 0 : prefix.indexOf(last) + 1 };
      }
      onSolution(solver.solution());
      // The solution may satisfy more of the decisions.
      const beyond = decided.findIndex((literal, i) => i >= length && !solver.holds(literal));
      return { holds: beyond < 0 ? decided.length : beyond };
    });
    if (fails === undefined) throw new Error('Propagation refuted decisions that the solver accepts.');
    const wrong = this.decisions[fails - 1];
    if (!wrong) return undefined;
    const next = this.undo(fails - 1);
    if (fields[wrong.field]?.kind === 'values') propagation.imply(-wrong.literal);
    return next;
  }

  /** Undoes all but the first `count` decisions. @returns the next field to decide */
  private undo(count: number): number | undefined {
    const { fields, propagation } = this.tools;
    const index = this.decisions[count]?.field;
    if (index === undefined) return undefined;
    // A wide integer is decided digit by digit, but its preferred value is refuted as a whole.
    const isWide = fields[index]?.kind === 'wide';
    const keep = isWide ? this.decisions.findIndex(({ field }) => field === index) : count;
    this.decisions.length = keep;
    propagation.backtrack(this.base + keep);
    for (const wide of this.refutedWide) if (wide > index) this.refutedWide.delete(wide);
    if (isWide) this.refutedWide.add(index);
    return index;
  }
}
