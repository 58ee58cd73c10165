/**
 * How a control is tied to the texts around it. The text itself (label, help, error) is drawn by whoever composes the
 * field; the control only points at it.
 */
export interface FieldAssociation {
  /** Of the control, so that pressing its label reaches it. A group of controls has none. */
  id?: string | undefined;
  /** Id of the element that names the control. */
  labelledBy: string;
  /** Ids of help and error texts, separated by spaces. */
  describedBy?: string | undefined;
  invalid?: boolean;
  disabled?: boolean;
  readOnly?: boolean;
  required?: boolean;
}
