import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Dialog } from '#src/ui/dialog.tsx';
import { Disclosure } from '#src/ui/disclosure.tsx';
import { ToneMark } from '#src/ui/tone-mark.tsx';
import { useFitWords } from '../fields/element-choices.ts';
import { incompatibleValues, type IncompatibleValue } from './incompatible-values.ts';
import { Reason } from './reason.tsx';
import type { WhyButtonProps } from './why-button.tsx';

export interface WhyDialogProps extends WhyButtonProps {
  open: boolean;
  onClose: () => void;
}

/** The values of a field that do not fit, each with its reasons on demand. Looking changes nothing. */
export function WhyDialog({ open, onClose, field, value, onCommit }: WhyDialogProps) {
  const t = useTranslations('configurator.why');
  const common = useTranslations('configurator');
  const hindered = incompatibleValues(field, value);
  const isRange = hindered.some(({ label }) => label.kind !== 'value');
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={t('title', { name: field.label })}
      description={isRange ? t('range') : t('text', { count: hindered.length })}
      closeLabel={common('understood')}
    >
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {hindered.map((one, index) => (
          <li key={one.value} className="py-1.5">
            <OneValue
              one={one}
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

interface OneValueProps extends Pick<WhyButtonProps, 'field' | 'onCommit'> {
  one: IncompatibleValue;
  isFirst: boolean;
}

function OneValue({ one, field, isFirst, onCommit }: OneValueProps) {
  const t = useTranslations('configurator.why');
  const format = useFormatter();
  const say = useFitWords();
  const [isOpen, setOpen] = useState(isFirst);
  const { kind, text } = one.label;
  const write = (number: string) => [format.number(Number(number)), field.unit].filter(Boolean).join(' ');
  const label = kind === 'value' ? text : t(kind, { value: write(text) });
  return (
    <Disclosure
      open={isOpen}
      onOpenChange={setOpen}
      summary={
        <span className="flex min-w-0 flex-1 items-center justify-between gap-3">
          <span className={one.fit === 'never' ? 'line-through decoration-danger' : undefined}>{label}</span>
          <ToneMark tone={one.fit === 'never' ? 'danger' : 'attention'} label={say(one.fit)} />
        </span>
      }
    >
      {isOpen ? (
        <Reason
          parameter={field.name}
          value={one.value}
          label={kind === 'value' ? text : write(one.value)}
          onChoose={() => onCommit(one.value)}
        />
      ) : null}
    </Disclosure>
  );
}
