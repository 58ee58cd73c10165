import type { ComponentType } from 'react';
import { RadioGroup, type RadioGroupProps } from '#src/ui/radio-group.tsx';
import { isHarmless, useElementChoices } from '../element-choices.ts';
import type { FieldKindDescriptor, WidgetProps } from '../field-kind.ts';
import { incompatibleElements } from '../incompatible-values.ts';
import { markHint } from '../mark-hint.tsx';
import { useDebouncedCommit } from '../use-debounced-commit.ts';

/** The kinds whose values are all in view: as a list, as words, as pictures, or as both. */
export const radio = sideBySide((props) => <ElementGroup {...props} appearance="list" />);

export const textButtons = sideBySide((props) => <ElementGroup {...props} appearance="tiles" />);

/** Pictures want the whole width. */
export const imageButtons = {
  ...sideBySide((props) => <ElementGroup {...props} appearance="cards" hideLabels />),
  isWide: true,
};

export const imageTextButtons = {
  ...sideBySide((props) => <ElementGroup {...props} appearance="cards" />),
  isWide: true,
};

function sideBySide(Widget: ComponentType<WidgetProps>): FieldKindDescriptor {
  return { Widget, isSingleControl: false, hint: markHint, incompatible: incompatibleElements };
}

type Look = Pick<RadioGroupProps, 'appearance' | 'hideLabels'>;

/**
 * Arrow keys choose what fits, after a pause, and only move over what would have consequences: that takes a press (or the
 * space bar).
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
