import { clsx } from 'clsx';
import { memo, useId, useMemo } from 'react';
import type { Parameter } from '#src/api/read/configuration.ts';
import { ChoiceMark } from '../fields/choice-mark.tsx';
import { FieldAnswer } from '../fields/field-answer.tsx';
import { fieldRegistry } from '../fields/field-registry.ts';
import { useField } from '../fields/use-field.ts';

/**
 * A field in a table: its column says what it is and in which unit; who does not see that hears both with the row. Prices
 * stand in the lists, and arrow keys step numbers, so that more columns fit.
 */
export const RowCell = memo(function RowCell({ parameter, row }: { parameter: Parameter; row: string }) {
  const named = useMemo(
    () => ({ ...parameter, description: `${row}: ${parameter.description}` }),
    [parameter, row],
  );
  const state = useField(named);
  const { field, tint } = state;
  const id = useId();
  return (
    <div
      data-field={field.name}
      data-open={field.isOpen || undefined}
      data-tint={tint}
      className={clsx(
        'flex flex-col gap-1 rounded-md',
        fieldRegistry[field.kind].cellClass,
        '[&_[role=combobox]]:gap-1.5 [&_[role=combobox]]:px-2 [&_[role=combobox]_.caption]:hidden',
        '[&_[role=spinbutton]]:w-[4.5ch] [&_[role=spinbutton]+span]:hidden [&_span:has(>[role=spinbutton])]:border-0',
        "[&_button[tabindex='-1']]:hidden",
      )}
    >
      <span id={`${id}-label`} className="sr-only">
        {field.label}
      </span>
      {field.help ? (
        <span id={`${id}-help`} className="sr-only">
          {field.help}
        </span>
      ) : null}
      <FieldAnswer id={id} state={state} isBrief mark={<ChoiceMark state={state} isBrief />} />
    </div>
  );
});
