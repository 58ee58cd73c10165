import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Dialog } from '#src/ui/dialog.tsx';
import { Disclosure } from '#src/ui/disclosure.tsx';
import { ToneMark } from '#src/ui/tone-mark.tsx';
import { TONE_OF, useStateTexts } from '../fields/element-choices.ts';
import type { FieldView } from '../fields/field-view.ts';
import type { IncompatibleValue } from '../fields/incompatible-values.ts';
import { Reason } from './reason.tsx';

export interface WhyDialogProps {
  open: boolean;
  onClose: () => void;
  field: FieldView;
  /** Those of its values that do not fit. */
  values: readonly IncompatibleValue[];
  onCommit: (value: string) => void;
}

/** The values of a field that do not fit, each with its reasons on demand. Looking changes nothing. */
export function WhyDialog({ open, onClose, field, values, onCommit }: WhyDialogProps) {
  const t = useTranslations('configurator.why');
  const common = useTranslations('common');
  const isRange = values.some(({ label }) => label.kind !== 'value');
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={t('title', { name: field.label })}
      description={isRange ? t('range') : t('text', { count: values.length })}
      closeLabel={common('close')}
    >
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {values.map((value, index) => (
          <li key={value.value} className="py-1.5">
            <ExplainedValue
              value={value}
              field={field}
              isFirst={index === 0}
              onCommit={(chosen) => {
                onClose();
                onCommit(chosen);
              }}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

interface ExplainedValueProps extends Pick<WhyDialogProps, 'field' | 'onCommit'> {
  value: IncompatibleValue;
  isFirst: boolean;
}

function ExplainedValue({
  value: { value, fit, label: name },
  field,
  isFirst,
  onCommit,
}: ExplainedValueProps) {
  const t = useTranslations('configurator.why');
  const format = useFormatter();
  const stateTexts = useStateTexts();
  const [isOpen, setOpen] = useState(isFirst);
  const { kind, text } = name;
  const write = (number: string) => [format.number(Number(number)), field.unit].filter(Boolean).join(' ');
  const label = kind === 'value' ? text : t(kind, { value: write(text) });
  return (
    <Disclosure
      open={isOpen}
      onOpenChange={setOpen}
      summary={
        <span className="flex min-w-0 flex-1 items-center justify-between gap-3">
          <span className={fit === 'never' ? 'line-through decoration-danger' : undefined}>{label}</span>
          <ToneMark tone={TONE_OF[fit]} label={stateTexts(fit)} />
        </span>
      }
    >
      {isOpen ? (
        <Reason
          parameter={field.name}
          value={value}
          label={kind === 'value' ? text : write(value)}
          onChoose={() => onCommit(value)}
        />
      ) : null}
    </Disclosure>
  );
}
