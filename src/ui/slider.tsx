import { type KeyboardEvent, useRef } from 'react';
import { nearestMark, stepBy } from '#src/lib/scale-marks.ts';
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
  /** The thumb is taken hold of: until `onRelease`, values are only passed over. */
  onGrab: () => void;
  /** While dragging and on every arrow key. */
  onValueChange: (value: number) => void;
  /** When the thumb or the key is released, or the focus leaves. */
  onRelease: () => void;
}

const thumb =
  '[&::-webkit-slider-thumb]:size-6 [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:border-2 [&::-webkit-slider-thumb]:border-accent [&::-webkit-slider-thumb]:bg-raised [&::-webkit-slider-thumb]:shadow-sheet active:[&::-webkit-slider-thumb]:bg-accent-soft ' +
  '[&::-moz-range-thumb]:size-5 [&::-moz-range-thumb]:rounded-full [&::-moz-range-thumb]:border-2 [&::-moz-range-thumb]:border-accent [&::-moz-range-thumb]:bg-raised';

/** Steps that the keys move by; to the ends of the scale when infinite. */
const stepsOfKeys: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
  Home: -Infinity,
  End: Infinity,
};

/**
 * A number on a scale: the platform's own range input over a track of ours. The steps are ours too: the platform's shows
 * no value between two of them, and does not reach an end of the scale that is none.
 */
export function Slider({
  value,
  min,
  max,
  step = 1,
  free,
  valueText,
  onGrab,
  onValueChange,
  onRelease,
  id,
  labelledBy,
  describedBy,
  invalid,
  disabled,
}: SliderProps) {
  const scale = { min, max, step };
  const isHeld = useRef(false);
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = stepsOfKeys[event.key];
    if (steps === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Number.isFinite(steps) ? stepBy(value, steps, scale) : steps > 0 ? max : min;
    if (next !== value) onValueChange(next);
  };
  const onMove = (to: number) => {
    // Assistive technology moves by a share of the scale, which may be less than a step.
    const next = isHeld.current ? nearestMark(to, scale) : stepTowards(value, to, scale);
    if (next !== value) onValueChange(next);
  };
  const share = (at: number) => ((Math.min(Math.max(at, min), max) - min) / (max - min)) * 100;
  return (
    // The thumb's centre runs from 0.75rem to 100% − 0.75rem; the track is drawn to the same scale.
    <div className="relative -mx-3 flex h-(--size-target) items-center">
      <div
        aria-hidden
        className="absolute inset-x-3 h-1.5 rounded-full bg-line forced-colors:outline forced-colors:outline-[CanvasText]"
      >
        <span
          className="absolute inset-y-0 start-0 rounded-full bg-accent forced-colors:bg-[Highlight] forced-colors:forced-color-adjust-none"
          style={{ width: `${share(value)}%` }}
        />
        {free ? <Consequences before={share(free.min)} after={100 - share(free.max)} /> : null}
      </div>
      <input
        id={id}
        type="range"
        value={value}
        min={min}
        max={max}
        step="any"
        disabled={disabled ?? false}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        aria-valuetext={valueText(value)}
        onChange={(event) => onMove(event.target.valueAsNumber)}
        onKeyDown={onKeyDown}
        onPointerDown={() => {
          isHeld.current = true;
          onGrab();
        }}
        onPointerUp={() => {
          isHeld.current = false;
          onRelease();
        }}
        onPointerCancel={() => {
          isHeld.current = false;
          onRelease();
        }}
        onBlur={onRelease}
        className={`relative m-0 h-full w-full cursor-pointer touch-pan-y appearance-none rounded-md bg-transparent disabled:cursor-not-allowed ${thumb}`}
      />
    </div>
  );
}

function stepTowards(from: number, to: number, scale: { min: number; max: number; step: number }): number {
  const near = nearestMark(to, scale);
  return near === from ? stepBy(from, Math.sign(to - from), scale) : near;
}

/** Hatched ends of the track; hatching reads without colour. */
function Consequences({ before, after }: { before: number; after: number }) {
  const hatch =
    'absolute inset-y-0 rounded-full bg-raised bg-[repeating-linear-gradient(115deg,var(--color-attention)_0_2px,transparent_2px_5px)] ring-1 ring-attention ring-inset';
  return (
    <>
      {before > 0 ? <span className={`${hatch} start-0`} style={{ width: `${before}%` }} /> : null}
      {after > 0 ? <span className={`${hatch} end-0`} style={{ width: `${after}%` }} /> : null}
    </>
  );
}
