/**
 * One solver with a problem's clauses, asked many questions. It turns solutions into assignments, counts its work, and
 * is rebuilt from the clauses after a number of questions, so that what the solver has learnt cannot grow without end.
 *
 * Invariant: answers depend on the clauses and the assumptions only; which solution is found does depend on the past.
 */
import { type Comparator, encodeComparator } from '../encode/encode-comparator.ts';
import type { EncodedField, WideField } from '../encode/encode-field.ts';
import { digitsOf } from '../encode/field-literals.ts';
import type { Assignment } from '../encode/rule-check.ts';
import { Effort } from '../sat/conflict-budget.ts';
import type { SatAnswer, SatSolver, SatSolverFactory, SolveLimits } from '../sat/sat-solver.ts';

const QUESTIONS_PER_SOLVER = 50_000;

export class SolverSession {
  /** Questions asked since the start, for measurements. */
  questions = 0;
  /** What questions may cost. */
  readonly effort = new Effort();
  private readonly factory: SatSolverFactory;
  private readonly clauses: readonly (readonly number[])[];
  private readonly fields: readonly EncodedField[];
  private readonly comparators = new Map<WideField, Comparator>();
  private solver: SatSolver | undefined;
  private asked = 0;

  /** `clauses` over variables up to `variables` must include the literals that always hold as clauses of one. */
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

  /** Can the assumptions hold together, along with at least one of `constraint` when given? */
  solve(assumptions: readonly number[], constraint?: readonly number[], limits?: SolveLimits): SatAnswer {
    const solver = this.ready();
    this.asked += 1;
    this.questions += 1;
    return this.effort.solve(solver, assumptions, limits, constraint && (() => solver.constrain(constraint)));
  }

  /**
   * A solution with these assumptions, from a solver that has not been asked anything before: the same one every time. Close
   * to what fields prefer, as far as the search is free to choose.
   */
  solutionAfresh(
    assumptions: readonly number[],
    limits: SolveLimits,
  ): Assignment | Exclude<SatAnswer, 'satisfiable'> {
    const used = this.solver;
    this.solver = this.fresh();
    try {
      this.preferLike(
        Int32Array.from(this.fields, (field) =>
          field.kind === 'wide' ? field.preferred : (field.preference[0] ?? 0),
        ),
      );
      const answer = this.solver.solve(assumptions, limits);
      return answer === 'satisfiable' ? this.solution() : answer;
    } finally {
      this.solver.dispose();
      this.solver = used;
    }
  }

  /** Assumptions that together say how the field's offset compares with a number within its range. */
  comparison(field: WideField, relation: '<=' | '>=', offset: number): readonly number[] {
    const comparator = this.comparators.get(field);
    if (!comparator) return [];
    const { number, atMost, atLeast } = comparator;
    const digits = number.map((bit, i) => (Math.floor(offset / 2 ** i) % 2 === 1 ? bit : -bit));
    return [...digits, relation === '<=' ? atMost : atLeast];
  }

  /** Where the search is free to choose, it stays close to this assignment. */
  preferLike(assignment: Assignment): void {
    const solver = this.ready();
    for (const field of this.fields) {
      const value = assignment[field.index] ?? 0;
      if (field.kind === 'wide') for (const literal of digitsOf(field, value)) solver.prefer(literal);
      else
        for (const [i, literal] of field.literals.entries()) solver.prefer(i === value ? literal : -literal);
    }
  }

  /** After a refutation: those of the assumptions it used, in their order. */
  failed(assumptions: readonly number[]): number[] {
    const { solver } = this;
    return solver ? assumptions.filter((literal) => solver.failed(literal)) : [];
  }

  /** After a solution was found. */
  holds(literal: number): boolean {
    return this.solver?.value(literal) ?? false;
  }

  /** The solution found last, as an assignment. */
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

  private ready(): SatSolver {
    if (this.solver && this.asked < QUESTIONS_PER_SOLVER) return this.solver;
    this.solver?.dispose();
    this.solver = this.fresh();
    this.asked = 0;
    return this.solver;
  }

  private fresh(): SatSolver {
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
