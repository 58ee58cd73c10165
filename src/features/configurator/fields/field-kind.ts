import type { ComponentType } from 'react';
import type { FieldAssociation } from '#src/ui/field-association.ts';
import type { FieldView } from './field-view.ts';
import type { IncompatibleValue } from './incompatible-values.ts';

/** What every widget gets. It takes a value and commits; label, help, marks and errors are around it. */
export interface WidgetProps {
  field: FieldView;
  /** What is shown as chosen: the customer's pending value, or else the tenant's. '' for none. */
  value: string;
  association: FieldAssociation & { labelledBy: string };
  /** Text that was typed and is no value; it stays in the field until it is corrected. */
  rejected?: string | undefined;
  /** Commits a value; '' uncommits. */
  onCommit: (value: string) => void;
  /** Keeps text that is no value, as typed, and says what is wrong with it. */
  onReject: (text: string, message: string) => void;
  /** Forgets text that was kept. */
  onDiscard: () => void;
}

/** What is said below a widget about the values that fit. */
export interface FieldHint {
  /** Whether there is anything to say. */
  isNeeded: (field: FieldView) => boolean;
  Hint: ComponentType<HintProps>;
}

export interface HintProps {
  field: FieldView;
  value: string;
  /** Room is short: only what does not fit, and of numbers only its mark. */
  isBrief: boolean;
}

/** Everything that fields of one kind have in common; `field-registry.ts` lists one for each kind. */
export interface FieldKindDescriptor {
  Widget: ComponentType<WidgetProps>;
  /** The widget is a single control, which its label points at; otherwise the label names what is drawn as a group. */
  isSingleControl: boolean;
  /** The widget takes the whole width: its label is above it instead of beside it. */
  isWide?: boolean;
  /** Values are typed and stay as they are when they are refused, to be corrected; chosen ones go back. */
  isTyped?: boolean;
  /** There is nothing to commit, and so nothing to confirm. */
  isLocked?: boolean;
  /** It shows a picture and no value. */
  isPicture?: boolean;
  hint?: FieldHint;
  /** The values that do not fit, but for the chosen one; absent where nothing can be chosen. */
  incompatible?: (field: FieldView, chosen: string) => IncompatibleValue[];
  /** Its widget in a list of options, where the kind can be drawn there. */
  OptionWidget?: ComponentType<WidgetProps>;
  /** Classes of its cell in a table of rows. */
  cellClass?: string;
}
