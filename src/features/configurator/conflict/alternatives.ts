import type { ChangedParameter } from '#src/api/read/configuration.ts';
import type { Conflict } from '#src/api/configuration/state.ts';

export type Alternative = readonly ChangedParameter[];

/** The ways to choose from: the proposed one first, then the alternatives that differ from it. */
export function alternativesOf({ changes, alternatives }: Conflict): Alternative[] {
  const others = (alternatives ?? []).filter((way) => !isSameWay(way, changes));
  return [changes, ...others].filter((way) => way.length > 0);
}

function isSameWay(a: Alternative, b: Alternative): boolean {
  const values = new Map(a.map(({ name, newValue }) => [name, newValue]));
  return a.length === b.length && b.every(({ name, newValue }) => values.get(name) === newValue);
}
