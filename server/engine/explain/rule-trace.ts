/* eslint-disable @typescript-eslint/no-non-null-assertion --
   Indexes into typed arrays that are sized with the clauses, in the inner loop of propagation. */
/**
 * Traces a conflict back to rules: unit propagation over all clauses, with the rule of each clause and the reason of each
 * literal, so that the implication graph of a conflict gives the rules it depends on. Propagation is breadth first, which
 * keeps derivations short. When no clause conflicts, the linear inequalities are checked.
 *
 * Invariant: the rules returned are inconsistent with the choices. They are a function of the problem and the choices, because
 * nothing is learned and everything is undone after each question. They need not be minimal.
 * Cost: proportional to the literals implied; memory of the size of the clauses.
 */
import type { Choice } from '../encode/choices.ts';
import { TRUE } from '../sat/clause-set.ts';
import { codeOf } from '../sat/occurrence-lists.ts';
import type { CompiledProblem } from '../encode/compile-problem.ts';
import { type Truth, type LinearInequality, minActivity } from '../encode/linear-inequalities.ts';

const NO_RULE = -1;

export class RuleTrace {
  private readonly clauseStart: Int32Array;
  private readonly clauseLiterals: Int32Array;
  /** By clause: the rule it states, or NO_RULE for a definition. */
  private readonly clauseRule: Int32Array;
  /** Occurrence lists, by literal code: the clauses with its negation. */
  private readonly occurrenceStart: Int32Array;
  private readonly occurrences: Int32Array;

  private readonly inequalities: readonly LinearInequality[];
  private readonly truth: Int8Array;
  /** By variable: the clause that implied it, −1 for a choice. */
  private readonly reason: Int32Array;
  private readonly falseCount: Int32Array;
  private readonly trail: Int32Array;
  private trailSize = 0;
  private head = 0;
  /** Set when the rules are inconsistent without any choice. */
  private readonly rootConflict: number[] | undefined;

  constructor({
    clauses,
    inequalities,
    checks,
  }: Pick<CompiledProblem, 'clauses' | 'inequalities' | 'checks'>) {
    const rules = checks.length;
    this.inequalities = inequalities;
    this.clauseStart = clauses.starts;
    this.clauseLiterals = clauses.items;
    this.clauseRule = new Int32Array(clauses.count).fill(NO_RULE);
    for (let rule = 0; rule < rules; rule += 1) {
      const [first, end] = clauses.ofRule(rule);
      for (let clause = first; clause < end; clause += 1)
        if (clauses.states(clause)) this.clauseRule[clause] = rule;
    }
    const codes = 2 * clauses.variables + 2;
    this.occurrenceStart = new Int32Array(codes + 1);
    for (const literal of this.clauseLiterals) this.occurrenceStart[codeOf(-literal) + 1]! += 1;
    for (let i = 0; i < codes; i += 1) this.occurrenceStart[i + 1]! += this.occurrenceStart[i]!;
    const next = this.occurrenceStart.slice();
    this.occurrences = new Int32Array(this.occurrenceStart[codes]!);
    for (let clause = 0; clause < clauses.count; clause += 1)
      for (let k = this.clauseStart[clause]!; k < this.clauseStart[clause + 1]!; k += 1) {
        const code = codeOf(-this.clauseLiterals[k]!);
        this.occurrences[next[code]!] = clause;
        next[code]! += 1;
      }

    this.truth = new Int8Array(codes);
    this.reason = new Int32Array(clauses.variables + 1).fill(-1);
    this.falseCount = new Int32Array(clauses.count);
    this.trail = new Int32Array(clauses.variables + 1);
    this.assign(TRUE, -1);
    for (let clause = 0; clause < clauses.count && !this.rootConflict; clause += 1) {
      const size = this.clauseStart[clause + 1]! - this.clauseStart[clause]!;
      if (size < 2 && !this.implyFrom(clause)) this.rootConflict = this.rulesOf(clause);
    }
    const conflict = this.rootConflict ? -1 : this.propagate();
    if (conflict >= 0) this.rootConflict = this.rulesOf(conflict);
  }

