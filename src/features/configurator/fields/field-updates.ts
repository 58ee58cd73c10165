import { useCallback, useSyncExternalStore } from 'react';
import type { EditorState, EditorStore, PendingValue } from '#src/api/configuration/state.ts';
import type { ChangedParameter } from '#src/api/read/configuration.ts';
import { useEditor } from '../configurator-context.ts';

type Listener = () => void;
type Changes = readonly ChangedParameter[];

/** The changes of an answer by name; a list of them is never written to. */
const byName = new WeakMap<Changes, ReadonlyMap<string, ChangedParameter>>();
const updates = new WeakMap<EditorStore, FieldUpdates>();

/**
 * Tells a field when its part of the editor's state changes. One subscription for all fields: with one each, every click would ask
 * each field of the page whether it is meant.
 */
class FieldUpdates {
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(store: EditorStore) {
    store.subscribe((state, before) => {
      for (const name of changedFields(state, before)) this.#listeners.get(name)?.forEach((tell) => tell());
    });
  }

  subscribe(name: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(name) === listeners) this.#listeners.delete(name);
    };
  }
}

/**
 * What is pending for a field, and how the last answer changed it. Repaints only when one of them changes. `tint` is that of a
 * changed field (`marks.css`): answers take turns, so that it begins anew where two of them change the same field.
 */
export function useFieldUpdates(name: string): {
  pending: PendingValue | undefined;
  change: ChangedParameter | undefined;
  tint: 'odd' | 'even' | undefined;
} {
  const store = useEditor().state;
  const subscribe = useCallback(
    (listener: Listener) => updatesOf(store).subscribe(name, listener),
    [store, name],
  );
  const pending = () => store.getState().pending.get(name);
  const change = () => namesOf(store.getState().propagated.changes).get(name);
  const changed = useSyncExternalStore(subscribe, change, change);
  return {
    pending: useSyncExternalStore(subscribe, pending, pending),
    change: changed,
    // As long as an answer is the last one, its number stays.
    tint: changed && (store.getState().propagated.count % 2 === 0 ? 'even' : 'odd'),
  };
}

/** Those of an editor, for all its fields. */
export function updatesOf(store: EditorStore): FieldUpdates {
  const known = updates.get(store) ?? new FieldUpdates(store);
  updates.set(store, known);
  return known;
}

function namesOf(changes: Changes): ReadonlyMap<string, ChangedParameter> {
  let names = byName.get(changes);
  if (!names) {
    // The first of a name counts.
    names = new Map([...changes].reverse().map((change) => [change.name, change]));
    byName.set(changes, names);
  }
  return names;
}

function changedFields({ pending, propagated }: EditorState, before: EditorState): Set<string> {
  const fields = new Set<string>();
  if (pending !== before.pending)
    for (const name of [...pending.keys(), ...before.pending.keys()])
      if (pending.get(name) !== before.pending.get(name)) fields.add(name);
  if (propagated.changes !== before.propagated.changes)
    for (const { name } of [...propagated.changes, ...before.propagated.changes]) fields.add(name);
  return fields;
}
