/* eslint-disable @typescript-eslint/no-non-null-assertion --
   Indexes into typed arrays that are sized with the clauses; the checks would be half of the time spent here. */
/**
 * Unit propagation over the compiled clauses, with a trail of assignments and reasons. It answers the many easy questions
 * (what do these commits imply? is this value refuted?) without a call into WebAssembly.
 *
 * The clauses are simplified once, at construction. Clauses of two and three literals, nearly all of them, are stored inside
 * the occurrence lists of their literals, so that one list is read sequentially: memory access dominates the cost. Longer
 * clauses count their literals that are not false, so the state after backtracking does not depend on what was tried before.
 * Clauses learned from conflicts (`conflict-analysis.ts`) take part from then on.
 *
 * Invariant: without a conflict, every literal on the trail is implied by the assumptions. A conflict proves that they are
 * inconsistent; its absence proves the opposite only when all fields are assigned.
 * Cost: proportional to the occurrences of the literals that become true.
 */
import type { ClauseSet } from './clause-set.ts';
import { LearnedClauses } from './learned-clauses.ts';
import { codeOf, literalOf, type OccurrenceLists, packOccurrences } from './occurrence-lists.ts';
import { simplifyClauses } from './simplify-clauses.ts';

/**
 * Reasons are numbers. Positive: one more than the number of a long clause, learned clauses being numbered after the others.
 * Negative: in a short clause, minus the code of the literal that implied.
 */
const NO_REASON = 0;

export class UnitPropagation {
  /** True when the clauses are known to be unsatisfiable without any assumption. */
  contradictory: boolean;
  /** The simplified clauses and the fixed literals, for building solvers. */
  readonly remaining: readonly (readonly number[])[];
  readonly fixed: readonly number[];

  /** By literal code: 1 true, -1 false, 0 open. */
  private readonly truth: Int8Array;
  /**
   * By variable, four numbers next to each other, because they are read together: the level of its assignment; its reason,
   * see {@link NO_REASON}; and when that is a clause of three literals, the code of the other false one. The fourth is unused.
   */
  private readonly origins: Int32Array;
  /** Codes of literals. */
  private readonly trail: Int32Array;
  private trailSize = 0;
  /** Trail entries that are propagated and counted. */
  private head = 0;
  private readonly levelStart: number[] = [];
  private levelCount = 0;

  /** By literal code, as codes: how many literals it implies by binary clauses, those, then the pairs of ternary clauses. */
  private readonly short: OccurrenceLists;
  /** Long clauses, as codes; by literal code, the clauses with its negation, and whether there are any. */
  private readonly clauses: readonly Int32Array[];
  private readonly counted: OccurrenceLists;
  private readonly isCounted: Uint8Array;
  /** By long clause: its literals that are not counted as false. */
  private readonly open: Int32Array;
  private readonly learned: LearnedClauses;
  /** The last conflict: the code of a false literal that is implied, its reason, and the other false literal of that. */
  private conflictLiteral = 0;
  private conflictReason = NO_REASON;
  private conflictOther = 0;

  /** @param maxLearnedLiterals literals in all learned clauses together before some are deleted */
  constructor(clauses: ClauseSet, maxLearnedLiterals?: number) {
    const codes = 2 * clauses.variables + 2;
    this.truth = new Int8Array(codes);
    this.trail = new Int32Array(clauses.variables + 1);
    this.origins = new Int32Array(4 * (clauses.variables + 1));
    const { remaining, fixed, contradictory } = simplifyClauses(clauses, this.truth);
    this.contradictory = contradictory;
    this.remaining = remaining;
    this.fixed = fixed;

    const implied: number[] = [];
    const pairs: number[] = [];
    const long: Int32Array[] = [];
    for (const clause of remaining) {
      const [a = 0, b = 0, c = 0] = clause.map(codeOf);
      if (clause.length === 2) implied.push(a ^ 1, b, b ^ 1, a);
      else if (clause.length === 3) pairs.push(a ^ 1, b, c, b ^ 1, c, a, c ^ 1, a, b);
      else long.push(Int32Array.from(clause, codeOf));
    }
    this.short = shortLists(packOccurrences(codes, implied), packOccurrences(codes, pairs, 2));
    this.clauses = long;
    const entries: number[] = [];
    for (const [i, clause] of long.entries()) for (const literal of clause) entries.push(literal ^ 1, i);
    this.counted = packOccurrences(codes, entries);
    this.isCounted = new Uint8Array(codes);
    for (const clause of long) for (const literal of clause) this.isCounted[literal ^ 1] = 1;
    this.open = Int32Array.from(long, (clause) => clause.length);
    this.learned = new LearnedClauses(this.truth, maxLearnedLiterals);
  }