  /** Rules that are inconsistent with the choices, in ascending order; undefined when propagation meets no conflict. */
  conflict(choices: readonly Choice[]): number[] | undefined {
    if (this.rootConflict) return this.rootConflict;
    const root = this.trailSize;
    let rules: number[] | undefined;
    for (const literal of choices.flatMap((choice) => choice.literals)) {
      const value = this.truth[codeOf(literal)]!;
      if (value > 0) continue;
      if (value < 0) rules = this.rulesBehind([literal]);
      else {
        this.assign(literal, -1);
        const conflict = this.propagate();
        if (conflict >= 0) rules = this.rulesOf(conflict);
      }
      if (rules) break;
    }
    rules ??= this.rulesOfViolatedInequality();
    this.undo(root);
    return rules;
  }

  /** The rules behind the first inequality whose minimum activity exceeds its bound. */
  private rulesOfViolatedInequality(): number[] | undefined {
    const truth: Truth = (literal) => this.truth[codeOf(literal)]!;
    for (const { rule, parts, bound } of this.inequalities) {
      const activity = parts.reduce((sum, part) => sum + minActivity(part, truth), 0);
      if (activity <= bound) continue;
      const literals = parts.flatMap(({ field }) => (field.kind === 'wide' ? field.bits : field.literals));
      return this.rulesBehind(
        literals.filter((literal) => truth(literal) !== 0),
        rule,
      );
    }
    return undefined;
  }

  /** The falsified clause, or −1. */
  private propagate(): number {
    while (this.head < this.trailSize) {
      const code = codeOf(this.trail[this.head]!);
      this.head += 1;
      let conflict = -1;
      for (let k = this.occurrenceStart[code]!; k < this.occurrenceStart[code + 1]!; k += 1) {
        const clause = this.occurrences[k]!;
        this.falseCount[clause]! += 1;
        const open = this.clauseStart[clause + 1]! - this.clauseStart[clause]! - this.falseCount[clause]!;
        if (open === 0 || (open === 1 && conflict < 0 && !this.implyFrom(clause))) conflict = clause;
      }
      if (conflict >= 0) return conflict;
    }
    return -1;
  }

  /** Assigns the last literal of a clause. False when all are false already, some not counted yet. */
  private implyFrom(clause: number): boolean {
    for (let k = this.clauseStart[clause]!; k < this.clauseStart[clause + 1]!; k += 1) {
      const literal = this.clauseLiterals[k]!;
      const value = this.truth[codeOf(literal)]!;
      if (value > 0) return true;
      if (value === 0) {
        this.assign(literal, clause);
        return true;
      }
    }
    return false;
  }

  private assign(literal: number, reason: number): void {
    this.truth[codeOf(literal)] = 1;
    this.truth[codeOf(-literal)] = -1;
    this.reason[Math.abs(literal)] = reason;
    this.trail[this.trailSize] = literal;
    this.trailSize += 1;
  }

  private undo(size: number): void {
    for (let i = this.trailSize - 1; i >= size; i -= 1) {
      const literal = this.trail[i]!;
      const code = codeOf(literal);
      this.truth[code] = 0;
      this.truth[codeOf(-literal)] = 0;
      this.reason[Math.abs(literal)] = -1;
      if (i >= this.head) continue;
      for (let k = this.occurrenceStart[code]!; k < this.occurrenceStart[code + 1]!; k += 1)
        this.falseCount[this.occurrences[k]!]! -= 1;
    }
    this.trailSize = size;
    this.head = size;
  }

  private rulesOf(clause: number): number[] {
    const literals = this.clauseLiterals.subarray(this.clauseStart[clause], this.clauseStart[clause + 1]);
    return this.rulesBehind(literals, this.clauseRule[clause]);
  }

  /** `rule` and the rules of all reasons from which the values of these literals are derived. */
  private rulesBehind(literals: Iterable<number>, rule = NO_RULE): number[] {
    const rules = new Set([rule]);
    const variables = new Set<number>();
    for (const literal of literals) variables.add(Math.abs(literal));
    // Iteration over a set includes what is added meanwhile.
    for (const variable of variables) {
      const clause = this.reason[variable]!;
      if (clause < 0) continue;
      rules.add(this.clauseRule[clause]!);
      for (let k = this.clauseStart[clause]!; k < this.clauseStart[clause + 1]!; k += 1)
        variables.add(Math.abs(this.clauseLiterals[k]!));
    }
    rules.delete(NO_RULE);
    return [...rules].sort((a, b) => a - b);
  }
}
