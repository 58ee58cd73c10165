import { ApiError } from '../api-error.ts';
import type { Answers } from './answers.ts';
import type { SerialQueue } from './queue.ts';
import type { EditorStore } from './state.ts';
import type { TabClient } from './tab-client.ts';

/** What the parts of a configuration's editor work with. */
export interface EditorContext {
  readonly state: EditorStore;
  readonly queue: SerialQueue;
  readonly client: TabClient;
  readonly answers: Answers;
  /** Takes defects of our own: they are shown as such, not as a failure of the tenant. */
  readonly onBug: (error: unknown) => void;
}

/**
 * The tenant does not know the configuration any more. Pending values stay: whoever builds it anew sends them again.
 */
export function forget({ state, queue }: Pick<EditorContext, 'state' | 'queue'>): void {
  state.setState({ isForgotten: true, conflict: undefined });
  queue.abandon(forgotten());
}

export function forgotten(): ApiError {
  return new ApiError('http', 'The configuration is not known any more', { status: 404 });
}