  /** Number of assumptions in force. */
  get level(): number {
    return this.levelCount;
  }

  /** 1 when the literal is true, −1 when it is false, 0 when it is unassigned. */
  value(literal: number): number {
    return this.truth[literal > 0 ? 2 * literal : 1 - 2 * literal]!;
  }

  /** Number of literals on the trail, which are assumed or implied by assumptions. */
  get trailLength(): number {
    return this.trailSize;
  }

  /** Place on the trail of the first literal of a level, which is its assumption. */
  startOf(level: number): number {
    return level > this.levelCount ? this.trailSize : this.levelStart[level - 1]!;
  }

  /** The literal at a place of the trail. */
  trailAt(place: number): number {
    return literalOf(this.trail[place]!);
  }

  /** The level on which a variable was assigned. */
  levelOf(variable: number): number {
    return this.origins[4 * variable]!;
  }

  /** The clause that implied a variable, including its literal; undefined for an assumption. */
  reasonOf(variable: number): number[] | undefined {
    const code = this.truth[2 * variable]! > 0 ? 2 * variable : 2 * variable + 1;
    return this.clauseOf(code, this.origins[4 * variable + 1]!, this.origins[4 * variable + 2]!);
  }

  /** After a conflict: the falsified clause. Undefined when an assumption was false already. */
  get conflict(): number[] | undefined {
    return this.clauseOf(this.conflictLiteral, this.conflictReason, this.conflictOther);
  }

  /** Assumes a literal on a new level. False on a conflict: then backtrack before going on. */
  assume(literal: number): boolean {
    this.levelStart[this.levelCount] = this.trailSize;
    this.levelCount += 1;
    return this.imply(literal);
  }

  /** Assigns an implied literal on the current level; on level 0, permanently. False on a conflict. */
  imply(literal: number): boolean {
    return this.enqueue(codeOf(literal), NO_REASON);
  }

  /**
   * Adds a clause that holds in all solutions and implies its first literal on the current level. The second literal must be
   * of the highest level among the others. False on a conflict.
   */
  learn(clause: readonly number[]): boolean {
    const codes = Int32Array.from(clause, codeOf);
    const first = codes[0]!;
    return this.enqueue(first, this.open.length + this.learned.add(codes) + 1);
  }

  /** Undoes the assumptions above `level`. */
  backtrack(level: number): void {
    if (level >= this.levelCount) return;
    const { trail, truth } = this;
    const size = this.levelStart[level]!;
    this.levelCount = level;
    for (let i = this.trailSize - 1; i >= size; i -= 1) {
      const code = trail[i]!;
      truth[code] = 0;
      truth[code ^ 1] = 0;
      if (this.isCounted[code] === 1 && i < this.head) this.uncount(code);
    }
    this.trailSize = size;
    this.head = Math.min(this.head, size);
    if (level > 0) return;
    for (const literal of this.learned.settle()) this.enqueue(literal, NO_REASON);
  }

  private uncount(code: number): void {
    const { start, items } = this.counted;
    for (let k = start[code]!, end = start[code + 1]!; k < end; k += 1) this.open[items[k]!]! += 1;
  }

  private enqueue(code: number, reason: number): boolean {
    const value = this.truth[code]!;
    if (value === 0) this.assign(code, reason, 0);
    else if (value < 0) this.setConflict(code, reason, 0);
    const holds = value === 0 ? this.propagate() : value > 0;
    if (!holds && this.level === 0) this.contradictory = true;
    return holds;
  }

  private propagate(): boolean {
    while (this.head < this.trailSize) {
      const code = this.trail[this.head]!;
      if (!this.propagateShort(code)) return false;
      this.head += 1;
      if (this.isCounted[code] === 1 && !this.propagateCounted(code)) return false;
      if (this.learned.isWatched[code] === 0) continue;
      const conflict = this.learned.propagate(code, this.implyLearned);
      if (conflict >= 0) return this.setConflict(0, this.open.length + conflict + 1, 0);
    }
    return true;
  }

