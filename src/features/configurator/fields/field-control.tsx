import { clsx } from 'clsx';
import { TriangleAlert } from 'lucide-react';
import { memo, useId } from 'react';
import type { Parameter } from '#contract/configuration.ts';
import { FieldHeading } from './field-heading.tsx';
import { FieldHints, hintId } from './field-hints.tsx';
import { FieldStatus } from './field-status.tsx';
import { fieldRegistry } from './field-registry.ts';
import type { FieldKind } from './resolve-kind.ts';
import { useChangeTint } from './use-change-tint.ts';
import { useField } from './use-field.ts';
import { WhyButton } from '../why/why-button.tsx';

/** Groups of controls are named by their label; single controls can be reached by pressing it. */
const GROUPS: ReadonlySet<FieldKind> = new Set([
  'radio',
  'text_buttons',
  'image_buttons',
  'imagetext_buttons',
  'readonly',
  'selected_image',
  'unsupported',
]);

/** Pictures want the whole width; their label stands above them. */
const WIDE: ReadonlySet<FieldKind> = new Set(['image_buttons', 'imagetext_buttons', 'selected_image']);

/**
 * One field: label, help and marks on the left, the widget and what there is to say about it on the right; below each
 * other on phones. Memoised on its parameter, which keeps its identity as long as the tenant says the same of it.
 */
export const FieldControl = memo(function FieldControl({ parameter }: { parameter: Parameter }) {
  const state = useField(parameter);
  const { field, value, draft, change, commit } = state;
  const id = useId();
  const frame = useChangeTint(change);
  const Widget = fieldRegistry[field.kind];
  const isWide = WIDE.has(field.kind);
  const isRefused = draft?.state === 'refused';

  const statusId = `${id}-status`;
  const describedBy = [
    isRefused && statusId,
    hintId(id, field),
    field.help && `${id}-help`,
    field.warning && `${id}-warning`,
  ];
  return (
    <div
      ref={frame}
      data-field={field.name}
      data-open={field.isOpen || undefined}
      className={clsx(
        'grid gap-x-6 gap-y-2.5 px-4 py-5 sm:px-6',
        isWide ? null : 'md:grid-cols-[10.5rem_minmax(0,1fr)]',
      )}
    >
      <FieldHeading
        id={id}
        state={state}
        controlId={GROUPS.has(field.kind) ? undefined : `${id}-control`}
        isWide={isWide}
      />
      <div className="flex min-w-0 flex-col gap-2" aria-busy={draft?.state === 'sending' || undefined}>
        <Widget
          field={field}
          value={value}
          onCommit={commit}
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
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 empty:hidden">
          <FieldHints id={id} field={field} value={value} />
          <WhyButton field={field} value={value} onCommit={commit} />
        </div>
        <FieldStatus id={statusId} state={state} />
      </div>
    </div>
  );
});
