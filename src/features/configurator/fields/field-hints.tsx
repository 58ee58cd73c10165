import { fieldRegistry } from './field-registry.ts';
import type { FieldView } from './field-view.ts';

/** The id to describe a control by; undefined where there is nothing to say. */
export function hintId(id: string, field: FieldView): string | undefined {
  return fieldRegistry[field.kind].hint?.isNeeded(field) ? `${id}-hints` : undefined;
}

/** What the marks at the values mean, and what fits of a range: in words, for everybody. */
export function FieldHints({
  id,
  field,
  value,
  isBrief = false,
}: {
  id: string;
  field: FieldView;
  value: string;
  /** Room is short. */
  isBrief?: boolean;
}) {
  const { hint } = fieldRegistry[field.kind];
  if (!hint?.isNeeded(field)) return null;
  return (
    <div
      id={hintId(id, field)}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-muted empty:hidden"
    >
      <hint.Hint field={field} value={value} isBrief={isBrief} />
    </div>
  );
}
