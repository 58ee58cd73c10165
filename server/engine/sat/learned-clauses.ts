/* eslint-disable @typescript-eslint/no-non-null-assertion --
   Indexes into lists that are kept in step, in the inner loop of propagation. */
/**
 * Database of learned clauses with two watched literals (Moskewicz et al. 2001): a clause is visited only when a watched
 * literal becomes false, and backtracking needs no work. Literals are given by their codes.
 *
 * Invariant: every clause is implied by the problem, so it is kept from one question to the next. Which clauses are here
 * affects how early propagation finds something, never an answer.
 * Cost: bounded; when there are too many literals, the least recently used half of the clauses is deleted.
 */

/** More literals than this in all clauses together, and half of the clauses are deleted. */
const MAX_LITERALS = 60_000;

export class LearnedClauses {
  /** By literal: 1 true, -1 false, 0 open. */
  private readonly truth: Int8Array;
  private readonly maxLiterals: number;
  private clauses: Int32Array[] = [];
  /** By clause: when it last took part in propagation or analysis. */
  private lastUse: number[] = [];
  private now = 0;
  private literals = 0;
  /** By literal: clauses that watch its negation, and whether there may be any. */
  private watchers: (number[] | undefined)[] = [];
  readonly isWatched: Uint8Array;
  /** Unit clauses that are not assigned on level 0 yet. */
  private units: number[] = [];

  constructor(truth: Int8Array, maxLiterals = MAX_LITERALS) {
    this.truth = truth;
    this.maxLiterals = maxLiterals;
    this.isWatched = new Uint8Array(truth.length);
  }

  /** Adds a clause whose first two literals are those assigned on the highest levels. @returns its number */
  add(clause: Int32Array): number {
    const index = this.clauses.length;
    this.clauses.push(clause);
    this.lastUse.push(this.now);
    this.literals += clause.length;
    if (clause.length > 1) for (const literal of clause.subarray(0, 2)) this.watch(literal, index);
    else this.units.push(...clause);
    return index;
  }

  /** The literals of a clause, which counts as used now. */
  use(index: number): Int32Array {
    this.lastUse[index] = this.now;
    return this.clauses[index]!;
  }

  /**
   * Visits the clauses that watch the negation of a literal that became true. `imply` is called for each implied literal
   * with the number of its clause.
   * @returns the number of a falsified clause, or −1
   */
  propagate(code: number, imply: (literal: number, clause: number) => void): number {
    const watching = this.watchers[code];
    if (!watching) return -1;
    const { truth, clauses } = this;
    const falsified = code ^ 1;
    let kept = 0;
    let conflict = -1;
    // Clauses are removed from this list while it is read; none is added.
    for (const index of watching) {
      const clause = clauses[index]!;
      if (clause[0] === falsified) {
        clause[0] = clause[1]!;
        clause[1] = falsified;
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

  /** Call on level 0. Deletes clauses when there are too many. @returns literals to assign on level 0 */
  settle(): readonly number[] {
    this.now += 1;
    if (this.literals > this.maxLiterals) this.reduce();
    if (this.units.length === 0) return this.units;
    const { units } = this;
    this.units = [];
    return units;
  }

  /** Replaces the second watch by another literal, a true one if there is one. False when all others are false. */
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
    const negation = literal ^ 1;
    this.isWatched[negation] = 1;
    (this.watchers[negation] ??= []).push(index);
  }

  /** Deletes the least recently used half of the clauses. */
  private reduce(): void {
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
      // On level 0, an assigned literal has that value in all solutions.
      this.add(clause.filter((literal) => this.truth[literal] === 0));
      this.lastUse[this.lastUse.length - 1] = lastUse[index]!;
    }
  }
}
