/**
 * One solver with a problem's clauses, asked many questions under assumptions. It converts models to assignments, charges a
 * conflict budget, and is rebuilt from the clauses after a number of questions, which bounds its memory.
 *
 * Invariant: answers depend on the clauses and the assumptions only; which solution is found depends on earlier questions.
 * Cost: a call of the solver per question; adding all clauses when it is rebuilt.
 */
import { type Comparator, encodeComparator } from '../encode/encode-comparator.ts';
import type { EncodedField, WideField } from '../encode/encode-field.ts';
import { digitsOf } from '../encode/field-literals.ts';
import type { Assignment } from '../encode/rule-check.ts';
import { ConflictBudget } from '../sat/conflict-budget.ts';
import type { SatAnswer, SatSolver, SatSolverFactory, SolveLimits } from '../sat/sat-solver.ts';

const QUESTIONS_PER_SOLVER = 50_000;

export class IncrementalSolver {
  /** Questions asked since the start, for measurements. */
  questions = 0;
  readonly budget = new ConflictBudget();
  private readonly factory: SatSolverFactory;
  private readonly clauses: readonly (readonly number[])[];
  private readonly fields: readonly EncodedField[];
  private readonly comparators = new Map<WideField, Comparator>();
  private solver: SatSolver | undefined;
  private asked = 0;

  /** @param clauses over variables up to `variables`, with the fixed literals as unit clauses */
  constructor(
    factory: SatSolverFactory,
    clauses: readonly (readonly number[])[],
    variables: number,
    fields: readonly EncodedField[],
  ) {
    this.factory = factory;
    this.clauses = clauses;
    this.fields = fields;
    let lastVariable = variables;
    for (const field of fields) {
      if (field.kind !== 'wide') continue;
      const comparator = encodeComparator(field, lastVariable);
      this.comparators.set(field, comparator);
      lastVariable = comparator.lastVariable;
    }
  }

  /** Are the assumptions satisfiable, together with the clause `constraint` when given? */
  solve(assumptions: readonly number[], constraint?: readonly number[], limits?: SolveLimits): SatAnswer {
    const solver = this.currentSolver();
    this.asked += 1;
    this.questions += 1;
    return this.budget.solve(solver, assumptions, limits, constraint && (() => solver.constrain(constraint)));
  }

  /**
   * A solution under these assumptions from a new solver, so it is the same one every time. Decisions try the most preferred
   * values first.
   */
  solveWithNewSolver(
    assumptions: readonly number[],
    limits: SolveLimits,
  ): Assignment | Exclude<SatAnswer, 'satisfiable'> {
    const current = this.solver;
    this.solver = this.newSolver();
    try {
      this.setPhases(
        Int32Array.from(this.fields, (field) =>
          field.kind === 'wide' ? field.preferred : (field.preference[0] ?? 0),
        ),
      );
      const answer = this.solver.solve(assumptions, limits);
      return answer === 'satisfiable' ? this.solution() : answer;
    } finally {
      this.solver.dispose();
      this.solver = current;
    }
  }

  /** Assumptions whose conjunction compares the field's offset with a number within its range. */
  comparison(field: WideField, relation: '<=' | '>=', offset: number): readonly number[] {
    const comparator = this.comparators.get(field);
    if (!comparator) return [];
    const { number, atMost, atLeast } = comparator;
    const digits = number.map((bit, i) => (Math.floor(offset / 2 ** i) % 2 === 1 ? bit : -bit));
    return [...digits, relation === '<=' ? atMost : atLeast];
  }

  /** Decisions try the values of this assignment first. */
  setPhases(assignment: Assignment): void {
    const solver = this.currentSolver();
    for (const field of this.fields) {
      const value = assignment[field.index] ?? 0;
      if (field.kind === 'wide') for (const literal of digitsOf(field, value)) solver.prefer(literal);
      else
        for (const [i, literal] of field.literals.entries()) solver.prefer(i === value ? literal : -literal);
    }
  }

  /** After `unsatisfiable`: the assumptions used in the refutation, in their order. */
  failed(assumptions: readonly number[]): number[] {
    const { solver } = this;
    return solver ? assumptions.filter((literal) => solver.failed(literal)) : [];
  }

  /** After `satisfiable`: is the literal true? */
  holds(literal: number): boolean {
    return this.solver?.value(literal) ?? false;
  }

  /** After `satisfiable`: the solution found. */
  solution(): Assignment {
    const assignment = new Int32Array(this.fields.length);
    for (const field of this.fields) assignment[field.index] = this.valueOf(field);
    return assignment;
  }

  dispose(): void {
    this.solver?.dispose();
    this.solver = undefined;
  }

  private valueOf(field: EncodedField): number {
    if (field.kind === 'wide')
      return field.bits.reduce((offset, bit, i) => offset + (this.holds(bit) ? 2 ** i : 0), 0);
    const last = field.literals.length - 1;
    for (let i = 0; i < last; i += 1) if (this.holds(field.literals[i] ?? 0)) return i;
    return last;
  }

  private currentSolver(): SatSolver {
    if (this.solver && this.asked < QUESTIONS_PER_SOLVER) return this.solver;
    this.solver?.dispose();
    this.solver = this.newSolver();
    this.asked = 0;
    return this.solver;
  }

  private newSolver(): SatSolver {
    const solver = this.factory();
    for (const clause of this.clauses) solver.addClause(clause);
    for (const field of this.fields)
      for (const literal of field.kind === 'wide' ? field.bits : field.literals)
        solver.freeze(Math.abs(literal));
    for (const { clauses, number, atMost, atLeast } of this.comparators.values()) {
      for (const clause of clauses) solver.addClause(clause);
      for (const literal of [...number, atMost, atLeast]) solver.freeze(literal);
    }
    return solver;
  }
}