  /** Assigns the literals implied by binary and ternary clauses. */
  private propagateShort(code: number): boolean {
    const { truth } = this;
    const { start, items } = this.short;
    let k = start[code]! + 1;
    const end = start[code + 1]!;
    for (const endOfImplied = k + items[k - 1]!; k < endOfImplied; k += 1) {
      const other = items[k]!;
      const value = truth[other]!;
      if (value > 0) continue;
      if (value < 0) return this.setConflict(other, -code, 0);
      this.assign(other, -code, 0);
    }
    for (; k < end; k += 2) {
      const a = items[k]!;
      const value = truth[a]!;
      if (value > 0) continue;
      const b = items[k + 1]!;
      const valueB = truth[b]!;
      if (valueB > 0 || value + valueB === 0) continue;
      if (value === 0) this.assign(a, -code, b);
      else if (valueB === 0) this.assign(b, -code, a);
      else return this.setConflict(a, -code, b);
    }
    return true;
  }

  /** Updates the counters of the long clauses: all of them, conflict or not, so that backtracking can undo it. */
  private propagateCounted(code: number): boolean {
    const { start, items } = this.counted;
    let conflict = -1;
    for (let k = start[code]!, end = start[code + 1]!; k < end; k += 1) {
      const clause = items[k]!;
      const left = this.open[clause]! - 1;
      this.open[clause] = left;
      if (left === 0) conflict = clause;
      else if (left === 1 && conflict < 0) this.implyLast(clause);
    }
    return conflict < 0 || this.setConflict(0, conflict + 1, 0);
  }

  /**
   * All but one of the clause's literals are counted as false. The last one may already be true, or be false but not counted
   * yet; then nothing is assigned, and in the second case the conflict is found when that literal is propagated.
   */
  private implyLast(clause: number): void {
    for (const code of this.clauses[clause]!) {
      const value = this.truth[code]!;
      if (value > 0) return;
      if (value === 0) {
        this.assign(code, clause + 1, 0);
        return;
      }
    }
  }

  private readonly implyLearned = (code: number, clause: number): void => {
    this.assign(code, this.open.length + clause + 1, 0);
  };

  private assign(code: number, reason: number, other: number): void {
    this.truth[code] = 1;
    this.truth[code ^ 1] = -1;
    const origin = (code >> 1) * 4;
    this.origins[origin] = this.levelCount;
    this.origins[origin + 1] = reason;
    this.origins[origin + 2] = other;
    this.trail[this.trailSize] = code;
    this.trailSize += 1;
  }

  /** Records a conflict. */
  private setConflict(code: number, reason: number, other: number): false {
    this.conflictLiteral = code;
    this.conflictReason = reason;
    this.conflictOther = other;
    return false;
  }

  private clauseOf(code: number, reason: number, other: number): number[] | undefined {
    if (reason === NO_REASON) return undefined;
    if (reason > 0) {
      const clause = this.clauses[reason - 1] ?? this.learned.use(reason - 1 - this.clauses.length);
      return Array.from(clause, literalOf);
    }
    const clause = [literalOf(code), literalOf(-reason ^ 1)];
    if (other !== 0) clause.push(literalOf(other));
    return clause;
  }
}

/** Joins the binary and ternary lists of each literal. */
function shortLists(implied: OccurrenceLists, pairs: OccurrenceLists): OccurrenceLists {
  const codes = implied.start.length - 1;
  const start = new Int32Array(codes + 1);
  const items = new Int32Array(implied.items.length + pairs.items.length + codes);
  let place = 0;
  for (let code = 0; code < codes; code += 1) {
    start[code] = place;
    const first = implied.items.subarray(implied.start[code], implied.start[code + 1]);
    const second = pairs.items.subarray(pairs.start[code], pairs.start[code + 1]);
    items[place] = first.length;
    items.set(first, place + 1);
    items.set(second, place + 1 + first.length);
    place += 1 + first.length + second.length;
  }
  start[codes] = place;
  return { start, items };
}
