import { memo, useId, type ComponentType } from 'react';
import type { Parameter } from '#src/api/read/configuration.ts';
import { ChangeNote } from './change-note.tsx';
import { FieldControl } from './field-control.tsx';
import { FieldHeading } from './field-heading.tsx';
import { FieldHints, hintId } from './field-hints.tsx';
import { fieldRegistry } from './field-registry.ts';
import type { WidgetProps } from './field-kind.ts';
import { FieldStatus } from './field-status.tsx';
import { optionFacts } from './option-facts.ts';
import { resolveKind } from './resolve-kind.ts';
import { useField } from './use-field.ts';

export interface OptionControlProps {
  parameter: Parameter;
  /** Formatted by the tenant. */
  price: string | undefined;
  /** Room for a picture, so that options with and without one stand in line. */
  isPictured: boolean;
}

/** A part that can be added or left out: its picture, facts and price, and its widget. */
export const OptionControl = memo(function OptionControl(props: OptionControlProps) {
  const { OptionWidget } = fieldRegistry[resolveKind(props.parameter).kind];
  // An option of a kind that has no widget for a list of options is a field like any other.
  return OptionWidget ? (
    <OptionRow {...props} OptionWidget={OptionWidget} />
  ) : (
    <FieldControl parameter={props.parameter} />
  );
});

function OptionRow({
  parameter,
  price,
  isPictured,
  OptionWidget,
}: OptionControlProps & { OptionWidget: ComponentType<WidgetProps> }) {
  const state = useField(parameter);
  const { field, value, pending, tint, commit, reject, discard } = state;
  const id = useId();
  const isRefused = pending?.state === 'refused';
  const facts = optionFacts(parameter);
  const [controlId, statusId, factsId] = [`${id}-control`, `${id}-status`, `${id}-facts`];
  const describedBy = [
    isRefused && statusId,
    hintId(id, field),
    field.help && `${id}-help`,
    (facts.length > 0 || price) && factsId,
  ];
  return (
    <div
      data-field={field.name}
      data-open={field.isOpen || undefined}
      data-tint={tint}
      className={`grid items-start gap-x-4 px-4 pt-4 pb-2 sm:px-6 ${isPictured ? 'grid-cols-[4.5rem_minmax(0,1fr)_auto]' : 'grid-cols-[minmax(0,1fr)_auto]'}`}
    >
      {isPictured ? (
        <span className="block aspect-square overflow-hidden rounded-md border border-line picture-ground">
          {field.picture ? (
            <img src={field.picture} alt="" loading="lazy" className="size-full object-contain" />
          ) : null}
        </span>
      ) : null}
      <div className="flex min-w-0 flex-col gap-1.5">
        <FieldHeading
          id={id}
          state={state}
          controlId={fieldRegistry[field.kind].isSingleControl ? controlId : undefined}
          isWide
          isBrief
        />
        <div id={factsId} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 text-xs">
          {facts.map(({ name, label, text }) => (
            <span key={name}>
              <span className="text-ink-muted">{label}</span> <span className="figures">{text}</span>
            </span>
          ))}
          {price ? <span className="font-[560] figures">{price}</span> : null}
        </div>
        <div className="flex min-h-5 flex-wrap items-center gap-x-3 gap-y-1">
          <FieldHints id={id} field={field} value={value} />
          <ChangeNote state={state} />
        </div>
        <FieldStatus id={statusId} state={state} />
      </div>
      <OptionWidget
        field={field}
        value={value}
        association={{
          id: controlId,
          labelledBy: `${id}-label`,
          describedBy: describedBy.filter(Boolean).join(' ') || undefined,
          invalid: isRefused,
        }}
        onCommit={commit}
        onReject={reject}
        onDiscard={discard}
      />
    </div>
  );
}
