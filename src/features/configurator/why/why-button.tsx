import { lazy, useState } from 'react';
import { useTranslations } from '#src/lib/use-translations.ts';
import { OnDemand } from '#src/ui/on-demand.tsx';
import { useEditor } from '../configurator-context.ts';
import { fieldRegistry } from '../fields/field-registry.ts';
import type { FieldView } from '../fields/field-view.ts';

const WhyDialog = lazy(async () => ({ default: (await import('./why-dialog.tsx')).WhyDialog }));

export interface WhyButtonProps {
  field: FieldView;
  /** What is shown as chosen: it needs no explanation. */
  value: string;
  onCommit: (value: string) => void;
}

/** Below a field with incompatible values, where the tenant can explain them. */
export function WhyButton({ field, value, onCommit }: WhyButtonProps) {
  const t = useTranslations('configurator.why');
  const editor = useEditor();
  const [isOpen, setOpen] = useState(false);
  const values = fieldRegistry[field.kind].incompatible?.(field, value) ?? [];
  if (!editor.advice.canExplain || values.length === 0) return null;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={t('openName', { name: field.label })}
        onClick={() => setOpen(true)}
        className="relative hit-area rounded-sm text-xs font-[560] text-accent underline decoration-accent/40 underline-offset-[3px] transition-colors duration-(--duration-fast) hover:decoration-current"
      >
        {t('open')}
      </button>
      <OnDemand isWanted={isOpen}>
        <WhyDialog
          open={isOpen}
          onClose={() => setOpen(false)}
          field={field}
          values={values}
          onCommit={onCommit}
        />
      </OnDemand>
    </>
  );
}
