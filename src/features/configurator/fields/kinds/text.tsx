import { useTranslations } from '#src/lib/use-translations.ts';
import { controlClass } from '#src/ui/control-class.ts';
import type { FieldKindDescriptor, HintProps, WidgetProps } from '../field-kind.ts';
import { incompatibleElements } from '../incompatible-values.ts';
import { useTyping } from '../use-typing.ts';

/** Free text; emptied, it is uncommitted. */
export const text: FieldKindDescriptor = {
  Widget: TextWidget,
  isSingleControl: true,
  isTyped: true,
  hint: { isNeeded: ({ maxLength }) => maxLength !== undefined, Hint: LengthHint },
  incompatible: incompatibleElements,
  cellClass: 'min-w-22',
};

function TextWidget({ field, value, association, onCommit }: WidgetProps) {
  const { id, labelledBy, describedBy, invalid, required } = association;
  const done = (next: string) => {
    if (next.trim() !== value) onCommit(next.trim());
  };
  const { text: typed, setTyped, reset } = useTyping(value, done);
  const finish = () => {
    done(typed);
    reset();
  };
  return (
    <input
      id={id}
      type="text"
      autoComplete="off"
      value={typed}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-required={required || undefined}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          finish();
          // Enter on a proposed value says yes to it.
          if (typed.trim() === value && typed.trim() !== '' && !field.committed) onCommit(value);
        }
        if (event.key === 'Escape') reset();
      }}
      className={controlClass({ typed: true, className: 'w-full max-w-md' })}
    />
  );
}

function LengthHint({ field: { maxLength }, isBrief }: HintProps) {
  const t = useTranslations('configurator');
  return maxLength === undefined || isBrief ? null : <span>{t('maxLength', { count: maxLength })}</span>;
}
