import { RadioGroup, type RadioGroupProps } from '#src/ui/radio-group.tsx';
import { isHarmless, useElementChoices } from '../element-choices.ts';
import { useDebouncedCommit } from '../use-debounced-commit.ts';
import type { WidgetProps } from '../widget.ts';

type Look = Pick<RadioGroupProps, 'appearance' | 'hideLabels'>;

/**
 * Values side by side. Arrow keys choose what fits, after a pause, and only move on over what would have consequences:
 * those take a press (or the space bar).
 */
function ElementGroup({ field, value, association, onCommit, ...look }: WidgetProps & Look) {
  const { pending, commitSoon, cancel } = useDebouncedCommit(onCommit);
  const shown = pending ?? value;
  return (
    <RadioGroup
      {...association}
      {...look}
      choices={useElementChoices(field, shown)}
      value={shown === '' ? null : shown}
      onPick={(picked, by) => {
        if (by === 'press') {
          cancel();
          onCommit(picked);
        } else if (isHarmless(field.elements, picked)) commitSoon(picked);
      }}
    />
  );
}

export function RadioWidget(props: WidgetProps) {
  return <ElementGroup {...props} appearance="list" />;
}

export function TextButtonsWidget(props: WidgetProps) {
  return <ElementGroup {...props} appearance="tiles" />;
}

export function ImageButtonsWidget(props: WidgetProps) {
  return <ElementGroup {...props} appearance="cards" hideLabels />;
}

export function ImageTextButtonsWidget(props: WidgetProps) {
  return <ElementGroup {...props} appearance="cards" />;
}
