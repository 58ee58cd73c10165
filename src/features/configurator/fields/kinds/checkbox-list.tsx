import { useId } from 'react';
import { useStateTexts } from '../element-choices.ts';
import type { ElementView } from '../field-view.ts';
import type { WidgetProps } from '../field-kind.ts';

/** Between the values of a field that takes several. */
const SEPARATOR = ';';

/** A checkbox for each value; what is committed is the names of all that are chosen, in the order of the list. */
export function CheckboxList({ field, value, association, onCommit }: WidgetProps) {
  const chosen = new Set(value.split(SEPARATOR).filter(Boolean));
  const { labelledBy, describedBy, invalid, id } = association;
  const toggle = (name: string, isOn: boolean) => {
    const next = field.elements
      .map((element) => element.name)
      .filter((other) => (other === name ? isOn : chosen.has(other)));
    onCommit(next.join(SEPARATOR));
  };
  return (
    <div
      role="group"
      id={id}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      data-invalid={invalid || undefined}
      className="flex max-w-md flex-col"
    >
      {field.elements.map((element) => (
        <Item
          key={element.name}
          element={element}
          isChosen={chosen.has(element.name)}
          onToggle={(isOn) => toggle(element.name, isOn)}
        />
      ))}
    </div>
  );
}

interface ItemProps {
  element: ElementView;
  isChosen: boolean;
  onToggle: (isOn: boolean) => void;
}

function Item({ element: { label, text, fit, price, isDisabled }, isChosen, onToggle }: ItemProps) {
  const textId = useId();
  // What is chosen needs no warning.
  const mark = useStateTexts()(isChosen ? 'fits' : fit);
  const more = [text, mark].filter(Boolean).join(' · ');
  return (
    <label className="-mx-2 flex min-h-(--size-target) items-center gap-3 rounded-md px-2 text-sm hover:bg-hover has-disabled:opacity-55">
      <input
        type="checkbox"
        className="size-4 shrink-0 accent-accent"
        checked={isChosen}
        // What is chosen already can always be taken back.
        disabled={isDisabled && !isChosen}
        aria-describedby={more ? textId : undefined}
        onChange={({ target }) => onToggle(target.checked)}
      />
      <span className="min-w-0 flex-1">
        {label}
        {more ? (
          <span id={textId} className="block text-xs text-ink-muted">
            {more}
          </span>
        ) : null}
      </span>
      {price ? <span className="shrink-0 caption figures">{price}</span> : null}
    </label>
  );
}
