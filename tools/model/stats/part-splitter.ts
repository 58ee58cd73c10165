/* eslint-disable @typescript-eslint/no-non-null-assertion --
   Indexes into typed arrays that are sized with the clauses; the checks would be half of the time spent here. */
import type { UnitPropagation } from '#server/engine/sat/unit-propagation.ts';

/** Open variables that are connected by clauses which are not satisfied yet, with nothing outside. */
export interface Part {
  /** Ascending. */
  readonly variables: Int32Array;
  /** Those with more than two literals, ascending; shorter ones follow from the variables. */
  readonly clauses: Int32Array;
}

/**
 * Finds the independent parts of a set of clauses under the current assumptions of a propagation.
 * Cost: linear in the part and the clauses around it.
 */
export class PartSplitter {
  readonly #propagation: UnitPropagation;
  readonly #binary: Lists;
  readonly #long: Lists;
  readonly #clauseStart: Int32Array;
  readonly #clauseLiterals: Int32Array;
  readonly #variables: number;
  readonly #partOf: Int32Array;
  readonly #clauseSeen: Int32Array;
  readonly #queue: Int32Array;
  #stamp = 0;

  /** @param clauses as `openClauses` gives them */
  constructor(propagation: UnitPropagation, variables: number, clauses: readonly (readonly number[])[]) {
    this.#propagation = propagation;
    this.#variables = variables;
    const long = clauses.filter((clause) => clause.length > 2);
    const binary: [number, number][] = [];
    for (const clause of clauses) {
      const [a = 0, b = 0] = clause.map(Math.abs);
      if (clause.length === 2) binary.push([a, b], [b, a]);
    }
    const occurrences: [number, number][] = [];
    for (const [index, clause] of long.entries()) {
      for (const literal of clause) occurrences.push([Math.abs(literal), index]);
    }
    this.#binary = lists(variables + 1, binary);
    this.#long = lists(variables + 1, occurrences);
    this.#clauseStart = new Int32Array(long.length + 1);
    for (const [index, clause] of long.entries()) {
      this.#clauseStart[index + 1] = this.#clauseStart[index]! + clause.length;
    }
    this.#clauseLiterals = Int32Array.from(long.flat());
    this.#partOf = new Int32Array(variables + 1);
    this.#clauseSeen = new Int32Array(long.length);
    this.#queue = new Int32Array(variables + 1);
  }

  /** The parts of everything. */
  all(): readonly Part[] {
    return this.split({
      variables: Int32Array.from({ length: this.#variables }, (_, index) => index + 1),
      clauses: Int32Array.from(this.#clauseSeen.keys()),
    });
  }

  /** The independent parts of what is still open of a part. */
  split({ variables, clauses }: Part): readonly Part[] {
    const first = this.#stamp + 1;
    const sizes: number[] = [];
    const clauseSizes: number[] = [];
    for (const variable of variables) {
      if (this.#propagation.value(variable) !== 0 || this.#partOf[variable]! >= first) continue;
      this.#stamp += 1;
      const [size, clauseSize] = this.#flood(variable, first);
      sizes.push(size);
      clauseSizes.push(clauseSize);
    }
    const parts = sizes.map((size, i) => ({
      variables: new Int32Array(size),
      clauses: new Int32Array(clauseSizes[i]!),
    }));
    // Filled in the order of the whole, hence ascending.
    const filled = new Int32Array(2 * parts.length);
    for (const variable of variables) {
      const index = this.#partOf[variable]! - first;
      if (index < 0 || this.#propagation.value(variable) !== 0) continue;
      parts[index]!.variables[filled[2 * index]!++] = variable;
    }
    for (const clause of clauses) {
      const index = this.#clauseSeen[clause]! - first;
      if (index < 0) continue;
      parts[index]!.clauses[filled[2 * index + 1]!++] = clause;
    }
    return parts;
  }

  /** Marks everything that is connected with a variable; returns how many variables and clauses that is. */
  #flood(start: number, first: number): readonly [number, number] {
    const stamp = this.#stamp;
    const propagation = this.#propagation;
    const partOf = this.#partOf;
    const queue = this.#queue;
    let size = 1;
    let clauses = 0;
    queue[0] = start;
    partOf[start] = stamp;
    for (let head = 0; head < size; head += 1) {
      const variable = queue[head]!;
      const binary = this.#binary;
      for (let k = binary.start[variable]!, end = binary.start[variable + 1]!; k < end; k += 1) {
        const other = binary.items[k]!;
        if (partOf[other]! >= first || propagation.value(other) !== 0) continue;
        partOf[other] = stamp;
        queue[size++] = other;
      }
      const long = this.#long;
      for (let k = long.start[variable]!, end = long.start[variable + 1]!; k < end; k += 1) {
        const clause = long.items[k]!;
        if (Math.abs(this.#clauseSeen[clause]!) >= first) continue;
        const from = this.#clauseStart[clause]!;
        const to = this.#clauseStart[clause + 1]!;
        let satisfied = false;
        for (let i = from; i < to && !satisfied; i += 1)
          satisfied = propagation.value(this.#clauseLiterals[i]!) > 0;
        // Negative: looked at, but satisfied.
        this.#clauseSeen[clause] = satisfied ? -stamp : stamp;
        if (satisfied) continue;
        clauses += 1;
        for (let i = from; i < to; i += 1) {
          const other = Math.abs(this.#clauseLiterals[i]!);
          if (partOf[other]! >= first || propagation.value(other) !== 0) continue;
          partOf[other] = stamp;
          queue[size++] = other;
        }
      }
    }
    return [size, clauses];
  }
}

/** The clauses that are not satisfied, without literals that are false. */
export function openClauses(propagation: UnitPropagation): (readonly number[])[] {
  const open: (readonly number[])[] = [];
  for (const clause of propagation.remaining) {
    if (clause.some((literal) => propagation.value(literal) > 0)) continue;
    open.push(clause.filter((literal) => propagation.value(literal) === 0));
  }
  return open;
}

interface Lists {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

/** Lists by key, packed one after the other. */
function lists(keys: number, entries: readonly (readonly [number, number])[]): Lists {
  const start = new Int32Array(keys + 1);
  for (const [key] of entries) start[key + 1]! += 1;
  for (let i = 0; i < keys; i += 1) start[i + 1]! += start[i]!;
  const next = start.slice();
  const items = new Int32Array(entries.length);
  for (const [key, item] of entries) items[next[key]!++] = item;
  return { start, items };
}
