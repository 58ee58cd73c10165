/* eslint-disable @typescript-eslint/no-non-null-assertion --
   Indexes into typed arrays that are sized with the clauses; the checks would be half of the time spent here. */
/**
 * Unit propagation over the compiled clauses, on this side of the solver's border. It answers the many easy questions
 * (what do these commits force? does this value fit right now?) at memory speed and with no call into WebAssembly.
 *
 * Clauses that hold whatever is chosen are dropped and false literals removed once, at construction. Binary clauses are
 * implication lists. Longer clauses count the literals they have left, so undoing is an increment and the state after backtracking
 * does not depend on what was tried in between.
 *
 * Invariant: without a conflict, everything on the trail follows from the assumptions. A conflict proves that they cannot
 * hold together; no conflict proves that they can only when all fields are assigned.
 * Cost: proportional to the occurrences of the literals that become true.
 */
import type { ClauseSet } from './clause-set.ts';

export class UnitPropagation {
  /** Set when the clauses are known to contradict each other without any assumption. */
  contradictory: boolean;
  /** Clauses left after simplification, and the literals that hold in all solutions. For building solvers. */
  readonly remaining: readonly (readonly number[])[];
  readonly fixed: readonly number[];

  /** By literal code: 1 true, -1 false, 0 open. */
  private readonly truth: Int8Array;
  private readonly trail: Int32Array;
  private trailSize = 0;
  /** Trail entries whose implications have been followed, and whose clause counters have been raised. */
  private head = 0;
  private readonly levelStart: number[] = [];

  private readonly implied: Csr;
  private readonly occurrences: Csr;
  private readonly clauseStart: Int32Array;
  private readonly clauseLiterals: Int32Array;
  /** By clause: literals that are not counted as false. */
  private readonly open: Int32Array;

  constructor(clauses: ClauseSet) {
    const variables = clauses.variables;
    this.truth = new Int8Array(2 * variables + 2);
    this.trail = new Int32Array(variables + 1);
    const { remaining, fixed, contradictory } = simplify(clauses, this.truth);
    this.contradictory = contradictory;
    this.remaining = remaining;
    this.fixed = fixed;

    const binary: [number, number][] = [];
    const long: (readonly number[])[] = [];
    for (const clause of remaining) {
      const [a = 0, b = 0] = clause;
      if (clause.length === 2) binary.push([code(-a), b], [code(-b), a]);
      else long.push(clause);
    }
    this.implied = csr(2 * variables + 2, binary);
    this.clauseStart = new Int32Array(long.length + 1);
    const occurrences: [number, number][] = [];
    const literals: number[] = [];
    for (const [i, clause] of long.entries()) {
      for (const literal of clause) {
        literals.push(literal);
        occurrences.push([code(-literal), i]);
      }
      this.clauseStart[i + 1] = literals.length;
    }
    this.clauseLiterals = Int32Array.from(literals);
    this.occurrences = csr(2 * variables + 2, occurrences);
    this.open = Int32Array.from(long, (clause) => clause.length);
  }

  /** Number of assumptions in force. */
  get level(): number {
    return this.levelStart.length;
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
    return this.levelStart[level - 1] ?? this.trailSize;
  }

  /** The literal at a place of that order. */
  at(place: number): number {
    return this.trail[place]!;
  }

  /** Assumes a literal on a new level. False on a conflict: then backtrack before going on. */
  assume(literal: number): boolean {
    this.levelStart.push(this.trailSize);
    return this.imply(literal);
  }

  /** Adds something that follows, on the current level; without assumptions, for good. False on a conflict. */
  imply(literal: number): boolean {
    const value = this.value(literal);
    if (value === 0) this.set(literal);
    const holds = value === 0 ? this.propagate() : value > 0;
    if (!holds && this.level === 0) this.contradictory = true;
    return holds;
  }

  /** Forgets the assumptions above `level`. */
  backtrack(level: number): void {
    if (level >= this.levelStart.length) return;
    const size = this.levelStart[level]!;
    this.levelStart.length = level;
    const { start, items } = this.occurrences;
    for (let i = this.trailSize - 1; i >= size; i -= 1) {
      const literal = this.trail[i]!;
      const own = code(literal);
      this.truth[own] = 0;
      this.truth[own ^ 1] = 0;
      if (i >= this.head) continue;
      for (let k = start[own]!; k < start[own + 1]!; k += 1) this.open[items[k]!]! += 1;
    }
    this.trailSize = size;
    this.head = Math.min(this.head, size);
  }

