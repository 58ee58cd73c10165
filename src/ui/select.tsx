import { Check, ChevronsUpDown } from 'lucide-react';
import { useId, useRef, type KeyboardEvent } from 'react';
import type { Choice } from './choice.ts';
import { controlClass } from './control-class.ts';
import type { FieldAssociation } from './field-association.ts';
import { ToneMark } from './tone-mark.tsx';
import { useListbox } from './use-listbox.ts';

export interface SelectProps extends FieldAssociation {
  choices: readonly Choice[];
  /** Null when nothing is chosen yet. */
  value: string | null;
  /** Also when what is chosen already is picked again. */
  onValueChange: (value: string) => void;
  placeholder?: string | undefined;
}

/**
 * One of many in a dropdown that shows pictures, prices and marks: the select-only combobox of the ARIA practices, in
 * the browser's own top layer. Nothing is chosen before the list is told so: passing over values has no consequences.
 */
export function Select({
  choices,
  value,
  onValueChange,
  placeholder,
  id: controlId,
  labelledBy,
  describedBy,
  invalid,
  disabled,
  required,
}: SelectProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const chosen = choices.findIndex((choice) => choice.value === value);
  const list = useListbox({ choices, chosen, button, popup, onPick: onValueChange });
  const current = choices[chosen];
  const optionId = (index: number) => `${id}-${index}`;

  return (
    <>
      <button
        ref={button}
        id={controlId}
        type="button"
        role="combobox"
        aria-haspopup="listbox"
        aria-expanded={list.isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={list.isOpen && list.active >= 0 ? optionId(list.active) : undefined}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        aria-required={required || undefined}
        disabled={disabled ?? false}
        onClick={list.toggle}
        onBlur={list.close}
        onKeyDown={(event: KeyboardEvent) => {
          if (list.handleKey(event)) event.preventDefault();
        }}
        className={controlClass({
          className:
            'flex w-full items-center gap-2.5 text-start aria-expanded:border-accent aria-expanded:ring-1 aria-expanded:ring-accent',
        })}
      >
        {current?.picture ? <Thumbnail source={current.picture} /> : null}
        <span className="min-w-0 flex-1 truncate">
          {current ? current.label : <span className="text-ink-muted">{placeholder}</span>}
        </span>
        {current?.trailing ? <span className="caption figures">{current.trailing}</span> : null}
        <ToneMark tone={current?.tone} label={current?.toneLabel} />
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-muted" />
      </button>
      <div
        ref={popup}
        id={`${id}-list`}
        role="listbox"
        popover="manual"
        tabIndex={-1}
        aria-labelledby={labelledBy}
        // The button keeps the focus; a press in the list must not take it.
        onPointerDown={(event) => event.preventDefault()}
        className="fixed m-0 overflow-y-auto overscroll-contain rounded-md border border-line-strong bg-raised p-1 text-ink shadow-float outline-none starting:open:opacity-0 transition-opacity duration-(--duration-fast)"
      >
        {list.isOpen
          ? choices.map((choice, index) => (
              <Option
                key={choice.value}
                id={optionId(index)}
                choice={choice}
                isChosen={index === chosen}
                isActive={index === list.active}
                onPick={() => list.pick(index)}
                onPass={() => list.setActive(index)}
              />
            ))
          : null}
      </div>
    </>
  );
}

interface OptionProps {
  id: string;
  choice: Choice;
  isChosen: boolean;
  isActive: boolean;
  onPick: () => void;
  onPass: () => void;
}

function Option({ id, choice, isChosen, isActive, onPick, onPass }: OptionProps) {
  return (
    // Keys are the combobox's, as its `aria-activedescendant` says.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      data-active={isActive || undefined}
      onClick={onPick}
      onPointerMove={onPass}
      className="flex min-h-10 cursor-pointer items-center gap-2.5 rounded-sm px-2 py-1.5 text-sm select-none data-active:bg-hover data-active:outline-2 data-active:-outline-offset-2 data-active:outline-accent pointer-coarse:min-h-(--size-target)"
    >
      <span className="grid size-4 shrink-0 place-items-center text-accent">
        {isChosen ? <Check aria-hidden className="size-4" strokeWidth={2.25} /> : null}
      </span>
      {choice.picture ? <Thumbnail source={choice.picture} /> : null}
      <span className="min-w-0 flex-1">
        <span className={choice.tone === 'danger' ? 'line-through decoration-danger' : undefined}>
          {choice.label}
        </span>
        {choice.description ? (
          <span className="block text-xs text-ink-muted">{choice.description}</span>
        ) : null}
        {choice.toneLabel ? (
          <span className="block">
            <ToneMark tone={choice.tone} label={choice.toneLabel} showLabel />
          </span>
        ) : null}
      </span>
      {choice.trailing ? <span className="caption shrink-0 figures">{choice.trailing}</span> : null}
    </div>
  );
}

function Thumbnail({ source }: { source: string }) {
  return (
    <img
      src={source}
      alt=""
      loading="lazy"
      draggable={false}
      className="size-8 shrink-0 rounded-sm object-contain p-0.5 drafting-sheet"
    />
  );
}
