import { lazy, Suspense } from 'react';
import { useTranslations } from '#src/lib/use-translations.ts';
import { useEditor } from '../../configurator-context.ts';
import type { FieldKindDescriptor, WidgetProps } from '../field-kind.ts';

const CustomImageField = lazy(async () => ({
  default: (await import('./custom-image-field.tsx')).CustomImageField,
}));

/** A picture that the customer uploads. The value is its key. */
export const customImage: FieldKindDescriptor = {
  Widget: CustomImageWidget,
  isSingleControl: false,
  isWide: true,
};

function CustomImageWidget(props: WidgetProps) {
  const t = useTranslations('configurator');
  const { configId } = useEditor();
  const { field } = props;
  const shown = <p className="text-sm">{field.valueText || t('noValue')}</p>;
  // A configuration that nobody keeps has no place for pictures.
  if (configId === undefined || field.customImageId === undefined) return shown;
  return (
    <Suspense fallback={shown}>
      <CustomImageField {...props} place={{ configId, imageId: field.customImageId }} />
    </Suspense>
  );
}
