import { useTranslations } from '#src/lib/use-translations.ts';
import { Notice } from '#src/ui/notice.tsx';
import type { FieldKindDescriptor, WidgetProps } from '../field-kind.ts';

/** A kind of field this shop does not know: says which, and what it holds. */
export const unsupported: FieldKindDescriptor = { Widget: UnsupportedWidget, isSingleControl: false };

function UnsupportedWidget({ field }: WidgetProps) {
  const t = useTranslations('configurator');
  return (
    <Notice tone="attention" title={t('unsupported', { widget: field.widget })} className="max-w-md">
      {field.valueText ? t('unsupportedValue', { value: field.valueText }) : t('noValue')}
    </Notice>
  );
}
