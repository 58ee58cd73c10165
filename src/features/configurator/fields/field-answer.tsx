import { TriangleAlert } from 'lucide-react';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { WhyButton } from '../why/why-button.tsx';
import { ChangeNote } from './change-note.tsx';
import { FieldHints, hintId } from './field-hints.tsx';
import { fieldRegistry } from './field-registry.ts';
import { FieldStatus } from './field-status.tsx';
import { rejectedText, type FieldState } from './use-field.ts';

export interface FieldAnswerProps {
  /** Of the field: `-label` names the element that names it. */
  id: string;
  state: FieldState;
  /** Where room is short, what can be done without is left out. */
  isBrief?: boolean;
  /** Stands with the notes about the value. */
  mark?: ReactNode;
}

/**
 * The widget of a field and what there is to say about its value. The line of notes has its room whether there are any or
 * not: an answer brings and removes them, and what is below must not move under the finger. Beside a value that cannot be changed
 * there is room for them.
 */
export function FieldAnswer({ id, state, isBrief = false, mark }: FieldAnswerProps) {
  const { field, value, pending, commit, reject, discard } = state;
  const { Widget, isPicture = false, isLocked = false } = fieldRegistry[field.kind];
  const isRefused = pending?.state === 'refused';
  const statusId = `${id}-status`;
  const describedBy = [
    isRefused && statusId,
    hintId(id, field),
    field.help && `${id}-help`,
    field.warning && `${id}-warning`,
  ];
  return (
    <div
      className={clsx(
        'flex min-w-0 gap-x-4 gap-y-1.5',
        isLocked ? 'flex-wrap content-start items-center' : 'flex-col',
      )}
      aria-busy={pending?.state === 'sending' || undefined}
    >
      <Widget
        field={field}
        value={value}
        rejected={rejectedText(pending)}
        onCommit={commit}
        onReject={reject}
        onDiscard={discard}
        association={{
          id: `${id}-control`,
          labelledBy: `${id}-label`,
          describedBy: describedBy.filter(Boolean).join(' ') || undefined,
          invalid: isRefused,
          required: field.mandatory !== undefined,
        }}
      />
      {field.warning ? (
        <p id={`${id}-warning`} className="flex items-start gap-1.5 text-sm text-attention">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {field.warning}
        </p>
      ) : null}
      <div
        className={clsx(
          'flex flex-wrap items-center gap-x-3 gap-y-1',
          isPicture || isLocked ? 'empty:hidden' : isBrief ? 'min-h-7' : 'min-h-5',
        )}
      >
        <FieldHints id={id} field={field} value={value} isBrief={isBrief} />
        <WhyButton field={field} value={value} onCommit={commit} />
        <ChangeNote state={state} />
        {mark}
      </div>
      <FieldStatus id={statusId} state={state} />
    </div>
  );
}
