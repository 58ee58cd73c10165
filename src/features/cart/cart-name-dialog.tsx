import { useId, useRef, useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { TextField } from '#src/ui/text-field.tsx';

/** As many characters as the tenant takes. */
const MAX_LENGTH = 100;

interface CartNameDialogProps {
  /** Undefined while the dialog closes. */
  kind: 'make' | 'rename' | undefined;
  name: string;
  busy: boolean;
  /** Why the name could not be saved. What was typed stays. */
  error: string | undefined;
  onName: (name: string) => void;
  onClose: () => void;
}

/** Asks for the name of a cart. */
export function CartNameDialog({ kind, name, busy, error, onName, onClose }: CartNameDialogProps) {
  const t = useTranslations('cart.carts');
  const tc = useTranslations('common');
  const [typed, setTyped] = useState(name);
  const [wasTried, setTried] = useState(false);
  const formId = useId();
  const input = useRef<HTMLInputElement>(null);
  const isBlank = typed.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isBlank) input.current?.focus();
    else if (!busy) onName(typed.trim());
  };
  return (
    <Dialog
      open={kind !== undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={kind === 'rename' ? t('renameTitle') : t('makeTitle')}
      closeLabel={tc('close')}
      width="narrow"
      initialFocus={input}
      footer={
        <>
          <Button onClick={onClose}>{tc('cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            {kind === 'rename' ? t('save') : t('create')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit}>
        <TextField
          ref={input}
          label={t('name')}
          hint={kind === 'make' ? t('makeHint') : undefined}
          error={wasTried && isBlank ? t('nameMissing') : error}
          maxLength={MAX_LENGTH}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