  private set(literal: number): void {
    const own = code(literal);
    this.truth[own] = 1;
    this.truth[own ^ 1] = -1;
    this.trail[this.trailSize] = literal;
    this.trailSize += 1;
  }

  private propagate(): boolean {
    const { truth, open } = this;
    while (this.head < this.trailSize) {
      const own = code(this.trail[this.head]!);
      const binary = this.implied;
      for (let k = binary.start[own]!, end = binary.start[own + 1]!; k < end; k += 1) {
        const literal = binary.items[k]!;
        const value = truth[code(literal)]!;
        if (value > 0) continue;
        if (value < 0) return false;
        this.set(literal);
      }
      // From here on all counters of this literal are raised, conflict or not: backtracking lowers them all.
      this.head += 1;
      let conflict = false;
      const { start, items } = this.occurrences;
      for (let k = start[own]!, end = start[own + 1]!; k < end; k += 1) {
        const clause = items[k]!;
        const left = open[clause]! - 1;
        open[clause] = left;
        if (left > 1) continue;
        if (left === 0) conflict = true;
        else if (!conflict) this.implyLast(clause);
      }
      if (conflict) return false;
    }
    return true;
  }

  /**
   * All but one of the clause's literals are counted false. The last one may already be true, or false and not counted
   * yet; then there is nothing to set, and in the second case its own turn raises the conflict.
   */
  private implyLast(clause: number): void {
    for (let k = this.clauseStart[clause]!, end = this.clauseStart[clause + 1]!; k < end; k += 1) {
      const literal = this.clauseLiterals[k]!;
      const value = this.truth[code(literal)]!;
      if (value > 0) return;
      if (value === 0) {
        this.set(literal);
        return;
      }
    }
  }
}

interface Csr {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

/** Literal → index; the opposite literal is the neighbour. */
function code(literal: number): number {
  return literal > 0 ? 2 * literal : 1 - 2 * literal;
}

/** Lists by key, packed one after the other, in the order given. */
function csr(keys: number, entries: readonly (readonly [number, number])[]): Csr {
  const start = new Int32Array(keys + 1);
  for (const [key] of entries) start[key + 1]! += 1;
  for (let i = 0; i < keys; i += 1) start[i + 1]! += start[i]!;
  const next = start.slice();
  const items = new Int32Array(entries.length);
  for (const [key, item] of entries) {
    items[next[key]!] = item;
    next[key]! += 1;
  }
  return { start, items };
}

interface Simplified {
  readonly remaining: (readonly number[])[];
  readonly fixed: readonly number[];
  readonly contradictory: boolean;
}

/** Propagates what holds without assumptions, marks it in `truth`, and returns what is left of the clauses. */
function simplify(clauses: ClauseSet, truth: Int8Array): Simplified {
  const fixed: number[] = [];
  const all = clauses.all();
  const lists: [number, number][] = [];
  for (const [i, literals] of all.entries()) for (const literal of literals) lists.push([code(-literal), i]);
  const occurrences = csr(truth.length, lists);
  const open = Int32Array.from(all, (literals) => literals.length);

  const settle = (clause: readonly number[]): boolean => {
    let unit: number | undefined;
    for (const literal of clause) {
      const value = truth[code(literal)]!;
      if (value > 0) return true;
      if (value === 0) unit = literal;
    }
    if (unit === undefined) return false;
    truth[code(unit)] = 1;
    truth[code(-unit)] = -1;
    fixed.push(unit);
    return true;
  };
  let contradictory = false;
  for (const clause of all) if (clause.length < 2 && !settle(clause)) contradictory = true;
  for (let head = 0; head < fixed.length && !contradictory; head += 1) {
    const own = code(fixed[head]!);
    for (let k = occurrences.start[own]!; k < occurrences.start[own + 1]!; k += 1) {
      const clause = occurrences.items[k]!;
      open[clause]! -= 1;
      if (open[clause]! < 2 && !settle(all[clause]!)) contradictory = true;
    }
  }
  if (contradictory) return { remaining: [], fixed, contradictory };
  const remaining: (readonly number[])[] = [];
  for (const literals of all) {
    if (literals.some((literal) => truth[code(literal)]! > 0)) continue;
    const kept = literals.filter((literal) => truth[code(literal)] === 0);
    remaining.push(kept.length === literals.length ? literals : kept);
  }
  return { remaining, fixed, contradictory };
}
