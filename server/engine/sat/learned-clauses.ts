/* eslint-disable @typescript-eslint/no-non-null-assertion --
   Indexes into lists that are kept in step, in the inner loop of propagation. */
/**
 * Clauses learnt from conflicts. They hold in every solution, whatever was assumed when they were found, so they stay: what
 * one question ran into, the next one sees coming. Each clause watches two of its literals and is looked at only when one
 * of those becomes false, so backtracking costs nothing. Literals are given by their codes.
 *
 * Invariant: only what follows from the problem is in here. How much is learnt changes how early propagation sees
 * something, never what is true. Cost: bounded; of too many clauses, those not used for longest go.
 */

/** More literals than this in all clauses together, and half of the clauses go. */
const MOST_LITERALS = 60_000;

export class LearntClauses {
  /** By literal: 1 true, -1 false, 0 open. */
  private readonly truth: Int8Array;
  private readonly most: number;
  private clauses: Int32Array[] = [];
  /** By clause: when it was last of use. */
  private lastUse: number[] = [];
  private now = 0;
  private literals = 0;
  /** By literal: clauses that watch its opposite; and whether there may be any. */
  private watchers: (number[] | undefined)[] = [];
  readonly isWatched: Uint8Array;
  /** Clauses of one literal that do not hold for good yet. */
  private units: number[] = [];

  constructor(truth: Int8Array, most = MOST_LITERALS) {
    this.truth = truth;
    this.most = most;
    this.isWatched = new Uint8Array(truth.length);
  }

  /** Keeps a clause. Its first two literals must be the last to become open again. Returns its number. */
  add(clause: Int32Array): number {
    const index = this.clauses.length;
    this.clauses.push(clause);
    this.lastUse.push(this.now);
    this.literals += clause.length;
    if (clause.length > 1) for (const literal of clause.subarray(0, 2)) this.watch(literal, index);
    else this.units.push(...clause);
    return index;
  }

  /** The literals of a clause that explains something. */
  use(index: number): Int32Array {
    this.lastUse[index] = this.now;
    return this.clauses[index]!;
  }

  /**
   * Follows a literal that has become true. `imply` is called for literals that follow, with the number of their clause.
   * Returns the number of a clause that is false altogether, or −1.
   */
  propagate(own: number, imply: (literal: number, clause: number) => void): number {
    const watching = this.watchers[own];
    if (!watching) return -1;
    const { truth, clauses } = this;
    const lost = own ^ 1;
    let kept = 0;
    let conflict = -1;
    // Clauses leave this list while it is read, none comes in.
    for (const index of watching) {
      const clause = clauses[index]!;
      if (clause[0] === lost) {
        clause[0] = clause[1]!;
        clause[1] = lost;
      }
      const first = clause[0]!;
      const value = truth[first]!;
      if (conflict < 0 && value <= 0) {
        if (this.moveWatch(clause, index)) continue;
        this.lastUse[index] = this.now;
        if (value === 0) imply(first, index);
        else conflict = index;
      }
      watching[kept] = index;
      kept += 1;
    }
    watching.length = kept;
    return conflict;
  }

  /** To be called when nothing is assumed. Returns literals that have to be made true for good. */
  tidy(): readonly number[] {
    this.now += 1;
    if (this.literals > this.most) this.forget();
    if (this.units.length === 0) return this.units;
    const { units } = this;
    this.units = [];
    return units;
  }

  /** Lets the clause watch another literal instead of its second, best one that is true. False when all are false. */
  private moveWatch(clause: Int32Array, index: number): boolean {
    const { truth } = this;
    let place = 0;
    for (let i = 2; i < clause.length; i += 1) {
      const value = truth[clause[i]!]!;
      if (value < 0 || (value === 0 && place > 0)) continue;
      place = i;
      if (value > 0) break;
    }
    if (place === 0) return false;
    const literal = clause[place]!;
    clause[place] = clause[1]!;
    clause[1] = literal;
    this.watch(literal, index);
    return true;
  }

  private watch(literal: number, index: number): void {
    const own = literal ^ 1;
    this.isWatched[own] = 1;
    (this.watchers[own] ??= []).push(index);
  }

  /** Keeps the half of what was learnt that was of use last. */
  private forget(): void {
    const { clauses, lastUse } = this;
    this.clauses = [];
    this.lastUse = [];
    this.literals = 0;
    this.watchers = [];
    this.isWatched.fill(0);
    const order = [...clauses.keys()].sort((a, b) => lastUse[b]! - lastUse[a]! || b - a);
    for (const index of order.slice(0, order.length >> 1)) {
      const clause = clauses[index]!;
      if (clause.some((literal) => this.truth[literal]! > 0)) continue;
      // What is not open here holds, or does not, in all solutions.
      this.add(clause.filter((literal) => this.truth[literal] === 0));
      this.lastUse[this.lastUse.length - 1] = lastUse[index]!;
    }
  }
}
