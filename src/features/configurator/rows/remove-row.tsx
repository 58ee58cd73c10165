import { Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { IconButton } from '#src/ui/icon-button.tsx';

/** Takes a row out. */
export function RemoveRow({ label, onRemove }: { label: string; onRemove: () => void }) {
  const t = useTranslations('configurator.rows');
  return (
    <IconButton
      data-rows="remove"
      label={t('remove', { row: label })}
      title={t('remove', { row: label })}
      onClick={onRemove}
    >
      <Trash2 aria-hidden className="size-4 text-ink-muted" />
    </IconButton>
  );
}
