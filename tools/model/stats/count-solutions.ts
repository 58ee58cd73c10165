/* eslint-disable @typescript-eslint/no-non-null-assertion --
   Indexes into typed arrays that are sized with the clauses; the checks would be half of the time spent here. */
/**
 * How many solutions does a problem have? Exact, by deciding one field after the other; what falls apart into
 * independent parts is multiplied, and the count of every part is remembered, for the same part comes up again and again.
 *
 * Only fields in `counted` count; of the others, one way to complete a solution is enough. Auxiliary variables of the
 * clauses never count: with all fields decided, unit propagation shows whether a rule is violated (compile-problem.ts).
 *
 * A part is known by its open variables and the longer clauses that are not satisfied yet; shorter ones follow from the
 * variables. Fields are decided in the order of `elimination-order.ts`, backwards.
 *
 * Cost: exponential in the worst case, hence the time limit; in practice about (fields) × 2^(width of the model).
 */
import type { ClauseSet } from '#server/engine/sat/clause-set.ts';
import type { CompiledProblem } from '#server/engine/encode/compile-problem.ts';
import { UnitPropagation } from '#server/engine/sat/unit-propagation.ts';
import { decisionOrder } from './decision-order.ts';
import { openClauses, type Part, PartSplitter } from './part-splitter.ts';

export interface CountOptions {
  /** Names of the fields whose values count; all when absent. */
  readonly counted?: ReadonlySet<string>;
  /** Literals that are known to hold in every solution. */
  readonly known?: readonly number[];
  /** Milliseconds after which counting gives up. */
  readonly timeLimit: number;
}

/** The number of solutions, or undefined when time ran out. */
export function countSolutions(compiled: CompiledProblem, options: CountOptions): bigint | undefined {
  return countAll(compiled, propagate(compiled.clauses, options.known ?? []), options);
}

/** The clauses with what is known to hold; undefined when that is a contradiction. */
export function propagate(clauses: ClauseSet, known: readonly number[]): UnitPropagation | undefined {
  const propagation = new UnitPropagation(clauses);
  if (propagation.contradictory || !known.every((literal) => propagation.imply(literal))) return undefined;
  return propagation;
}

/** Like `countSolutions`, of other clauses over the same fields. */
export function countAll(
  compiled: CompiledProblem,
  propagation: UnitPropagation | undefined,
  options: CountOptions,
): bigint | undefined {
  return propagation ? new Counter(compiled, propagation, options).count() : 0n;
}

/** Roughly, in characters of keys, what parts may be remembered before all are forgotten. */
const cacheLimit = 60_000_000;
/** Beyond this many neighbours, finding a better order costs more than it saves. */
const tangleLimit = 150;

interface Frame {
  readonly part: Part;
  readonly key: string;
  /** Does any variable of it count? Otherwise one solution is as good as many. */
  readonly counts: boolean;
  /** Each is one way to go on; together all there are. */
  readonly choices: readonly number[];
  readonly level: number;
  next: number;
  total: bigint;
  /** Of the choice at hand. */
  parts: readonly Part[];
  at: number;
  product: bigint;
}

const AUXILIARY = 0;
const NEEDED = 1;
const COUNTED = 2;

class Counter {
  readonly #propagation: UnitPropagation;
  readonly #splitter: PartSplitter;
  readonly #deadline: number;
  /** By variable. */
  readonly #role: Uint8Array;
  readonly #ranks: Int32Array;
  /** By variable: the value literals of its field, when there are more than two. */
  readonly #siblings: (readonly number[] | undefined)[] = [];
  readonly #cache = new Map<string, bigint>();
  #cacheSize = 0;

  constructor(compiled: CompiledProblem, propagation: UnitPropagation, { counted, timeLimit }: CountOptions) {
    this.#propagation = propagation;
    this.#deadline = performance.now() + timeLimit;
    const { variables } = compiled.clauses;
    this.#role = new Uint8Array(variables + 1);
    for (const field of compiled.fields) {
      const role = !counted || counted.has(field.name) ? COUNTED : NEEDED;
      const literals = field.kind === 'wide' ? field.bits : field.literals;
      for (const literal of literals) {
        this.#role[Math.abs(literal)] = role;
        if (field.kind === 'values' && literals.length > 2) this.#siblings[Math.abs(literal)] = literals;
      }
    }
    const clauses = openClauses(propagation);
    this.#splitter = new PartSplitter(propagation, variables, clauses);
    this.#ranks = decisionOrder(compiled, clauses, tangleLimit).ranks;
  }

