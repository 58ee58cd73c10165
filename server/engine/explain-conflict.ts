/**
 * Why do these choices not hold together? A smallest set, in the sense that nothing can be left out, of rules and
 * choices that contradict what is wanted.
 *
 * First the choices, with all rules in force: the shortest prefix of them that cannot hold ends with one that every
 * explanation made from that prefix needs; keep it and look at the shorter prefix again. Then the same for the rules, on a
 * solver of its own in which every rule has a selector literal, ordered by their distance from the choices so that the
 * explanation stays near to what the customer touched.
 *
 * Invariant: every step asks about the problem, not about the solver's state, so the result is canonical: it prefers
 * recent choices, then near rules. Nothing in it can be left out.
 * Cost: a refutation and a solution per element of the answer, as a rule.
 */
import { type Choice, commitOf, literalsOf } from './choices.ts';
import { type ClauseSet, DOMAIN } from './clause-set.ts';
import type { CompiledProblem } from './compile-problem.ts';
import type { Explanation } from './engine-port.ts';
import type { SatSolverFactory } from './sat-solver.ts';
import { shortestFailingPrefix } from './shortest-failing-prefix.ts';
import { SolverSession } from './solver-session.ts';

/** How many of the nearest rules are tried first. */
const FIRST_RULES = 16;

export class ConflictExplainer {
  private readonly problem: CompiledProblem;
  private readonly session: SolverSession;
  /** Same clauses, with a selector per rule; made when first needed. */
  private readonly selected: SolverSession;
  private readonly selectors: readonly number[];
  private readonly rulesOf: readonly number[][];

  constructor(problem: CompiledProblem, session: SolverSession, factory: SatSolverFactory) {
    this.problem = problem;
    this.session = session;
    const { clauses, checks, fields } = problem;
    this.selectors = checks.map((_, rule) => clauses.variables + 1 + rule);
    this.selected = new SolverSession(factory, withSelectors(clauses, this.selectors), fields);
    this.rulesOf = fields.map(() => []);
    for (const [rule, check] of checks.entries())
      for (const field of check.fields) this.rulesOf[field]?.push(rule);
  }

  /** Explains why `choices` (oldest first) and `wanted` contradict each other, which they must. */
  explain(choices: readonly Choice[], wanted: readonly Choice[]): Explanation {
    const commits = this.minimalChoices(choices, literalsOf(wanted));
    const rules = this.minimalRules([...wanted, ...commits]);
    return {
      rules: rules.map((rule) => this.problem.ruleNames[rule] ?? ''),
      commits: choices.filter((choice) => commits.includes(choice)).map(commitOf),
    };
  }

  dispose(): void {
    this.selected.dispose();
  }

  private minimalChoices(choices: readonly Choice[], fixed: readonly number[]): Choice[] {
    const newestFirst = [...choices].reverse();
    const owner = newestFirst.flatMap((choice, place) => choice.literals.map(() => place));
    const kept: Choice[] = [];
    let open = newestFirst;
    for (;;) {
      const fails = shortestFailingPrefix(this.session, [...fixed, ...literalsOf(kept)], literalsOf(open));
      const last = newestFirst[owner[(fails ?? 0) - 1] ?? -1];
      if (!last) return kept;
      kept.push(last);
      open = open.slice(0, open.indexOf(last));
    }
  }

  private minimalRules(choices: readonly Choice[]): number[] {
    const fixed = literalsOf(choices);
    const order = this.byDistance(choices);
    const literals = order.map((rule) => this.selectors[rule] ?? 0);
    // Nearly always a few near rules contradict each other; widen the circle only as far as needed.
    let size = Math.min(FIRST_RULES, order.length);
    while (
      size < order.length &&
      this.selected.solve([...fixed, ...literals.slice(0, size)]) !== 'unsatisfiable'
    )
      size = Math.min(size * 4, order.length);
    const kept: number[] = [];
    let open = literals.slice(0, size);
    for (;;) {
      const held = kept.map((place) => literals[place] ?? 0);
      const fails = shortestFailingPrefix(this.selected, [...fixed, ...held], open);
      if (!fails) break;
      kept.push(fails - 1);
      open = open.slice(0, fails - 1);
    }
    return kept.map((place) => order[place] ?? 0).sort((a, b) => a - b);
  }

  /** All rules, breadth first from the fields of the choices; rules that cannot be reached come last. */
  private byDistance(choices: readonly Choice[]): number[] {
    const { checks } = this.problem;
    const order = new Set<number>();
    const fields = new Set(choices.map((choice) => choice.field.index).sort((a, b) => a - b));
    // A set is visited in the order of insertion, including what is added on the way.
    for (const field of fields)
      for (const rule of this.rulesOf[field] ?? []) {
        if (order.has(rule)) continue;
        order.add(rule);
        for (const next of checks[rule]?.fields ?? []) fields.add(next);
      }
    for (const rule of checks.keys()) order.add(rule);
    return [...order];
  }
}

function withSelectors(clauses: ClauseSet, selectors: readonly number[]): number[][] {
  return clauses.clauses.map(({ literals, rule }) =>
    rule === DOMAIN ? [...literals] : [...literals, -(selectors[rule] ?? 0)],
  );
}
