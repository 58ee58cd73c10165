import { Picture } from '#src/ui/picture.tsx';
import type { FieldKindDescriptor, WidgetProps } from '../field-kind.ts';

/** The picture of a value that follows from others. */
export const selectedImage: FieldKindDescriptor = {
  Widget: SelectedImageWidget,
  isSingleControl: false,
  isWide: true,
  isPicture: true,
};

function SelectedImageWidget({ field }: WidgetProps) {
  return (
    <figure className="max-w-md">
      <Picture source={field.picture} className="aspect-[3/2] rounded-md border border-line" />
      {field.valueText ? <figcaption className="mt-1.5 text-sm">{field.valueText}</figcaption> : null}
    </figure>
  );
}
