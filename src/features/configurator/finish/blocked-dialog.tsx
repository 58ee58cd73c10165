import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PendingValue } from '#src/api/configuration/state.ts';
import { failureText } from '#src/api/explain-error.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { useEditorState } from '../configurator-context.ts';

export interface BlockedDialogProps {
  open: boolean;
  /** To the field of a pending value. */
  onGo: (parameter: string, pending: PendingValue) => void;
  onRetry: () => void;
  onCancel: () => void;
}

/** Why a configuration cannot go into the cart yet: entries that were not accepted, or got no answer; and the way to them. */
export function BlockedDialog({ open, onGo, onRetry, onCancel }: BlockedDialogProps) {
  const t = useTranslations('configurator');
  const te = useTranslations('error');
  const main = useRef<HTMLButtonElement>(null);
  const pending = useEditorState((state) => state.pending);
  const failure = useEditorState((state) => state.failure);
  // Then the focus goes to the field, not back to the button that asked.
  const [isGoing, setGoing] = useState(false);
  const refused = [...pending].filter(([, { state }]) => state === 'refused');
  const [first] = refused;
  const nameOf = ([parameter, { place }]: (typeof refused)[number]) => place?.label ?? parameter;
  const waiting = [...pending.values()].filter(({ state }) => state === 'unanswered').length;
  return (
    <Dialog
      alert
      open={open}
      onOpenChange={(next) => {
        if (next) return;
        setGoing(false);
        onCancel();
      }}
      title={first ? t('blocked.title', { count: refused.length }) : t('waitingChoices', { count: waiting })}
      description={first ? t('blocked.text') : failureText(failure, te)}
      closeLabel={t('openFields.cancel')}
      width="narrow"
      initialFocus={main}
      {...(isGoing ? { finalFocus: false as const } : {})}
      footer={
        <>
          <Button variant="quiet" onClick={onCancel}>
            {t('openFields.cancel')}
          </Button>
          {first ? (
            <Button
              ref={main}
              variant="primary"
              onClick={() => {
                setGoing(true);
                onGo(...first);
              }}
            >
              {t('blocked.go', { name: nameOf(first) })}
            </Button>
          ) : (
            <Button ref={main} variant="primary" onClick={onRetry}>
              {t('retry')}
            </Button>
          )}
        </>
      }
    >
      {first ? (
        <ul className="flex flex-col gap-1.5 text-sm">
          {refused.map((entry) => {
            const [parameter, { value, isUnread, message }] = entry;
            return (
              <li key={parameter}>
                <span className="font-[560]">{nameOf(entry)}</span>
                {isUnread ? <>: “{value}”</> : null}
                <span className="block text-ink-muted">{message || t('refused')}</span>
              </li>
            );
          })}
        </ul>
      ) : null}
    </Dialog>
  );
}
