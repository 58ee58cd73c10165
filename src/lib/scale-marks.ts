/** Where a number can stand on a scale that starts at `min` and goes on in steps; its end is a mark too, whatever the step. */
export interface ScaleMarks {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step: number;
}

/** The mark `by` steps on. From between two marks, the first step goes to the nearer one in that direction. */
export function stepBy(value: number, by: number, { min, max, step }: ScaleMarks): number {
  const origin = min ?? 0;
  const marks = (value - origin) / step;
  const from = by > 0 ? Math.floor(marks + 1e-9) : Math.ceil(marks - 1e-9);
  return within(origin + (from + by) * step, min, max);
}

/** The mark next to a number that was pointed at. */
export function nearestMark(value: number, { min, max, step }: ScaleMarks): number {
  const origin = min ?? 0;
  const mark = within(origin + Math.round((value - origin) / step) * step, min, max);
  return max !== undefined && Math.abs(max - value) < Math.abs(mark - value) ? max : mark;
}

/** Sums of decimal steps are not exact in binary. */
function within(value: number, min = -Infinity, max = Infinity): number {
  return Math.min(Math.max(Number(value.toFixed(10)), min), max);
}
