/* eslint-disable @typescript-eslint/no-non-null-assertion --
   Indexes into typed arrays that are sized with the clauses; the checks would be half of the time spent here. */
/**
 * Unit propagation over the compiled clauses, on this side of the solver's border. It answers the many easy questions
 * (what do these commits force? does this value fit right now?) at memory speed and with no call into WebAssembly.
 *
 * Clauses that hold whatever is chosen are dropped and false literals removed once, at construction. Clauses of two and
 * three literals, nearly all there are, lie in the lists of their literals themselves: following a literal reads one list
 * from front to back, because waiting for memory is what takes most time here. Longer clauses count the literals they have
 * left, so the state after backtracking does not depend on what was tried in between.
 *
 * Every implied literal knows its reason, so that a conflict can be analysed (`conflict-analysis.ts`). What is learnt from
 * conflicts takes part in propagation from then on; it makes answers come sooner, and changes none.
 *
 * Invariant: without a conflict, everything on the trail follows from the assumptions. A conflict proves that they cannot
 * hold together; no conflict proves that they can only when all fields are assigned.
 * Cost: proportional to the occurrences of the literals that become true.
 */
import type { ClauseSet } from './clause-set.ts';
import { LearntClauses } from './learned-clauses.ts';
import { codeOf, literalOf, type PackedLists, packLists } from './occurrence-lists.ts';
import { simplifyClauses } from './simplify-clauses.ts';

/**
 * Reasons: positive, the number of a longer clause plus one, those learnt after all others; negative, the code of the literal that implies, in a short
 * clause.
 */
const NO_REASON = 0;

export class UnitPropagation {
  /** Set when the clauses are known to contradict each other without any assumption. */
  contradictory: boolean;
  /** Clauses left after simplification, and the literals that hold in all solutions. For building solvers. */
  readonly remaining: readonly (readonly number[])[];
  readonly fixed: readonly number[];

  /** By literal code: 1 true, -1 false, 0 open. */
  private readonly truth: Int8Array;
  /**
   * By variable, four numbers next to each other, because they are needed together and memory is what takes time here: the
   * level on which it was set; what implied it, see {@link NO_REASON}; and when that was a clause of three literals, the code
   * of the one that is false besides.
   */
  private readonly origins: Int32Array;
  /** Codes of literals. */
  private readonly trail: Int32Array;
  private trailSize = 0;
  /** Trail entries whose implications have been followed, and whose clause counters have been lowered. */
  private head = 0;
  private readonly levelStart: number[] = [];
  private levelCount = 0;

  /** By literal code, as codes: first how many literals it implies, then those, then pairs of which it leaves one. */
  private readonly short: PackedLists;
  /** Longer clauses, as codes; by literal code, those that lose a literal when it holds, and whether there are any. */
  private readonly clauses: readonly Int32Array[];
  private readonly counted: PackedLists;
  private readonly isCounted: Uint8Array;
  /** By longer clause: literals that are not counted as false. */
  private readonly open: Int32Array;
  private readonly learnt: LearntClauses;
  /** The last conflict: a literal that is false and should be true, for this reason. */
  private clashLiteral = 0;
  private clashReason = NO_REASON;
  private clashPartner = 0;

  /** `mostLearnt` is how many literals may be kept in what is learnt. */
  constructor(clauses: ClauseSet, mostLearnt?: number) {
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
    this.short = shortLists(packLists(codes, implied), packLists(codes, pairs, 2));
    this.clauses = long;
    const entries: number[] = [];
    for (const [i, clause] of long.entries()) for (const literal of clause) entries.push(literal ^ 1, i);
    this.counted = packLists(codes, entries);
    this.isCounted = new Uint8Array(codes);
    for (const clause of long) for (const literal of clause) this.isCounted[literal ^ 1] = 1;
    this.open = Int32Array.from(long, (clause) => clause.length);
    this.learnt = new LearntClauses(this.truth, mostLearnt);
  }

