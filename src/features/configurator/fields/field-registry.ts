import type { FieldKind } from './resolve-kind.ts';
import type { Widget } from './widget.ts';
import { DropdownWidget } from './widgets/dropdown-widget.tsx';
import {
  ImageButtonsWidget,
  ImageTextButtonsWidget,
  RadioWidget,
  TextButtonsWidget,
} from './widgets/element-group.tsx';
import { NumberWidget } from './widgets/number-widget.tsx';
import { ReadonlyWidget } from './widgets/readonly-widget.tsx';
import { SelectedImageWidget } from './widgets/selected-image-widget.tsx';
import { SliderWidget } from './widgets/slider-widget.tsx';
import { SwitchWidget } from './widgets/switch-widget.tsx';
import { TextWidget } from './widgets/text-widget.tsx';
import { UnsupportedWidget } from './widgets/unsupported-widget.tsx';

/** How each kind of field is drawn. A kind without a widget does not compile. */
export const fieldRegistry: Readonly<Record<FieldKind, Widget>> = {
  dropdown: DropdownWidget,
  radio: RadioWidget,
  text: TextWidget,
  number: NumberWidget,
  slider: SliderWidget,
  onoff: SwitchWidget,
  text_buttons: TextButtonsWidget,
  image_buttons: ImageButtonsWidget,
  imagetext_buttons: ImageTextButtonsWidget,
  selected_image: SelectedImageWidget,
  readonly: ReadonlyWidget,
  unsupported: UnsupportedWidget,
};
