import { lazy, Suspense } from 'react';
import type { FieldKindDescriptor, WidgetProps } from '../field-kind.ts';

const CheckboxList = lazy(async () => ({ default: (await import('./checkbox-list.tsx')).CheckboxList }));

/** Several of a list. Only other systems have such fields, so that the widget is a chunk of its own. */
export const checkboxes: FieldKindDescriptor = { Widget: LazyCheckboxList, isSingleControl: false };

function LazyCheckboxList(props: WidgetProps) {
  return (
    <Suspense fallback={<p className="text-sm text-ink-muted">{props.field.valueText}</p>}>
      <CheckboxList {...props} />
    </Suspense>
  );
}
