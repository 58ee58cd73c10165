import { clsx } from 'clsx';
import { memo, useId } from 'react';
import type { Parameter } from '#src/api/read/configuration.ts';
import { FieldAnswer } from './field-answer.tsx';
import { FieldHeading } from './field-heading.tsx';
import type { FieldKind } from './resolve-kind.ts';
import { useChangeTint } from './use-change-tint.ts';
import { useField } from './use-field.ts';

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
  const { field, change } = state;
  const id = useId();
  const frame = useChangeTint(change);
  const isWide = WIDE.has(field.kind);
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
      <FieldAnswer id={id} state={state} />
    </div>
  );
});
