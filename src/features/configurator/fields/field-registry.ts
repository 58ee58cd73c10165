import type { FieldKindDescriptor } from './field-kind.ts';
import { customImage } from './kinds/custom-image.tsx';
import { checkboxes } from './kinds/checkboxes.tsx';
import { dropdown } from './kinds/dropdown.tsx';
import { number } from './kinds/number.tsx';
import { onoff } from './kinds/onoff.tsx';
import { readonly } from './kinds/readonly.tsx';
import { selectedImage } from './kinds/selected-image.tsx';
import { imageButtons, imageTextButtons, radio, textButtons } from './kinds/side-by-side.tsx';
import { slider } from './kinds/slider.tsx';
import { text } from './kinds/text.tsx';
import { unsupported } from './kinds/unsupported.tsx';
import type { FieldKind } from './resolve-kind.ts';

/** What there is to know of each kind of field. A kind that is not listed does not compile. */
export const fieldRegistry: Readonly<Record<FieldKind, FieldKindDescriptor>> = {
  dropdown,
  radio,
  text,
  number,
  slider,
  onoff,
  checkboxes,
  text_buttons: textButtons,
  image_buttons: imageButtons,
  imagetext_buttons: imageTextButtons,
  selected_image: selectedImage,
  custom_viz_image: customImage,
  readonly,
  unsupported,
};