  /** Number of assumptions in force. */
  get level(): number {
    return this.levelCount;
  }

  /** 1 when the literal holds, -1 when its opposite does, 0 when it is open. */
  value(literal: number): number {
    return this.truth[literal > 0 ? 2 * literal : 1 - 2 * literal]!;
  }

  /** Number of literals that hold because of assumptions, in the order in which they came to. */
  get size(): number {
    return this.trailSize;
  }

  /** Place of the first literal of a level, the assumption that opened it. */
  startOf(level: number): number {
    return level > this.levelCount ? this.trailSize : this.levelStart[level - 1]!;
  }

  /** The literal at a place of that order. */
  at(place: number): number {
    return literalOf(this.trail[place]!);
  }

  /** The level on which a variable was set. */
  levelOf(variable: number): number {
    return this.origins[4 * variable]!;
  }

  /** The clause that implied a variable, its own literal included; undefined for an assumption. */
  reasonOf(variable: number): number[] | undefined {
    const own = this.truth[2 * variable]! > 0 ? 2 * variable : 2 * variable + 1;
    return this.clauseOf(own, this.origins[4 * variable + 1]!, this.origins[4 * variable + 2]!);
  }

  /** After a conflict: a clause all of whose literals are false. Undefined when it was an assumption that was false. */
  get conflict(): number[] | undefined {
    return this.clauseOf(this.clashLiteral, this.clashReason, this.clashPartner);
  }

  /** Assumes a literal on a new level. False on a conflict: then backtrack before going on. */
  assume(literal: number): boolean {
    this.levelStart[this.levelCount] = this.trailSize;
    this.levelCount += 1;
    return this.imply(literal);
  }

  /** Adds something that follows, on the current level; without assumptions, for good. False on a conflict. */
  imply(literal: number): boolean {
    return this.enter(codeOf(literal), NO_REASON);
  }

  /**
   * Adds a clause that holds in all solutions and whose first literal follows on the current level. The second must be one
   * of those that became false last. False on a conflict.
   */
  learn(clause: readonly number[]): boolean {
    const codes = Int32Array.from(clause, codeOf);
    const first = codes[0]!;
    return this.enter(first, this.open.length + this.learnt.add(codes) + 1);
  }

  /** Forgets the assumptions above `level`. */
  backtrack(level: number): void {
    if (level >= this.levelCount) return;
    const { trail, truth } = this;
    const size = this.levelStart[level]!;
    this.levelCount = level;
    for (let i = this.trailSize - 1; i >= size; i -= 1) {
      const own = trail[i]!;
      truth[own] = 0;
      truth[own ^ 1] = 0;
      if (this.isCounted[own] === 1 && i < this.head) this.countBack(own);
    }
    this.trailSize = size;
    this.head = Math.min(this.head, size);
    if (level > 0) return;
    for (const literal of this.learnt.tidy()) this.enter(literal, NO_REASON);
  }

  private countBack(own: number): void {
    const { start, items } = this.counted;
    for (let k = start[own]!, end = start[own + 1]!; k < end; k += 1) this.open[items[k]!]! += 1;
  }

  private enter(own: number, reason: number): boolean {
    const value = this.truth[own]!;
    if (value === 0) this.set(own, reason, 0);
    else if (value < 0) this.clash(own, reason, 0);
    const holds = value === 0 ? this.propagate() : value > 0;
    if (!holds && this.level === 0) this.contradictory = true;
    return holds;
  }

  private propagate(): boolean {
    while (this.head < this.trailSize) {
      const own = this.trail[this.head]!;
      if (!this.followShort(own)) return false;
      this.head += 1;
      if (this.isCounted[own] === 1 && !this.followCounted(own)) return false;
      if (this.learnt.isWatched[own] === 0) continue;
      const conflict = this.learnt.propagate(own, this.implyLearnt);
      if (conflict >= 0) return this.clash(0, this.open.length + conflict + 1, 0);
    }
    return true;
  }

