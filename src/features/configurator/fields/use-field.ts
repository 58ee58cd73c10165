import { useMemo } from 'react';
import type { ChangedParameter, Parameter } from '#src/api/read/configuration.ts';
import type { PendingValue } from '#src/api/configuration/state.ts';
import { useEditor } from '../configurator-context.ts';
import { fieldRegistry } from './field-registry.ts';
import { useFieldUpdates } from './field-updates.ts';
import { toFieldView, type FieldView } from './field-view.ts';

export interface FieldState {
  field: FieldView;
  /** What is shown as chosen. */
  value: string;
  pending: PendingValue | undefined;
  /** How the engine changed it with the last answer, if it did. */
  change: ChangedParameter | undefined;
  /** Of a changed field: the `data-tint` of its frame. */
  tint: 'odd' | 'even' | undefined;
  commit: (value: string) => void;
  /** Keeps text that is no value, as typed. */
  reject: (text: string, message: string) => void;
  reset: () => void;
  retry: () => void;
  discard: () => void;
}

/** A parameter with its pending value and changes. Repaints only when they change. */
export function useField(parameter: Parameter): FieldState {
  const editor = useEditor();
  const { name } = parameter;
  const field = useMemo(() => toFieldView(parameter), [parameter]);
  const { pending, change, tint } = useFieldUpdates(name);
  return {
    field,
    value: shownValue(field, pending),
    pending,
    change,
    tint,
    commit: (value) =>
      value === '' ? editor.decisions.uncommit(name) : editor.decisions.commit(name, value),
    reject: (text, message) => editor.decisions.reject(name, text, message),
    reset: () => editor.decisions.uncommit(name),
    retry: () => editor.decisions.retry(),
    discard: () => editor.decisions.discard(name),
  };
}

/** Text that was typed and is no value. */
export function rejectedText(pending: PendingValue | undefined): string | undefined {
  return pending?.isUnread ? (pending.value ?? undefined) : undefined;
}

function shownValue(field: FieldView, pending: PendingValue | undefined): string {
  if (pending?.value == null || pending.isUnread) return field.value;
  if (pending.state === 'refused' && !fieldRegistry[field.kind].isTyped) return field.value;
  return pending.value;
}
