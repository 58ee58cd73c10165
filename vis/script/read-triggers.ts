/** What to do once, beside showing a state. */
export interface Triggers {
  readonly triggers: readonly string[];
  readonly buttonTriggers: readonly string[];
}

/**
 * The fourth argument of `tactonVis`. The page does not show whether its entries are a text, a list or a map of names, so
 * all of them are understood.
 */
export function readTriggers(object: unknown): Triggers {
  const read = (key: string): readonly string[] =>
    typeof object === 'object' && object !== null ? namesIn((object as Record<string, unknown>)[key]) : [];
  return { triggers: read('triggers'), buttonTriggers: read('buttonTriggers') };
}

function namesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.filter((name): name is string => typeof name === 'string');
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([, isOn]) => isOn !== false && isOn !== undefined)
    .map(([name]) => name);
}
