/**
 * The alternatives of a conflict (docs/decisions/0022-what-an-alternative-is.md), in the notation of the engine.
 *
 * An alternative changes a minimal set of decisions, the value asked for included, and gives each of them a value with which
 * everything holds. The sets come in the order of the engine, the set of the asked field alone second. The first values of each
 * set come first, then the second ones, and so on: so a few alternatives already show how different they can be.
 */
import type { Alternatives, Change, Commit, SyncEngine } from '#server/engine/engine-port.ts';
import type { Field } from '#server/engine/problem.ts';
import { closestValues } from './closest-values.ts';

export interface ConflictOfOne {
  /** Earlier commits that can stay with the asked one, oldest first. */
  readonly kept: readonly Commit[];
  /** All earlier commits of other fields. */
  readonly earlier: readonly Commit[];
  /** What is fixed besides, and never changes: needs, and the counts of rows. */
  readonly fixed: readonly Commit[];
  /** The commit that conflicts with `kept`. */
  readonly asked: Commit;
  /** What the asked field has now. */
  readonly current: string | undefined;
}

export interface ListedAlternatives extends Alternatives {
  /** Whether these are all there are. */
  readonly isComplete: boolean;
}

/** A list of changes, and whether the list it comes from is known to be whole so far. */
type Found = { readonly changes: readonly Change[]; readonly isExact: boolean };

/**
 * @param fieldNamed a field of the engine's problem
 * @param firstOf the values that the fields of a minimal set get first, as a commit that is accepted gives them
 */
export function listAlternatives(
  engine: SyncEngine,
  conflict: ConflictOfOne,
  limit: number,
  fieldNamed: (name: string) => Field | undefined,
  firstOf: (changes: readonly Change[]) => readonly Change[],
): ListedAlternatives {
  const { kept, fixed, asked } = conflict;
  const wanted = [...fixed, asked];
  const sets = engine.alternatives(kept, wanted, limit + 1);
  const [first, ...rest] = sets.alternatives.map((changes) =>
    valuesOfSet(engine, [...without(kept, changes), ...wanted], changes, firstOf, fieldNamed),
  );
  if (!first) return { ...sets, isComplete: true };
  const others = otherValues(engine, conflict, fieldNamed);
  const { found, isComplete } = inRounds([first, others, ...rest], limit);
  return {
    ...sets,
    alternatives: found,
    isComplete: isComplete && sets.exact !== false && sets.alternatives.length <= limit,
  };
}

/** One of each, then another of each, until there are `limit` or none is left. */
function inRounds(lists: readonly Iterator<Found>[], limit: number) {
  const found = new Map<string, readonly Change[]>();
  let isComplete = true;
  let open = lists;
  while (open.length > 0 && (isComplete || found.size < limit)) {
    open = open.filter((list) => {
      for (let next = list.next(); next.done !== true; next = list.next()) {
        const { changes, isExact } = next.value;
        if (!isExact) isComplete = false;
        const key = JSON.stringify(changes);
        if (changes.length === 0 || found.has(key)) continue;
        if (found.size < limit) found.set(key, changes);
        else isComplete = false;
        return true;
      }
      return false;
    });
  }
  return { found: [...found.values()], isComplete };
}

/** Other values of the asked field with which all earlier commits stay. */
function* otherValues(
  engine: SyncEngine,
  { earlier, fixed, asked, current }: ConflictOfOne,
  fieldNamed: (name: string) => Field | undefined,
): Generator<Found, void> {
  const { values, isExact } = valuesFor(engine, [...earlier, ...fixed], asked, fieldNamed);
  if (!isExact) yield { changes: [], isExact };
  for (const value of values)
    if (value !== current)
      yield { changes: [{ field: asked.field, from: current ?? '', to: value }], isExact: true };
}

/** All values that the fields of a minimal set can have together. */
function* valuesOfSet(
  engine: SyncEngine,
  commits: readonly Commit[],
  changes: readonly Change[],
  firstOf: (changes: readonly Change[]) => readonly Change[],
  fieldNamed: (name: string) => Field | undefined,
): Generator<Found, void> {
  yield { changes: firstOf(changes), isExact: true };
  yield* combinations(engine, commits, changes, fieldNamed);
}

function* combinations(
  engine: SyncEngine,
  commits: readonly Commit[],
  [change, ...later]: readonly Change[],
  fieldNamed: (name: string) => Field | undefined,
): Generator<Found, void> {
  if (!change) return;
  const { field, from } = change;
  const { values, isExact } = valuesFor(engine, commits, { field, value: from }, fieldNamed);
  if (!isExact) yield { changes: [], isExact };
  for (const to of values) {
    const changed = { field, from, to };
    if (later.length === 0) yield { changes: [changed], isExact: true };
    for (const { changes, isExact } of combinations(
      engine,
      [...commits, { field, value: to }],
      later,
      fieldNamed,
    ))
      yield { changes: changes.length === 0 ? [] : [changed, ...changes], isExact };
  }
}

/** The values other than this one that fit these commits: the closest numbers, other values as preferred. */
function valuesFor(
  engine: SyncEngine,
  commits: readonly Commit[],
  { field: name, value }: Commit,
  fieldNamed: (name: string) => Field | undefined,
): { values: readonly string[]; isExact: boolean } {
  const evaluation = engine.evaluate(commits, [name]);
  const numbers = closestValues(evaluation, name, value);
  if (numbers) return numbers;
  const states = evaluation.states.get(name) ?? new Map<string, string>();
  const field = fieldNamed(name);
  const preferred = field?.kind === 'enumerated' ? field.preference : [];
  const all = [...new Set([...preferred, ...states.keys()])];
  return {
    values: all.filter((one) => one !== value && states.get(one) === 'free'),
    isExact: ![...states.values()].includes('undecided'),
  };
}

function without(commits: readonly Commit[], changes: readonly Change[]): readonly Commit[] {
  const changed = new Set(changes.map(({ field }) => field));
  return commits.filter(({ field }) => !changed.has(field));
}
