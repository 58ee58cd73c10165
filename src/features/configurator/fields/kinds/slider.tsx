import { useRef } from 'react';
import { useLocale } from 'use-intl';
import { numberFormat } from '#src/lib/number-format.ts';
import { Slider } from '#src/ui/slider.tsx';
import { incompatibleEnds } from '../incompatible-values.ts';
import { scaleHint } from '../range-hint.tsx';
import { toShown } from '../shown-unit.ts';
import { useDebouncedCommit } from '../use-debounced-commit.ts';
import type { FieldKindDescriptor, WidgetProps } from '../field-kind.ts';

/** A number on its scale. Commits when the thumb is released; with keys, after a pause. */
export const slider: FieldKindDescriptor = {
  Widget: SliderWidget,
  isSingleControl: true,
  hint: scaleHint,
  incompatible: incompatibleEnds,
};

function SliderWidget({ field, value, association, onCommit }: WidgetProps) {
  const format = numberFormat(useLocale(), {});
  const { scale, unit, shownUnit } = field;
  const { pending, commitSoon, show, commitNow } = useDebouncedCommit((next: number) =>
    onCommit(String(next)),
  );
  const isDragged = useRef(false);

  const { min = 0, max = 100, from = min, to = max, step } = scale;
  const number = pending ?? Number(value || min);
  const write = (own: number) => {
    const at = format.format(toShown(own, shownUnit));
    return unit ? `${at} ${unit}` : at;
  };
  const isFree = from <= min && to >= max;

  return (
    <div className="max-w-md">
      <p aria-hidden className="text-lg font-[640] figures">
        {write(number)}
      </p>
      <Slider
        {...association}
        value={number}
        min={min}
        max={max}
        step={step}
        free={isFree ? undefined : { min: from, max: to }}
        valueText={write}
        onGrab={() => {
          isDragged.current = true;
        }}
        onValueChange={(next) => (isDragged.current ? show(next) : commitSoon(next))}
        onRelease={() => {
          isDragged.current = false;
          commitNow();
        }}
      />
      <div aria-hidden className="flex justify-between caption figures">
        <span>{write(min)}</span>
        <span>{write(max)}</span>
      </div>
    </div>
  );
}
