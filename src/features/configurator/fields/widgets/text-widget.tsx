import { controlClass } from '#src/ui/control-class.ts';
import { useTyping } from '../use-typing.ts';
import type { WidgetProps } from '../widget.ts';

/** Free text; emptied, it lets go of the choice. */
export function TextWidget({ field, value, association, onCommit }: WidgetProps) {
  const { id, labelledBy, describedBy, invalid, required } = association;
  const done = (text: string) => {
    if (text.trim() !== value) onCommit(text.trim());
  };
  const { text, setTyped, reset } = useTyping(value, done);
  const finish = () => {
    done(text);
    reset();
  };
  return (
    <input
      id={id}
      type="text"
      autoComplete="off"
      value={text}
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
          if (text.trim() === value && text.trim() !== '' && !field.committed) onCommit(value);
        }
        if (event.key === 'Escape') reset();
      }}
      className={controlClass({ typed: true, className: 'w-full max-w-md' })}
    />
  );
}
