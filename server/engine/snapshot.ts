/**
 * A snapshot of a kernel as plain numbers: the clauses of its problem, and its results without any commit. A kernel of the
 * same problem that starts from a snapshot neither encodes the rules nor searches for these results again.
 *
 * Invariant: everything in it holds for the problem itself. Only the choice of solutions depends on earlier questions, and
 * solutions change no answer. Cost: linear in its numbers.
 */
import type { PackedClauses } from './sat/clause-set.ts';
import type { CompiledProblem } from './encode/compile-problem.ts';
import type { CompletionCache } from './complete/completion-cache.ts';
import { InvalidSnapshot } from './engine-errors.ts';
import { BLOCKED, FREE, type StateCache, OPEN } from './states/state-cache.ts';
import type { Assignment } from './encode/rule-check.ts';
import type { SolutionPool } from './solve/solution-pool.ts';

export interface Snapshot {
  readonly clauses: PackedClauses;
  /** By value number, without any commit: FREE, BLOCKED when no solution has the value, OPEN when that is not decided. */
  readonly states: Uint8Array;
  /** Of wide integers whose range without any commit is known: field, and both ends as offsets from its minimum. */
  readonly bounds: Int32Array;
  /** The preferred completion of no commits. */
  readonly completion: Assignment;
  /** Solutions, one after the other. */
  readonly solutions: Int32Array;
}

/** The parts of a kernel that store results. */
export interface KernelMemory {
  readonly problem: CompiledProblem;
  readonly pool: SolutionPool;
  readonly stateCache: StateCache;
  readonly completions: CompletionCache;
  /** States without any commit. */
  readonly unconditional: Uint8Array;
}

/** Undefined while the preferred completion without any commit is not known. */
export function takeSnapshot({
  problem,
  pool,
  stateCache,
  completions,
  unconditional,
}: KernelMemory): Snapshot | undefined {
  const initial = stateCache.get([]);
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
 * Writes a snapshot into the memory of a new kernel. It comes from outside of the process, so everything in it is validated
 * first.
 * @throws InvalidSnapshot
 */
export function restoreSnapshot(memory: KernelMemory, snapshot: Snapshot): void {
  assertFits(snapshot, memory.problem);
  const { fields, valueCount } = memory.problem;
  const { states, bounds, completion, solutions } = snapshot;
  for (let i = 0; i < solutions.length; i += fields.length)
    memory.pool.add(solutions.slice(i, i + fields.length));
  memory.completions.remember([], completion);
  memory.unconditional.set(states);
  const initial = memory.stateCache.add([], completion, valueCount);
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
  if (states.some((state) => state > BLOCKED)) throw new InvalidSnapshot('It has an invalid state.');
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
      throw new InvalidSnapshot('It has an invalid range.');
  }
  for (const check of checks) {
    check.load(completion);
    const [field = 0] = check.fields;
    if (!check.holdsWith(field, completion[field] ?? 0))
      throw new InvalidSnapshot('Its completion violates a rule.');
  }
}
