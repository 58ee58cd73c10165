/** What a page can see of a configuration's queue, and the few ways it changes. */
import type { ChangedParameter, Configuration, Explanation } from '#contract/configuration.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '../api-error.ts';
import { findParameter, valueLabel } from './parameters.ts';
import type { Pair } from './client.ts';

/** What the customer wants of one parameter: a value, or `null` to let go of it. */
export interface Decision {
  readonly parameter: string;
  readonly value: string | null;
  /** What is said in the same call; a blank lets go. */
  readonly also?: readonly Pair[] | undefined;
}

/**
 * A decision the tenant has not confirmed: waiting for its turn, on its way, in an open conflict, left without an
 * answer, or refused.
 */
export interface Draft {
  readonly value: string | null;
  readonly state: 'waiting' | 'sending' | 'asking' | 'unanswered' | 'refused';
  /** Why it was refused, in the tenant's words. */
  readonly message?: string | undefined;
  readonly explanation?: Explanation | undefined;
}

export interface Conflict {
  readonly asked: Pair & {
    readonly label: string;
    readonly valueLabel: string;
    readonly also?: readonly Pair[] | undefined;
  };
  readonly changes: readonly ChangedParameter[];
  readonly explanation: Explanation | undefined;
  /** Asked for on demand. */
  readonly alternatives: readonly (readonly ChangedParameter[])[] | undefined;
  readonly busy: 'accepting' | 'searching' | undefined;
  /** The last attempt to end it got no answer, or the tenant would not have it. */
  readonly error: ApiError | 'not applied' | undefined;
}

export interface QueueState {
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly isSending: boolean;
  /** Set while the queue stands still because a call got no answer. */
  readonly failure: ApiError | undefined;
  readonly conflict: Conflict | undefined;
  /** The tenant does not know this configuration any more. */
  readonly isForgotten: boolean;
  /** What the last answer said was left out. */
  readonly notApplied: { readonly names: readonly string[]; readonly message: string } | undefined;
  /** What the engine changed besides what was asked, with a number that grows with every answer. */
  readonly ripple: { readonly count: number; readonly changes: readonly ChangedParameter[] };
}

export type QueueStore = StoreApi<QueueState>;

export function createQueueStore(): QueueStore {
  return createStore<QueueState>(() => ({
    drafts: new Map(),
    isSending: false,
    failure: undefined,
    conflict: undefined,
    isForgotten: false,
    notApplied: undefined,
    ripple: { count: 0, changes: [] },
  }));
}

export function setDraft(store: QueueStore, parameter: string, draft: Draft): void {
  store.setState(({ drafts }) => ({ drafts: new Map(drafts).set(parameter, draft) }));
}

export function dropDraft(store: QueueStore, parameter: string): void {
  if (!store.getState().drafts.has(parameter)) return;
  store.setState(({ drafts }) => ({ drafts: new Map([...drafts].filter(([name]) => name !== parameter)) }));
}

/** Every draft in one state goes to another; the others stay. */
export function moveDrafts(
  store: QueueStore,
  from: readonly Draft['state'][],
  to: 'waiting' | 'unanswered',
): void {
  store.setState(({ drafts }) => ({
    drafts: new Map(
      [...drafts].map(([name, draft]) => [
        name,
        from.includes(draft.state) ? { ...draft, state: to } : draft,
      ]),
    ),
  }));
}

/** Asks the customer about the conflict that an answer tells of. */
export function openConflict(
  store: QueueStore,
  { parameter, value, also }: Pair & Pick<Decision, 'also'>,
  answer: Configuration,
): void {
  const asked = findParameter(answer, parameter);
  setDraft(store, parameter, { value, state: 'asking' });
  store.setState({
    conflict: {
      asked: {
        parameter,
        value,
        label: asked?.description || parameter,
        valueLabel: valueLabel(asked, value),
        also,
      },
      changes: answer.response.changed ?? [],
      explanation: answer.response.explanation,
      alternatives: undefined,
      busy: undefined,
      error: undefined,
    },
  });
}

/** Whether this conflict, and not a later one, is still open. */
export function isOpen(store: QueueStore, { asked }: Conflict): boolean {
  return store.getState().conflict?.asked === asked;
}

export function closeConflict(store: QueueStore, conflict: Conflict): void {
  if (!isOpen(store, conflict)) return;
  dropDraft(store, conflict.asked.parameter);
  store.setState({ conflict: undefined });
}
