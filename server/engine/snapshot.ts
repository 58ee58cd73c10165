/**
 * What a kernel has worked out about its problem, as plain numbers: the clauses, and what it found out without any commit.
 * A kernel of the same problem that is given it neither encodes the rules nor searches for the same things again.
 *
 * Invariant: everything in it is a fact about the problem. Nothing depends on what customers asked, except for which of
 * the many solutions are in it; and solutions only ever save work.
 */
import type { PackedClauses } from './sat/clause-set.ts';
import type { CompiledProblem } from './encode/compile-problem.ts';
import type { Completions } from './complete/completion-cache.ts';
import { InvalidSnapshot } from './engine-errors.ts';
import { BLOCKED, FREE, type KnownStates, OPEN } from './states/state-cache.ts';
import type { Assignment } from './encode/rule-check.ts';
import type { SolutionPool } from './solve/solution-pool.ts';

export interface Snapshot {
  readonly clauses: PackedClauses;
  /** By value number, without any commit: FREE, BLOCKED when no solution has the value, OPEN when that is not known. */
  readonly states: Uint8Array;
  /** Of wide integers whose range without any commit is known: field, and both ends as offsets from its minimum. */
  readonly bounds: Int32Array;
  /** The preferred completion of no commits. */
  readonly completion: Assignment;
  /** Solutions, one after the other. */
  readonly solutions: Int32Array;
}

/** Where a kernel keeps what it knows. */
export interface Memory {
  readonly problem: CompiledProblem;
  readonly pool: SolutionPool;
  readonly known: KnownStates;
  readonly completions: Completions;
  /** States without any commit. */
  readonly unconditional: Uint8Array;
}

/** Undefined while the problem's preferred completion is not known. */
export function takeSnapshot({
  problem,
  pool,
  known,
  completions,
  unconditional,
}: Memory): Snapshot | undefined {
  const initial = known.exact([]);
  if (!initial || !completions.isPreferred(initial.completion)) return undefined;
  const bounds = [...initial.bounds].flatMap(([index, { min, max }]) => {
    const field = problem.fields[index];
    return field?.kind === 'wide' ? [index, min - field.min, max - field.min] : [];
  });
  return {
    clauses: problem.clauses.packed,
    states: unconditional.map((state, i) => {
      if (state === BLOCKED) return BLOCKED;
      return state === FREE || pool.seen[i] === 1 ? FREE : OPEN;
    }),
    bounds: Int32Array.from(bounds),
    completion: initial.completion,
    solutions: pool.pack(),
  };
}

/**
 * Puts what a snapshot says into a new kernel's memory. It comes from outside, so nothing is taken for granted that could
 * end in a crash later.
 * @throws InvalidSnapshot
 */
export function recallSnapshot(memory: Memory, snapshot: Snapshot): void {
  assertFits(snapshot, memory.problem);
  const { fields, valueCount } = memory.problem;
  const { states, bounds, completion, solutions } = snapshot;
  for (let i = 0; i < solutions.length; i += fields.length)
    memory.pool.add(solutions.slice(i, i + fields.length));
  memory.completions.learn([], completion);
  memory.unconditional.set(states);
  const initial = memory.known.open([], completion, valueCount);
  initial.states.set(states);
  for (let i = 0; i < bounds.length; i += 3) {
    const [index = 0, min = 0, max = 0] = bounds.subarray(i, i + 3);
    const field = fields[index];
    if (field?.kind === 'wide') initial.bounds.set(index, { min: field.min + min, max: field.min + max });
  }
}

function assertFits(snapshot: Snapshot, { fields, valueCount, checks }: CompiledProblem): void {
  const { states, bounds, completion, solutions } = snapshot;
  if (states.length !== valueCount || completion.length !== fields.length)
    throw new InvalidSnapshot('It is of another problem.');
  if (states.some((state) => state > BLOCKED)) throw new InvalidSnapshot('It has a state that is none.');
  const sizes = fields.map((field) =>
    field.kind === 'wide' ? field.max - field.min + 1 : field.values.length,
  );
  const isValue = (value: number, field: number): boolean => value >= 0 && value < (sizes[field] ?? 0);
  if (!completion.every(isValue) || !solutions.every((value, i) => isValue(value, i % fields.length)))
    throw new InvalidSnapshot('It has a value that its field lacks.');
  if (solutions.length % Math.max(1, fields.length) > 0 || bounds.length % 3 > 0)
    throw new InvalidSnapshot('A part of it is missing.');
  for (let i = 0; i < bounds.length; i += 3) {
    const [field = -1, min = -1, max = -1] = bounds.subarray(i, i + 3);
    if (fields[field]?.kind !== 'wide' || !isValue(min, field) || !isValue(max, field) || min > max)
      throw new InvalidSnapshot('It has a range that is none.');
  }
  for (const check of checks) {
    check.load(completion);
    const [field = 0] = check.fields;
    if (!check.holdsWith(field, completion[field] ?? 0))
      throw new InvalidSnapshot('Its completion violates a rule.');
  }
}
