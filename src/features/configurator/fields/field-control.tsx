import { clsx } from 'clsx';
import { memo, useId } from 'react';
import type { Parameter } from '#src/api/read/configuration.ts';
import { FieldAnswer } from './field-answer.tsx';
import { FieldHeading } from './field-heading.tsx';
import { fieldRegistry } from './field-registry.ts';
import { useField } from './use-field.ts';

/**
 * One field: label, help and marks on the left, the widget and what there is to say about it on the right; below each
 * other on phones. Memoised on its parameter, which keeps its identity as long as the tenant says the same of it.
 */
export const FieldControl = memo(function FieldControl({ parameter }: { parameter: Parameter }) {
  const state = useField(parameter);
  const { field, tint } = state;
  const id = useId();
  const { isWide = false, isSingleControl, isLocked = false } = fieldRegistry[field.kind];
  return (
    <div
      data-field={field.name}
      data-open={field.isOpen || undefined}
      data-tint={tint}
      className={clsx(
        'grid gap-x-6 px-4 sm:px-6',
        isLocked ? 'pt-2.5 pb-2.5 md:pt-1 md:pb-2' : 'gap-y-2.5 pt-5 pb-2.5',
        isWide ? null : 'md:grid-cols-[10.5rem_minmax(0,1fr)]',
      )}
    >
      <FieldHeading
        id={id}
        state={state}
        controlId={isSingleControl ? `${id}-control` : undefined}
        isWide={isWide}
      />
      <FieldAnswer id={id} state={state} />
    </div>
  );
});
