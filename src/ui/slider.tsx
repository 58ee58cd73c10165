import { Slider as BaseSlider } from '@base-ui/react/slider';
import type { FieldAssociation } from './field-association.ts';

export interface SliderProps extends FieldAssociation {
  value: number;
  min: number;
  max: number;
  step?: number;
  /** The part of the range that fits everything else; the rest of the track is marked as having consequences. */
  free?: { min: number; max: number } | undefined;
  /** The value in words, as it is read out. */
  valueText: (value: number) => string;
  /** While dragging. */
  onValueChange: (value: number) => void;
  /** When let go, or by key. */
  onValueCommitted: (value: number) => void;
}

/** A number on a scale. */
export function Slider({
  value,
  min,
  max,
  step = 1,
  free,
  valueText,
  onValueChange,
  onValueCommitted,
  labelledBy,
  describedBy,
  disabled,
  readOnly,
}: SliderProps) {
  const share = (at: number) => ((Math.min(Math.max(at, min), max) - min) / (max - min)) * 100;
  return (
    <BaseSlider.Root
      value={value}
      min={min}
      max={max}
      step={step}
      disabled={(disabled ?? false) || (readOnly ?? false)}
      thumbAlignment="edge"
      onValueChange={(next) => onValueChange(next as number)}
      onValueCommitted={(next) => onValueCommitted(next as number)}
      className="data-disabled:opacity-55"
    >
      <BaseSlider.Control className="flex min-h-(--size-target) w-full touch-pan-y items-center select-none">
        <BaseSlider.Track className="relative h-1.5 w-full rounded-full bg-line">
          {free ? <Consequences before={share(free.min)} after={100 - share(free.max)} /> : null}
          <BaseSlider.Indicator className="rounded-full bg-accent" />
          <BaseSlider.Thumb
            aria-labelledby={labelledBy}
            aria-describedby={describedBy}
            getAriaValueText={(_formatted, at) => valueText(at)}
            className="hit-area size-6 rounded-full border-2 border-accent bg-raised shadow-sheet has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent data-dragging:bg-accent-soft"
          />
        </BaseSlider.Track>
      </BaseSlider.Control>
    </BaseSlider.Root>
  );
}

/** Hatched ends of the track; hatching reads without colour. */
function Consequences({ before, after }: { before: number; after: number }) {
  const hatch =
    'absolute inset-y-0 rounded-full bg-[repeating-linear-gradient(115deg,var(--color-attention)_0_3px,transparent_3px_6px)]';
  return (
    <>
      <span aria-hidden className={`${hatch} start-0`} style={{ width: `${before}%` }} />
      <span aria-hidden className={`${hatch} end-0`} style={{ width: `${after}%` }} />
    </>
  );
}
