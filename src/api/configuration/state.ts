/** What a page can see of a configuration that is being edited, and the few ways it changes. */
import type {
  ChangedParameter,
  Configuration,
  Explanation,
  Propagated,
} from '#src/api/read/configuration.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '../api-error.ts';
import type { Pair } from './client.ts';
import { findParameter, valueLabel } from './parameters.ts';

/** What the customer wants of one parameter: to commit a value, or to uncommit it (`null`). */
export interface Decision {
  readonly parameter: string;
  readonly value: string | null;
  /** The row that is removed or inserted with it: `parameter` counts the rows of its table, `value` is their number then. */
  readonly row?: RowChange | undefined;
}

/** A row that was removed, as it is inserted again. */
export interface RemovedRow {
  /** The parameter that counts the rows of its table. */
  readonly table: string;
  /** From 1 on. */
  readonly row: number;
  readonly values: readonly Pair[];
}

/** A row of a table, from 1 on. Each of the two undoes the other. */
export type RowChange =
  | { readonly kind: 'remove'; readonly row: number }
  | { readonly kind: 'insert'; readonly row: number; readonly values: readonly Pair[] };

/**
 * A value on the screen that no answer has confirmed: waiting for its turn, being sent, in an open conflict, left
 * without an answer, or refused.
 */
export interface PendingValue {
  readonly value: string | null;
  /** It is text as typed that is no value, and was not sent; always `refused`. */
  readonly isUnread?: boolean | undefined;
  /** Where the customer finds its field again; undefined before anything was read. */
  readonly place?: FieldPlace | undefined;
  readonly state: 'waiting' | 'sending' | 'asking' | 'unanswered' | 'refused';
  /** Why it was refused, in the tenant's words. */
  readonly message?: string | undefined;
  readonly explanation?: Explanation | undefined;
  /** The row that is removed or inserted with it (`Decision`). */
  readonly row?: RowChange | undefined;
}

/** A field as the customer knows it. */
export interface FieldPlace {
  readonly step: string;
  readonly label: string;
}

/** A set of changes that resolves a conflict. */
export type Alternative = readonly ChangedParameter[];

export interface Conflict {
  readonly asked: Pair & {
    readonly label: string;
    readonly valueLabel: string;
    /** Of a change of rows: what is committed with the number of rows and means the same; a blank uncommits. */
    readonly also?: readonly Pair[] | undefined;
  };
  /** What the tenant proposes. */
  readonly changes: Alternative;
  readonly explanation: Explanation | undefined;
  /** Undefined until they are asked for. */
  readonly alternatives: readonly Alternative[] | undefined;
  /** Whether the tenant says that these are all there are. */
  readonly isComplete?: boolean | undefined;
  /** All that would change with the proposal and with each alternative, where the tenant says so. */
  readonly propagated?: ReadonlyMap<Alternative, Propagated> | undefined;
  readonly busy: 'accepting' | 'searching' | undefined;
  /** The last attempt to resolve it got no answer, or was not applied. */
  readonly error: ApiError | 'not applied' | undefined;
}

export interface EditorState {
  readonly pending: ReadonlyMap<string, PendingValue>;
  readonly isSending: boolean;
  /** Set while the queue is held because a call got no answer. */
  readonly failure: ApiError | undefined;
  readonly conflict: Conflict | undefined;
  /** The tenant does not know this configuration any more. */
  readonly isForgotten: boolean;
  /** What the last answer did not apply. */
  readonly notApplied: { readonly names: readonly string[]; readonly message: string } | undefined;
  /** What the last answer removed from a table, until something else is done to the table. */
  readonly removedRow: RemovedRow | undefined;
  /** What the last answer changed besides what was committed, with a number that grows with every answer. */
  readonly propagated: {
    readonly count: number;
    readonly changes: Propagated['changed'];
    readonly price: Propagated['price'];
  };
}

export type EditorStore = StoreApi<EditorState>;

export function createEditorStore(): EditorStore {
  return createStore<EditorState>(() => ({
    pending: new Map(),
    isSending: false,
    failure: undefined,
    conflict: undefined,
    isForgotten: false,
    notApplied: undefined,
    removedRow: undefined,
    propagated: { count: 0, changes: [], price: undefined },
  }));
}

/** While it is held, decisions and reads wait. */
export function isHeld(store: EditorStore): boolean {
  const { conflict, failure, isForgotten } = store.getState();
  return conflict !== undefined || failure !== undefined || isForgotten;
}

/** The place of a pending value stays known. */
export function setPending(store: EditorStore, parameter: string, value: PendingValue): void {
  store.setState(({ pending }) => {
    const place = value.place ?? pending.get(parameter)?.place;
    return { pending: new Map(pending).set(parameter, place ? { ...value, place } : value) };
  });
}

export function dropPending(store: EditorStore, parameter: string): void {
  if (!store.getState().pending.has(parameter)) return;
  store.setState(({ pending }) => ({
    pending: new Map([...pending].filter(([name]) => name !== parameter)),
  }));
}

/** Every pending value in one of the states `from` goes to `to`; the others stay. */
export function movePending(
  store: EditorStore,
  from: readonly PendingValue['state'][],
  to: 'waiting' | 'unanswered',
): void {
  store.setState(({ pending }) => ({
    pending: new Map(
      [...pending].map(([name, value]) => [
        name,
        from.includes(value.state) ? { ...value, state: to } : value,
      ]),
    ),
  }));
}

/** Asks the customer about the conflict that an answer reports. */
export function openConflict(
  store: EditorStore,
  { parameter, value, also }: Pair & Pick<Conflict['asked'], 'also'>,
  answer: Configuration,
): void {
  const asked = findParameter(answer, parameter);
  const { changed: changes = [], propagated } = answer.response;
  const row = store.getState().pending.get(parameter)?.row;
  setPending(store, parameter, { value, state: 'asking', row });
  store.setState({
    conflict: {
      asked: {
        parameter,
        value,
        label: asked?.description || parameter,
        valueLabel: valueLabel(asked, value),
        also,
      },
      changes,
      propagated: propagated && new Map([[changes, propagated]]),
      explanation: answer.response.explanation,
      alternatives: undefined,
      busy: undefined,
      error: undefined,
    },
  });
}

/** Whether this conflict, and not a later one, is still open. */
export function isOpen(store: EditorStore, { asked }: Conflict): boolean {
  return store.getState().conflict?.asked === asked;
}

export function closeConflict(store: EditorStore, conflict: Conflict): void {
  if (!isOpen(store, conflict)) return;
  dropPending(store, conflict.asked.parameter);
  store.setState({ conflict: undefined });
}

/**
 * Waits until every decision has been answered.
 * @returns false when that has to wait for the customer: a conflict is open, a call got no answer, or one was refused
 */
export function whenSettled(store: EditorStore): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      if (isHeld(store)) return finish(false);
      const states = [...store.getState().pending.values()].map(({ state }) => state);
      if (states.every((state) => state === 'refused')) finish(states.length === 0);
    };
    let stop: (() => void) | undefined = store.subscribe(look);
    const finish = (outcome: boolean) => {
      stop?.();
      stop = undefined;
      resolve(outcome);
    };
    look();
  });
}
