/**
 * What earlier evaluations found out, reused for the next one. A customer's next step differs from the last by one
 * commit: more commits can only take values away, fewer can only bring values back. So after adding a commit only what
 * was free has to be looked at again, after taking one back only what was not.
 *
 * A field's states are always relative to the commits of the *other* fields. For an evaluation of commits A that knew a
 * state and a new one of commits B:
 * - blocked stays blocked for field f when A without f is part of B without f,
 * - free stays free for field f when B without f is part of A without f.
 *
 * Invariant: only proved states are kept, so reuse never changes an answer.
 * Cost: a few bytes per value for each of the evaluations kept; a look-up compares commit lists.
 */
import type { Choice } from '../encode/choices.ts';
import type { Bounds } from '../engine-port.ts';
import type { EncodedField, WideField } from '../encode/encode-field.ts';
import type { Assignment } from '../encode/rule-check.ts';

/** States of values, as bytes. */
export const OPEN = 0;
export const FREE = 1;
export const BLOCKED = 2;
export const UNDECIDED = 3;

const CAPACITY = 64;
/** Evaluations whose states are carried over: the nearest say nearly everything. */
const NEAREST = 6;

/** What is known about one list of choices. */
export interface Knowledge {
  readonly completion: Assignment;
  readonly states: Uint8Array;
  /** Of wide integers, by field index. */
  readonly bounds: Map<number, Bounds>;
}

interface Entry extends Knowledge {
  /** Value by field index. */
  readonly choices: ReadonlyMap<number, number>;
}

export class KnownStates {
  private readonly fields: readonly EncodedField[];
  /** Least recently used first. */
  private entries: Entry[] = [];

  constructor(fields: readonly EncodedField[]) {
    this.fields = fields;
  }

  /** What is known about exactly these choices, if they were evaluated before. */
  exact(choices: readonly Choice[]): Knowledge | undefined {
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

  /** Makes a place for these choices, with what follows from earlier evaluations filled in. */
  open(choices: readonly Choice[], completion: Assignment, valueCount: number): Knowledge {
    const states = new Uint8Array(valueCount);
    this.recall(choices, states);
    if (this.entries.length >= CAPACITY) this.entries.shift();
    const map = new Map(choices.map((choice) => [choice.field.index, choice.value]));
    const entry: Entry = { choices: map, completion, states, bounds: new Map() };
    this.entries.push(entry);
    return entry;
  }

  /**
   * What earlier evaluations say about the range of a wide integer when the `others` are chosen: no solution leaves
   * `outer`, and both ends of `inner` are reached (they are infinitely far inside when nothing is known).
   */
  limits(field: WideField, others: readonly Choice[]): { outer: Bounds; inner: Bounds } {
    let outer: Bounds = field;
    let inner: Bounds = { min: Infinity, max: -Infinity };
    for (const { choices, bounds } of this.entries) {
      const known = bounds.get(field.index);
      if (!known) continue;
      const common = others.filter((choice) => choices.get(choice.field.index) === choice.value).length;
      const theirs = choices.size - (choices.has(field.index) ? 1 : 0);
      if (common === theirs)
        outer = { min: Math.max(outer.min, known.min), max: Math.min(outer.max, known.max) };
      if (common === others.length)
        inner = { min: Math.min(inner.min, known.min), max: Math.max(inner.max, known.max) };
    }
    return { outer, inner };
  }

  /** Writes into `states` (all OPEN) what follows from earlier evaluations. */
  private recall(choices: readonly Choice[], states: Uint8Array): void {
    const relations = this.entries
      .map((entry) => relate(entry, choices))
      .filter((relation) => relation !== undefined)
      .sort((a, b) => a.distance - b.distance)
      .slice(0, NEAREST);
    for (const { entry, removed, added } of relations) {
      this.carry(entry.states, states, BLOCKED, removed);
      this.carry(entry.states, states, FREE, added);
    }
  }

  /** Carries one state over: everywhere when nothing differs, for a single field when only its commit does. */
  private carry(from: Uint8Array, to: Uint8Array, state: number, differing: readonly number[]): void {
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
  /** Fields whose commit the entry has and the new choices have not, or not so; and the other way round. */
  readonly removed: readonly number[];
  readonly added: readonly number[];
}

/** How an evaluation compares with new choices, or undefined when nothing can be carried over. */
function relate(entry: Entry, choices: readonly Choice[]): Relation | undefined {
  const added: number[] = [];
  for (const { field, value } of choices)
    if (entry.choices.get(field.index) !== value) added.push(field.index);
  const removedCount = entry.choices.size - (choices.length - added.length);
  if (added.length > 1 && removedCount > 1) return undefined;
  const now = new Map(choices.map(({ field, value }) => [field.index, value]));
  const removed: number[] = [];
  for (const [field, value] of entry.choices) if (now.get(field) !== value) removed.push(field);
  return { entry, distance: added.length + removed.length, removed, added };
}
