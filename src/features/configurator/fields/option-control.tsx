import { memo, useId } from 'react';
import type { Parameter } from '#contract/configuration.ts';
import { Switch } from '#src/ui/switch.tsx';
import { isYes } from './elements.ts';
import { FieldControl } from './field-control.tsx';
import { FieldHeading } from './field-heading.tsx';
import { FieldHints, hintId } from './field-hints.tsx';
import { FieldStatus } from './field-status.tsx';
import { optionFacts } from './option-facts.ts';
import { resolveKind } from './resolve-kind.ts';
import { useChangeTint } from './use-change-tint.ts';
import { useField } from './use-field.ts';

export interface OptionControlProps {
  parameter: Parameter;
  /** Formatted by the tenant. */
  price: string | undefined;
  /** Room for a picture, so that options with and without one stand in line. */
  isPictured: boolean;
}

/** A part to have or not: what it looks like, what it is, what it costs, and a switch. */
export const OptionControl = memo(function OptionControl(props: OptionControlProps) {
  const { kind } = resolveKind(props.parameter);
  // An option that is not drawn as yes or no is a field like any other.
  return kind === 'onoff' || kind === 'readonly' ? (
    <OptionRow {...props} isFixed={kind === 'readonly'} />
  ) : (
    <FieldControl parameter={props.parameter} />
  );
});

function OptionRow({ parameter, price, isPictured, isFixed }: OptionControlProps & { isFixed: boolean }) {
  const state = useField(parameter);
  const { field, value, pending, change, commit } = state;
  const id = useId();
  const frame = useChangeTint(change);
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
      ref={frame}
      data-field={field.name}
      data-open={field.isOpen || undefined}
      className={`grid items-start gap-x-4 px-4 py-4 sm:px-6 ${isPictured ? 'grid-cols-[4.5rem_minmax(0,1fr)_auto]' : 'grid-cols-[minmax(0,1fr)_auto]'}`}
    >
      {isPictured ? (
        <span className="block aspect-square overflow-hidden rounded-md border border-line drafting-sheet">
          {field.picture ? (
            <img src={field.picture} alt="" loading="lazy" className="size-full object-contain p-1.5" />
          ) : null}
        </span>
      ) : null}
      <div className="flex min-w-0 flex-col gap-1.5">
        <FieldHeading id={id} state={state} controlId={isFixed ? undefined : controlId} isWide />
        <div id={factsId} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 text-xs">
          {facts.map(({ name, label, text }) => (
            <span key={name}>
              <span className="text-ink-muted">{label}</span> <span className="figures">{text}</span>
            </span>
          ))}
          {price ? <span className="font-[560] figures">{price}</span> : null}
        </div>
        <FieldHints id={id} field={field} value={value} />
        <FieldStatus id={statusId} state={state} />
      </div>
      {isFixed ? (
        <span className="min-h-7 py-1 text-sm">{field.valueText}</span>
      ) : (
        <Switch
          id={controlId}
          labelledBy={`${id}-label`}
          describedBy={describedBy.filter(Boolean).join(' ') || undefined}
          invalid={isRefused}
          checked={isYes(value)}
          onCheckedChange={(on) => {
            const target = field.elements.find((element) => isYes(element.name) === on);
            if (target) commit(target.name);
          }}
        />
      )}
    </div>
  );
}
