import { CircleAlert, WifiOff } from 'lucide-react';
import { useTranslations } from '#src/lib/use-translations.ts';
import { Button } from '#src/ui/button.tsx';
import { fieldRegistry } from './field-registry.ts';
import type { FieldState } from './use-field.ts';

/**
 * What is going on about a field: refused and why, not answered, to be confirmed. The room for the button that confirms
 * stays when it has been pressed, so that the fields below stay where they are.
 */
export function FieldStatus({ id, state }: { id: string; state: FieldState }) {
  const t = useTranslations('configurator');
  const { field, pending, value, commit, retry, discard } = state;

  if (pending?.state === 'refused') {
    return (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p id={id} role="alert" className="flex min-w-48 flex-1 items-start gap-1.5 text-sm text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {pending.message || t('refused')}
        </p>
        <DiscardButton name={field.label} onDiscard={discard} />
      </div>
    );
  }
  if (pending?.state === 'unanswered') {
    return (
      <div className="flex flex-wrap items-center gap-2 text-sm text-attention">
        <WifiOff aria-hidden className="size-4 shrink-0" />
        <span className="me-1">{t('unanswered')}</span>
        <Button size="sm" onClick={retry} aria-label={t('retryField', { name: field.label })}>
          {t('retry')}
        </Button>
        <DiscardButton name={field.label} onDiscard={discard} />
      </div>
    );
  }
  if (field.mandatory !== 'confirmation' || fieldRegistry[field.kind].isLocked) return null;
  return (
    <div className="min-h-9 pointer-coarse:min-h-(--size-target)">
      {field.isOpen && value !== '' && !pending ? (
        <Button size="sm" onClick={() => commit(value)} aria-label={t('confirmName', { name: field.label })}>
          {t('confirm', { value: field.valueText })}
        </Button>
      ) : null}
    </div>
  );
}

/** Gives up a value that was not accepted, or got no answer. */
function DiscardButton({ name, onDiscard }: { name: string; onDiscard: () => void }) {
  const t = useTranslations('configurator');
  return (
    <Button size="sm" variant="quiet" onClick={onDiscard} aria-label={t('discardField', { name })}>
      {t('discard')}
    </Button>
  );
}
