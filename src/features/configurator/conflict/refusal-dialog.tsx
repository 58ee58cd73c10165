import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Explanation } from '#src/api/read/configuration.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { ExplanationText } from './explanation-text.tsx';

export interface RefusalDialogProps {
  label: string;
  valueLabel: string;
  parameter: string;
  message: string;
  explanation: Explanation;
  onClose: () => void;
}

/** A choice that nothing can make possible, and why. */
export function RefusalDialog({
  label,
  valueLabel,
  parameter,
  message,
  explanation,
  onClose,
}: RefusalDialogProps) {
  const t = useTranslations('configurator.conflict');
  const close = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      alert
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t('impossibleTitle')}
      description={t.rich('impossible', {
        field: label,
        value: valueLabel,
        strong: (text) => <strong className="font-[640] text-ink">{text}</strong>,
      })}
      closeLabel={t('understood')}
      initialFocus={close}
      footer={
        <Button ref={close} variant="primary" onClick={onClose}>
          {t('understood')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4 text-sm">
        {message ? <p>{message}</p> : null}
        <ExplanationText explanation={explanation} asked={parameter} />
      </div>
    </Dialog>
  );
}