  count(): bigint | undefined {
    let result = 1n;
    for (const part of this.#splitter.all()) {
      const count = this.#countPart(part);
      if (count === undefined) return undefined;
      result *= count;
      if (result === 0n) return 0n;
    }
    return result;
  }

  #countPart(whole: Part): bigint | undefined {
    const frames: Frame[] = [];
    let result = this.#open(whole, frames);
    for (let steps = 1; ; steps += 1) {
      const frame = frames.at(-1);
      if (!frame) return result;
      if (steps % 256 === 0 && performance.now() > this.#deadline) return undefined;
      if (result !== undefined) {
        frame.product *= result;
        frame.at += 1;
        result = undefined;
      }
      const part = frame.product === 0n ? undefined : frame.parts[frame.at];
      if (part) result = this.#open(part, frames);
      else if (!this.#nextChoice(frame)) {
        frames.pop();
        result = frame.total;
        this.#remember(frame.key, frame.total);
      }
    }
  }

  /** Ends the choice at hand and begins the next that is no contradiction; false when there is none. */
  #nextChoice(frame: Frame): boolean {
    const propagation = this.#propagation;
    if (frame.next > 0) frame.total += frame.product;
    propagation.backtrack(frame.level);
    if (!frame.counts && frame.total > 0n) {
      frame.total = 1n;
      return false;
    }
    for (;;) {
      const choice = frame.choices[frame.next];
      if (choice === undefined) return false;
      frame.next += 1;
      if (propagation.value(choice) < 0) continue;
      if (propagation.assume(choice)) break;
      propagation.backtrack(frame.level);
      // Everything else in this part is still to be counted, now without this choice.
    }
    frame.parts = this.#splitter.split(frame.part);
    frame.at = 0;
    frame.product = 1n;
    return true;
  }

  /** The count of a part when it is known or plain; otherwise a frame that will find it. */
  #open(part: Part, frames: Frame[]): bigint | undefined {
    let counts = false;
    let needed = false;
    let best = 0;
    let bestRank = -1;
    for (const variable of part.variables) {
      const role = this.#role[variable]!;
      if (role === AUXILIARY) continue;
      needed = true;
      if (role === COUNTED && !counts) {
        counts = true;
        bestRank = -1;
      }
      // What counts is decided first: the rest is only asked whether it can be completed.
      if ((role === COUNTED) === counts && this.#ranks[variable]! > bestRank) {
        bestRank = this.#ranks[variable]!;
        best = variable;
      }
    }
    if (!needed) return 1n;
    if (part.variables.length === 1) return counts ? 2n : 1n;
    const key = keyOf(part);
    const known = this.#cache.get(key);
    if (known !== undefined) return known;
    const choices = this.#siblings[best]?.filter((literal) => this.#propagation.value(literal) === 0) ?? [
      best,
      -best,
    ];
    const level = this.#propagation.level;
    frames.push({ part, key, counts, choices, level, next: 0, total: 0n, parts: [], at: 0, product: 0n });
    return undefined;
  }

  #remember(key: string, count: bigint): void {
    if (this.#cacheSize + key.length > cacheLimit) {
      this.#cache.clear();
      this.#cacheSize = 0;
    }
    this.#cache.set(key, count);
    this.#cacheSize += key.length;
  }
}

function keyOf({ variables, clauses }: Part): string {
  const units = new Uint16Array(3 * (variables.length + clauses.length) + 1);
  let size = 0;
  let before = 0;
  const write = (number: number): void => {
    const delta = number - before;
    before = number;
    if (delta < 0xffff) units[size++] = delta;
    else {
      units[size++] = 0xffff;
      units[size++] = delta >>> 16;
      units[size++] = delta & 0xffff;
    }
  };
  for (const variable of variables) write(variable);
  before = -1;
  units[size++] = 0;
  for (const clause of clauses) write(clause);
  let key = '';
  for (let at = 0; at < size; at += 8192) {
    key += String.fromCharCode(...units.subarray(at, Math.min(at + 8192, size)));
  }
  return key;
}
