/**
 * A few rules with the fields they speak about, as a small problem of its own in which every rule can be switched on and
 * off. Explanations are found in such a circle instead of in the whole problem: its size, not the problem's, decides what
 * a question costs.
 *
 * Invariant: the circle's answers are those of its rules alone. A new circle always gives the same answers and cores.
 * Cost: building it is linear in the clauses of its fields and rules.
 */
import type { Choice } from '../encode/choices.ts';
import type { CompiledProblem } from '../encode/compile-problem.ts';
import { TRUE } from '../sat/clause-set.ts';
import { type Effort, decided } from '../sat/conflict-budget.ts';
import type { SatSolver, SatSolverFactory } from '../sat/sat-solver.ts';

export class RuleCircle {
  private readonly solver: SatSolver;
  private readonly effort: Effort;
  private readonly rules: readonly number[];
  /** The problem's variables → the circle's, numbered without gaps. */
  private readonly variables = new Map<number, number>();
  private readonly selectors: readonly number[];
  private readonly fixed: readonly number[];

  /** `choices` always hold in the circle. `effort` is what its questions may cost. */
  constructor(
    problem: CompiledProblem,
    factory: SatSolverFactory,
    rules: readonly number[],
    choices: readonly Choice[],
    effort: Effort,
  ) {
    const { clauses, checks } = problem;
    this.solver = factory();
    this.effort = effort;
    this.rules = rules;
    this.selectors = rules.map((_, i) => i + 1);
    this.solver.addClause([this.translate(TRUE)]);
    const fields = new Set(choices.map((choice) => choice.field.index));
    for (const [i, rule] of rules.entries()) {
      for (const field of checks[rule]?.fields ?? []) fields.add(field);
      const [first, end] = clauses.ofRule(rule);
      for (let clause = first; clause < end; clause += 1) {
        const translated = clauses.literals(clause).map((literal) => this.translate(literal));
        this.solver.addClause(clauses.states(clause) ? [...translated, -(i + 1)] : translated);
      }
    }
    for (const field of fields) {
      const [first, end] = clauses.ofField(field);
      for (let clause = first; clause < end; clause += 1)
        this.solver.addClause(clauses.literals(clause).map((literal) => this.translate(literal)));
    }
    this.fixed = choices.flatMap((choice) => choice.literals.map((literal) => this.translate(literal)));
    for (const literal of [...this.fixed, ...this.selectors]) this.solver.freeze(Math.abs(literal));
  }

  /**
   * Can these of the circle's rules hold together with the choices? When not, the rules that were needed to see it.
   * @throws OutOfBudget
   */
  core(rules: readonly number[]): number[] | undefined {
    const places = rules.map((rule) => this.rules.indexOf(rule));
    const assumptions = places.map((place) => this.selectors[place] ?? 0);
    const answer = this.effort.solve(this.solver, [...this.fixed, ...assumptions]);
    if (decided(answer) === 'satisfiable') return undefined;
    return rules.filter((_, i) => this.solver.failed(assumptions[i] ?? 0));
  }

  dispose(): void {
    this.solver.dispose();
  }

  private translate(literal: number): number {
    const variable = Math.abs(literal);
    let own = this.variables.get(variable);
    if (own === undefined) {
      own = this.rules.length + 1 + this.variables.size;
      this.variables.set(variable, own);
    }
    return literal > 0 ? own : -own;
  }
}