  /** Sets what the literal implies by clauses of two and three literals. */
  private followShort(own: number): boolean {
    const { truth } = this;
    const { start, items } = this.short;
    let k = start[own]! + 1;
    const end = start[own + 1]!;
    for (const endOfImplied = k + items[k - 1]!; k < endOfImplied; k += 1) {
      const other = items[k]!;
      const value = truth[other]!;
      if (value > 0) continue;
      if (value < 0) return this.clash(other, -own, 0);
      this.set(other, -own, 0);
    }
    for (; k < end; k += 2) {
      const a = items[k]!;
      const value = truth[a]!;
      if (value > 0) continue;
      const b = items[k + 1]!;
      const another = truth[b]!;
      if (another > 0 || value + another === 0) continue;
      if (value === 0) this.set(a, -own, b);
      else if (another === 0) this.set(b, -own, a);
      else return this.clash(a, -own, b);
    }
    return true;
  }

  /** Counts down the longer clauses that lose a literal: all of them, conflict or not, so that backtracking can undo it. */
  private followCounted(own: number): boolean {
    const { start, items } = this.counted;
    let conflict = -1;
    for (let k = start[own]!, end = start[own + 1]!; k < end; k += 1) {
      const clause = items[k]!;
      const left = this.open[clause]! - 1;
      this.open[clause] = left;
      if (left === 0) conflict = clause;
      else if (left === 1 && conflict < 0) this.implyLast(clause);
    }
    return conflict < 0 || this.clash(0, conflict + 1, 0);
  }

  /**
   * All but one of the clause's literals are counted false. The last one may already be true, or false and not counted
   * yet; then there is nothing to set, and in the second case its own turn raises the conflict.
   */
  private implyLast(clause: number): void {
    for (const own of this.clauses[clause]!) {
      const value = this.truth[own]!;
      if (value > 0) return;
      if (value === 0) {
        this.set(own, clause + 1, 0);
        return;
      }
    }
  }

  private readonly implyLearnt = (own: number, clause: number): void => {
    this.set(own, this.open.length + clause + 1, 0);
  };

  private set(own: number, reason: number, partner: number): void {
    this.truth[own] = 1;
    this.truth[own ^ 1] = -1;
    const origin = (own >> 1) * 4;
    this.origins[origin] = this.levelCount;
    this.origins[origin + 1] = reason;
    this.origins[origin + 2] = partner;
    this.trail[this.trailSize] = own;
    this.trailSize += 1;
  }

  /** Notes a conflict. */
  private clash(own: number, reason: number, partner: number): false {
    this.clashLiteral = own;
    this.clashReason = reason;
    this.clashPartner = partner;
    return false;
  }

  private clauseOf(own: number, reason: number, partner: number): number[] | undefined {
    if (reason === NO_REASON) return undefined;
    if (reason > 0) {
      const clause = this.clauses[reason - 1] ?? this.learnt.use(reason - 1 - this.clauses.length);
      return Array.from(clause, literalOf);
    }
    const clause = [literalOf(own), literalOf(-reason ^ 1)];
    if (partner !== 0) clause.push(literalOf(partner));
    return clause;
  }
}

/** Puts the two lists of each literal into one. */
function shortLists(implied: PackedLists, pairs: PackedLists): PackedLists {
  const codes = implied.start.length - 1;
  const start = new Int32Array(codes + 1);
  const items = new Int32Array(implied.items.length + pairs.items.length + codes);
  let place = 0;
  for (let own = 0; own < codes; own += 1) {
    start[own] = place;
    const first = implied.items.subarray(implied.start[own], implied.start[own + 1]);
    const second = pairs.items.subarray(pairs.start[own], pairs.start[own + 1]);
    items[place] = first.length;
    items.set(first, place + 1);
    items.set(second, place + 1 + first.length);
    place += 1 + first.length + second.length;
  }
  start[codes] = place;
  return { start, items };
}
