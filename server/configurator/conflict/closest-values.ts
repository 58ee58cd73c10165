/**
 * The values that a number may have instead of one that does not fit: the closest one that fits below it, and the closest
 * one above. Engine notation.
 */
import type { Change, Commit, Evaluation, SyncEngine } from '#server/engine/engine-port.ts';

export interface ClosestValues {
  /** Closest first, the lower one of two equally close ones; one on each side of the value at most. */
  readonly values: readonly string[];
  /** False when a closer value may exist. */
  readonly isExact: boolean;
}

/** Undefined for a field that is no number. */
export function closestValues(
  { states, bounds }: Evaluation,
  field: string,
  value: string,
): ClosestValues | undefined {
  const range = bounds.get(field);
  if (!range) return undefined;
  const number = Number(value);
  const listed = states.get(field);
  if (!listed) {
    // A wide number has a range only: its end is the closest value, unless the value lies in a gap of the range.
    const isExact = range.exact !== false;
    if (number < range.min) return { values: [String(range.min)], isExact };
    if (number > range.max) return { values: [String(range.max)], isExact };
    return { values: [], isExact: false };
  }
  const free = [...listed].filter(([, state]) => state === 'free').map(([name]) => Number(name));
  const below = Math.max(...free.filter((one) => one < number));
  const above = Math.min(...free.filter((one) => one > number));
  const values = [below, above].filter(Number.isFinite);
  return {
    values: values.sort((a, b) => Math.abs(a - number) - Math.abs(b - number) || a - b).map(String),
    isExact: ![...listed.values()].includes('undecided'),
  };
}

/**
 * The numbers among the fields that change, each with the value closest to the one it had, one after the other.
 * @param fixed everything that stays, and what is wanted; consistent
 */
export function closestNumbers(
  engine: SyncEngine,
  fixed: readonly Commit[],
  changes: readonly Change[],
): readonly Commit[] {
  const numbers: Commit[] = [];
  for (const { field, from } of changes) {
    if (!isNumber(from)) continue;
    const commits = [...fixed, ...numbers];
    const [value] = closestValues(engine.evaluate(commits, [field]), field, from)?.values ?? [];
    // The end of a range that was given up on need not fit.
    if (value !== undefined && engine.isConsistent([...commits, { field, value }]))
      numbers.push({ field, value });
  }
  return numbers;
}

function isNumber(value: string): boolean {
  return /^-?\d+$/.test(value);
}
