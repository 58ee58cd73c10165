import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';

export interface OpenFieldsDialogProps {
  open: boolean;
  count: number;
  isEdit: boolean;
  onGo: () => void;
  onAnyway: () => void;
  onCancel: () => void;
}

/** Mandatory fields are open: to the first of them, or into the cart all the same. */
export function OpenFieldsDialog({ open, count, isEdit, onGo, onAnyway, onCancel }: OpenFieldsDialogProps) {
  const t = useTranslations('configurator');
  const go = useRef<HTMLButtonElement>(null);
  // Then the focus goes to the field, not back to the button that asked.
  const [isGoing, setGoing] = useState(false);
  return (
    <Dialog
      alert
      open={open}
      onOpenChange={(next) => {
        if (next) return;
        setGoing(false);
        onCancel();
      }}
      title={t('openFields.title', { count })}
      description={t('openFields.text')}
      closeLabel={t('openFields.cancel')}
      width="narrow"
      initialFocus={go}
      {...(isGoing ? { finalFocus: false as const } : {})}
      footer={
        <>
          <Button variant="quiet" onClick={onAnyway}>
            {isEdit ? t('openFields.saveAnyway') : t('openFields.addAnyway')}
          </Button>
          <Button
            ref={go}
            variant="primary"
            onClick={() => {
              setGoing(true);
              onGo();
            }}
          >
            {t('openFields.go')}
          </Button>
        </>
      }
    />
  );
}
