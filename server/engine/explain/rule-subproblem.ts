/**
 * Some rules and their fields as a problem of their own, with a selector literal per rule, so that each rule can be switched
 * off. Explanations are found in it, because the cost of a question depends on its size and not on that of the problem.
 *
 * Invariant: answers are those of its rules alone. Built anew with the same arguments, it gives the same answers and cores.
 * Cost: building it is linear in the clauses of its fields and rules.
 */
import type { Choice } from '../encode/choices.ts';
import type { CompiledProblem } from '../encode/compile-problem.ts';
import { TRUE } from '../sat/clause-set.ts';
import { type ConflictBudget, requireDecided } from '../sat/conflict-budget.ts';
import type { SatSolver, SatSolverFactory } from '../sat/sat-solver.ts';

export class RuleSubproblem {
  private readonly solver: SatSolver;
  private readonly budget: ConflictBudget;
  private readonly rules: readonly number[];
  /** Variables of the problem → variables of the subproblem, numbered without gaps. */
  private readonly variables = new Map<number, number>();
  private readonly selectors: readonly number[];
  private readonly fixed: readonly number[];

  /** @param choices assumed in every question @param budget for all questions */
  constructor(
    problem: CompiledProblem,
    factory: SatSolverFactory,
    rules: readonly number[],
    choices: readonly Choice[],
    budget: ConflictBudget,
  ) {
    const { clauses, checks } = problem;
    this.solver = factory();
    this.budget = budget;
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
   * A core of the given rules under the choices; undefined when they are consistent with the choices.
   * @throws OutOfBudget
   */
  core(rules: readonly number[]): number[] | undefined {
    const places = rules.map((rule) => this.rules.indexOf(rule));
    const assumptions = places.map((place) => this.selectors[place] ?? 0);
    const answer = this.budget.solve(this.solver, [...this.fixed, ...assumptions]);
    if (requireDecided(answer) === 'satisfiable') return undefined;
    return rules.filter((_, i) => this.solver.failed(assumptions[i] ?? 0));
  }

  dispose(): void {
    this.solver.dispose();
  }

  private translate(literal: number): number {
    const variable = Math.abs(literal);
    let translated = this.variables.get(variable);
    if (translated === undefined) {
      translated = this.rules.length + 1 + this.variables.size;
      this.variables.set(variable, translated);
    }
    return literal > 0 ? translated : -translated;
  }
}
