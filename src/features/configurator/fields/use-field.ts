import { useMemo } from 'react';
import type { ChangedParameter, Parameter } from '#contract/configuration.ts';
import type { Draft } from '#src/api/configuration/state.ts';
import { useQueue, useQueueState } from '../configurator-context.ts';
import { toFieldView, type FieldView } from './field-view.ts';
import type { FieldKind } from './resolve-kind.ts';

export interface FieldState {
  field: FieldView;
  /** What is shown as chosen. */
  value: string;
  draft: Draft | undefined;
  /** How the engine changed it with the last answer, if it did. */
  change: ChangedParameter | undefined;
  commit: (value: string) => void;
  reset: () => void;
  retry: () => void;
  discard: () => void;
}

/** What is typed stays when it is refused, so that it can be corrected; what is picked goes back. */
const TYPED: ReadonlySet<FieldKind> = new Set(['text', 'number']);

/** A parameter with what is going on about it. Repaints for its own news only. */
export function useField(parameter: Parameter): FieldState {
  const queue = useQueue();
  const { name } = parameter;
  const field = useMemo(() => toFieldView(parameter), [parameter]);
  const draft = useQueueState(({ drafts }) => drafts.get(name));
  const change = useQueueState(({ ripple }) => ripple.changes.find((changed) => changed.name === name));
  return {
    field,
    value: shownValue(field, draft),
    draft,
    change,
    commit: (value) => (value === '' ? queue.uncommit(name) : queue.commit(name, value)),
    reset: () => queue.uncommit(name),
    retry: () => queue.retry(),
    discard: () => queue.discard(name),
  };
}

function shownValue(field: FieldView, draft: Draft | undefined): string {
  if (draft?.value == null) return field.value;
  if (draft.state === 'refused' && !TYPED.has(field.kind)) return field.value;
  return draft.value;
}
