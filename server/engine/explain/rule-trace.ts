/* eslint-disable @typescript-eslint/no-non-null-assertion --
   Indexes into typed arrays that are sized with the clauses, in the inner loop of propagation. */
/**
 * Which rules does a conflict come from? Unit propagation over all clauses, each knowing its rule and each implied literal
 * knowing its clause, so that a conflict can be traced back to the rules it used. Breadth first, so derivations are short.
 * Where no clause conflicts, a sum may: when the least that is left of its parts is too much already.
 *
 * Invariant: the rules returned contradict the choices. They are a function of the problem and the choices alone, because
 * nothing is learnt and everything is undone after each question. They need not be minimal.
 * Cost: proportional to what the choices imply; memory once more that of the clauses.
 */
import type { Choice } from '../encode/choices.ts';
import { TRUE } from '../sat/clause-set.ts';
import { codeOf } from '../sat/occurrence-lists.ts';
import type { CompiledProblem } from '../encode/compile-problem.ts';
import { type Truth, type UpperSum, leastOf } from '../encode/linear-inequalities.ts';

const NO_RULE = -1;

export class RuleTrace {
  private readonly clauseStart: Int32Array;
  private readonly clauseLiterals: Int32Array;
  /** By clause: the rule it states, or NO_RULE when it only defines. */
  private readonly clauseRule: Int32Array;
  /** By literal code: clauses that lose a literal when it holds. */
  private readonly watchStart: Int32Array;
  private readonly watches: Int32Array;

  private readonly sums: readonly UpperSum[];
  private readonly truth: Int8Array;
  /** By variable: the clause that implied it, −1 for a choice. */
  private readonly reason: Int32Array;
  private readonly falseCount: Int32Array;
  private readonly trail: Int32Array;
  private trailSize = 0;
  private head = 0;
  /** Set when the rules contradict each other without any choice. */
  private readonly rootConflict: number[] | undefined;

  constructor({ clauses, sums, checks }: Pick<CompiledProblem, 'clauses' | 'sums' | 'checks'>) {
    const rules = checks.length;
    this.sums = sums;
    this.clauseStart = clauses.starts;
    this.clauseLiterals = clauses.items;
    this.clauseRule = new Int32Array(clauses.count).fill(NO_RULE);
    for (let rule = 0; rule < rules; rule += 1) {
      const [first, end] = clauses.ofRule(rule);
      for (let clause = first; clause < end; clause += 1)
        if (clauses.states(clause)) this.clauseRule[clause] = rule;
    }
    const codes = 2 * clauses.variables + 2;
    this.watchStart = new Int32Array(codes + 1);
    for (const literal of this.clauseLiterals) this.watchStart[codeOf(-literal) + 1]! += 1;
    for (let i = 0; i < codes; i += 1) this.watchStart[i + 1]! += this.watchStart[i]!;
    const next = this.watchStart.slice();
    this.watches = new Int32Array(this.watchStart[codes]!);
    for (let clause = 0; clause < clauses.count; clause += 1)
      for (let k = this.clauseStart[clause]!; k < this.clauseStart[clause + 1]!; k += 1) {
        const own = codeOf(-this.clauseLiterals[k]!);
        this.watches[next[own]!] = clause;
        next[own]! += 1;
      }

    this.truth = new Int8Array(codes);
    this.reason = new Int32Array(clauses.variables + 1).fill(-1);
    this.falseCount = new Int32Array(clauses.count);
    this.trail = new Int32Array(clauses.variables + 1);
    this.set(TRUE, -1);
    for (let clause = 0; clause < clauses.count && !this.rootConflict; clause += 1) {
      const size = this.clauseStart[clause + 1]! - this.clauseStart[clause]!;
      if (size < 2 && !this.implyFrom(clause)) this.rootConflict = this.rulesOf(clause);
    }
    const conflict = this.rootConflict ? -1 : this.propagate();
    if (conflict >= 0) this.rootConflict = this.rulesOf(conflict);
  }

