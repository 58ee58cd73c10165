import { ChevronsUpDown } from 'lucide-react';
import type { ComponentProps, KeyboardEvent } from 'react';
import type { Choice } from './choice.ts';
import { controlClass } from './control-class.ts';
import type { FieldAssociation } from './field-association.ts';
import { ToneMark } from './tone-mark.tsx';

export interface SelectProps extends FieldAssociation {
  choices: readonly Choice[];
  /** Null when nothing is chosen yet. */
  value: string | null;
  /** Also when what is chosen already is picked again. */
  onValueChange: (value: string) => void;
  placeholder?: string | undefined;
}

/** The closed select: what is chosen, and a press or key that opens the list. */
export function SelectButton({ onOpen, ...props }: SelectProps & { onOpen?: () => void }) {
  return (
    <button
      {...selectButtonProps(props)}
      type="button"
      // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- aria-controls names the list, and a closed select has none
      role="combobox"
      aria-haspopup="listbox"
      aria-expanded={false}
      aria-required={props.required || undefined}
      disabled={props.disabled ?? false}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (!opensList(event)) return;
        event.preventDefault();
        onOpen?.();
      }}
    />
  );
}

const OPENING_KEYS = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End']);

/** Whether a key pressed on the closed select opens its list; Enter and Space do that as presses of the button. */
export function opensList({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && (OPENING_KEYS.has(key) || (key.length === 1 && key !== ' '));
}

type ButtonProps = ComponentProps<'button'>;

/** What the button shows, and how it is tied to the texts around it. */
export function selectButtonProps({
  choices,
  value,
  placeholder,
  id,
  labelledBy,
  describedBy,
  invalid,
}: SelectProps): Pick<
  ButtonProps,
  'id' | 'aria-labelledby' | 'aria-describedby' | 'aria-invalid' | 'className' | 'children'
> {
  const current = choices.find((choice) => choice.value === value);
  return {
    id,
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'aria-invalid': invalid || undefined,
    className: controlClass({
      className:
        'flex w-full items-center gap-2.5 text-start aria-expanded:border-accent aria-expanded:ring-1 aria-expanded:ring-accent',
    }),
    children: (
      <>
        {current?.picture ? <Thumbnail source={current.picture} /> : null}
        <span className="min-w-0 flex-1 truncate">
          {current ? current.label : <span className="text-ink-muted">{placeholder}</span>}
        </span>
        {current?.trailing ? <span className="caption figures">{current.trailing}</span> : null}
        <ToneMark tone={current?.tone} label={current?.toneLabel} />
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-muted" />
      </>
    ),
  };
}

/** The picture of a value, in a line of text. */
export function Thumbnail({ source }: { source: string }) {
  return (
    <img
      src={source}
      alt=""
      loading="lazy"
      draggable={false}
      className="size-8 shrink-0 rounded-sm object-contain picture-ground"
    />
  );
}
