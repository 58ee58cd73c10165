import type { ComponentType } from 'react';
import type { FieldAssociation } from '#src/ui/field-association.ts';
import type { FieldView } from './field-view.ts';

/** What every widget gets. It takes a value and commits; label, help, marks and errors are around it. */
export interface WidgetProps {
  field: FieldView;
  /** What is shown as chosen: the customer's pending, or else the tenant's value. '' for none. */
  value: string;
  association: FieldAssociation & { labelledBy: string };
  /** Chooses a value; '' lets go of it. */
  onCommit: (value: string) => void;
}

export type Widget = ComponentType<WidgetProps>;
