/**
 * Value states and ranges of earlier evaluations, reused for later ones. Consistency is monotone in the commits: adding
 * commits can only block values, removing commits can only free values. A customer's next evaluation usually differs by one
 * commit, so after a commit only free values have to be decided again, after an uncommit only blocked ones.
 *
 * The states of a field are relative to the commits of the other fields. From an evaluation of commits A to one of commits B:
 * - BLOCKED is inherited for field f when A without f is a subset of B without f,
 * - FREE is inherited for field f when B without f is a subset of A without f.
 *
 * Invariant: only proved states are stored, so reuse changes no answer.
 * Cost: one byte per value for each of the evaluations stored; a look-up compares lists of commits.
 */
import type { Choice } from '../encode/choices.ts';
import type { Bounds } from '../engine-port.ts';
import type { EncodedField, WideField } from '../encode/encode-field.ts';
import type { Assignment } from '../encode/rule-check.ts';

/** States of values, as bytes: not decided yet, */
export const OPEN = 0;
/** consistent with the other commits, */
export const FREE = 1;
/** inconsistent with them, */
export const BLOCKED = 2;
/** out of budget. */
export const UNDECIDED = 3;

const CAPACITY = 64;
/** Number of evaluations, the nearest ones, from which states are inherited. */
const NEAREST = 6;

/** The results for one list of choices. */
export interface CachedStates {
  readonly completion: Assignment;
  readonly states: Uint8Array;
  /** Of wide integers, by field index. */
  readonly bounds: Map<number, Bounds>;
}

interface Entry extends CachedStates {
  /** Value by field index. */
  readonly choices: ReadonlyMap<number, number>;
}

export class StateCache {
  private readonly fields: readonly EncodedField[];
  /** Least recently used first. */
  private entries: Entry[] = [];

  constructor(fields: readonly EncodedField[]) {
    this.fields = fields;
  }

  /** The results for exactly these choices, if they were evaluated before. */
  get(choices: readonly Choice[]): CachedStates | undefined {
    const found = this.entries.findLast(
      (entry) =>
        entry.choices.size === choices.length &&
        choices.every((choice) => entry.choices.get(choice.field.index) === choice.value),
    );
    if (found) {
      this.entries = this.entries.filter((entry) => entry !== found);
      this.entries.push(found);
    }
    return found;
  }

  /** Adds an entry for these choices, with the states inherited from earlier evaluations. */
  add(choices: readonly Choice[], completion: Assignment, valueCount: number): CachedStates {
    const states = new Uint8Array(valueCount);
    this.inherit(choices, states);
    if (this.entries.length >= CAPACITY) this.entries.shift();
    const map = new Map(choices.map((choice) => [choice.field.index, choice.value]));
    const entry: Entry = { choices: map, completion, states, bounds: new Map() };
    this.entries.push(entry);
    return entry;
  }

  /**
   * What earlier evaluations imply about the range of a wide integer under the `others`: every solution is within `outer`,
   * and both ends of `inner` are reached by solutions (`inner` is empty when nothing is known).
   */
  rangeLimits(field: WideField, others: readonly Choice[]): { outer: Bounds; inner: Bounds } {
    let outer: Bounds = field;
    let inner: Bounds = { min: Infinity, max: -Infinity };
    for (const { choices, bounds } of this.entries) {
      const known = bounds.get(field.index);
      if (!known) continue;
      const common = others.filter((choice) => choices.get(choice.field.index) === choice.value).length;
      const otherCount = choices.size - (choices.has(field.index) ? 1 : 0);
      if (common === otherCount)
        outer = { min: Math.max(outer.min, known.min), max: Math.min(outer.max, known.max) };
      if (common === others.length)
        inner = { min: Math.min(inner.min, known.min), max: Math.max(inner.max, known.max) };
    }
    return { outer, inner };
  }

  /** Writes the inherited states into `states`, which are all OPEN. */
  private inherit(choices: readonly Choice[], states: Uint8Array): void {
    const relations = this.entries
      .map((entry) => relate(entry, choices))
      .filter((relation) => relation !== undefined)
      .sort((a, b) => a.distance - b.distance)
      .slice(0, NEAREST);
    for (const { entry, removed, added } of relations) {
      this.copyState(entry.states, states, BLOCKED, removed);
      this.copyState(entry.states, states, FREE, added);
    }
  }

  /** Copies one state: of all fields when no commit differs, of a single field when only its commit does. */
  private copyState(from: Uint8Array, to: Uint8Array, state: number, differing: readonly number[]): void {
    const [only, another] = differing;
    if (another !== undefined) return;
    const field = only === undefined ? undefined : this.fields[only];
    if (field?.kind === 'wide') return;
    const end = field ? field.firstValue + field.values.length : to.length;
    for (let i = field ? field.firstValue : 0; i < end; i += 1) if (from[i] === state) to[i] = state;
  }
}

interface Relation {
  readonly entry: Entry;
  readonly distance: number;
  /** Fields whose commit the new choices lack or have with another value; and those whose commit the entry lacks so. */
  readonly removed: readonly number[];
  readonly added: readonly number[];
}

/** How an entry differs from new choices; undefined when no state can be inherited. */
function relate(entry: Entry, choices: readonly Choice[]): Relation | undefined {
  const added: number[] = [];
  for (const { field, value } of choices)
    if (entry.choices.get(field.index) !== value) added.push(field.index);
  const removedCount = entry.choices.size - (choices.length - added.length);
  if (added.length > 1 && removedCount > 1) return undefined;
  const values = new Map(choices.map(({ field, value }) => [field.index, value]));
  const removed: number[] = [];
  for (const [field, value] of entry.choices) if (values.get(field) !== value) removed.push(field);
  return { entry, distance: added.length + removed.length, removed, added };
}
