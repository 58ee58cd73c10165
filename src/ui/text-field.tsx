import { CircleAlert } from 'lucide-react';
import { clsx } from 'clsx';
import { useId, type ComponentProps, type ReactNode, type Ref } from 'react';
import { controlClass } from './control-class.ts';

interface TextFieldBase {
  label: string;
  /** Set apart behind the label, such as "optional". */
  labelNote?: string | undefined;
  hint?: ReactNode;
  /** Why the value cannot be taken, and what would. */
  error?: string | undefined;
  className?: string | undefined;
}

type SingleLine = TextFieldBase & { multiline?: false; ref?: Ref<HTMLInputElement> } & Omit<
    ComponentProps<'input'>,
    'ref' | 'className'
  >;
type MultiLine = TextFieldBase & { multiline: true; ref?: Ref<HTMLTextAreaElement> } & Omit<
    ComponentProps<'textarea'>,
    'ref' | 'className'
  >;

/** A labelled text input. Hint and error are tied to it and read with it. */
export function TextField(props: SingleLine | MultiLine) {
  const { label, labelNote, hint, error, className, multiline, ...control } = props;
  const ownId = useId();
  const id = control.id ?? ownId;
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const shared = {
    id,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': clsx(errorId, hintId) || undefined,
  };
  return (
    <div className={clsx('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className="text-sm font-[560]">
        {label}
        {labelNote ? (
          <>
            {' '}
            <span className="font-normal text-ink-muted">{labelNote}</span>
          </>
        ) : null}
      </label>
      {multiline ? (
        <textarea
          {...(control as ComponentProps<'textarea'>)}
          {...shared}
          className={controlClass({ typed: true, className: 'min-h-28 w-full resize-y py-2.5' })}
        />
      ) : (
        <input
          {...(control as ComponentProps<'input'>)}
          {...shared}
          className={controlClass({ typed: true, className: 'w-full' })}
        />
      )}
      {hint ? (
        <p id={hintId} className="text-xs text-ink-muted">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={errorId} className="flex items-start gap-1.5 text-sm text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      ) : null}
    </div>
  );
}