  /** Rules that contradict the choices, in ascending order; undefined when propagation sees no conflict. */
  conflict(choices: readonly Choice[]): number[] | undefined {
    if (this.rootConflict) return this.rootConflict;
    const root = this.trailSize;
    let rules: number[] | undefined;
    for (const literal of choices.flatMap((choice) => choice.literals)) {
      const value = this.truth[codeOf(literal)]!;
      if (value > 0) continue;
      if (value < 0) rules = this.rulesBehind([literal]);
      else {
        this.set(literal, -1);
        const conflict = this.propagate();
        if (conflict >= 0) rules = this.rulesOf(conflict);
      }
      if (rules) break;
    }
    rules ??= this.overdrawn();
    this.undo(root);
    return rules;
  }

  /** The rules behind the first sum that cannot be kept any more with what propagation has left. */
  private overdrawn(): number[] | undefined {
    const truth: Truth = (literal) => this.truth[codeOf(literal)]!;
    for (const { rule, parts, bound } of this.sums) {
      const least = parts.reduce((sum, part) => sum + leastOf(part, truth), 0);
      if (least <= bound) continue;
      const literals = parts.flatMap(({ field }) => (field.kind === 'wide' ? field.bits : field.literals));
      return this.rulesBehind(
        literals.filter((literal) => truth(literal) !== 0),
        rule,
      );
    }
    return undefined;
  }

  /** The clause that has lost all its literals, or −1. */
  private propagate(): number {
    while (this.head < this.trailSize) {
      const own = codeOf(this.trail[this.head]!);
      this.head += 1;
      let conflict = -1;
      for (let k = this.watchStart[own]!; k < this.watchStart[own + 1]!; k += 1) {
        const clause = this.watches[k]!;
        this.falseCount[clause]! += 1;
        const open = this.clauseStart[clause + 1]! - this.clauseStart[clause]! - this.falseCount[clause]!;
        if (open === 0 || (open === 1 && conflict < 0 && !this.implyFrom(clause))) conflict = clause;
      }
      if (conflict >= 0) return conflict;
    }
    return -1;
  }

  /** Sets the last literal of a clause. False when there is none: all are false already, some not counted yet. */
  private implyFrom(clause: number): boolean {
    for (let k = this.clauseStart[clause]!; k < this.clauseStart[clause + 1]!; k += 1) {
      const literal = this.clauseLiterals[k]!;
      const value = this.truth[codeOf(literal)]!;
      if (value > 0) return true;
      if (value === 0) {
        this.set(literal, clause);
        return true;
      }
    }
    return false;
  }

  private set(literal: number, reason: number): void {
    this.truth[codeOf(literal)] = 1;
    this.truth[codeOf(-literal)] = -1;
    this.reason[Math.abs(literal)] = reason;
    this.trail[this.trailSize] = literal;
    this.trailSize += 1;
  }

  private undo(size: number): void {
    for (let i = this.trailSize - 1; i >= size; i -= 1) {
      const literal = this.trail[i]!;
      const own = codeOf(literal);
      this.truth[own] = 0;
      this.truth[codeOf(-literal)] = 0;
      this.reason[Math.abs(literal)] = -1;
      if (i >= this.head) continue;
      for (let k = this.watchStart[own]!; k < this.watchStart[own + 1]!; k += 1)
        this.falseCount[this.watches[k]!]! -= 1;
    }
    this.trailSize = size;
    this.head = size;
  }

  private rulesOf(clause: number): number[] {
    const literals = this.clauseLiterals.subarray(this.clauseStart[clause], this.clauseStart[clause + 1]);
    return this.rulesBehind(literals, this.clauseRule[clause]);
  }

  /** The rules from which these literals' falsity was derived, along with `rule`. */
  private rulesBehind(literals: Iterable<number>, rule = NO_RULE): number[] {
    const rules = new Set([rule]);
    const variables = new Set<number>();
    for (const literal of literals) variables.add(Math.abs(literal));
    // A set is visited in the order of insertion, including what is added on the way.
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
