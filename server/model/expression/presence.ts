import type { Formula } from '#server/engine/problem.ts';
import type { Assignment } from './calculation.ts';
import type { Presence } from './scope.ts';

/** That a row is there, for the engine. */
export function presenceFormula({ count, number }: Presence): Formula {
  return {
    op: 'linear',
    terms: [{ kind: 'integer', field: count, factor: 1 }],
    relation: '>=',
    bound: number,
  };
}

/** The formula holds where the row is there; of one that always is, it just holds. */
export function whereThere(presence: Presence | undefined, formula: Formula): Formula {
  return presence ? { op: 'implies', if: presenceFormula(presence), then: formula } : formula;
}

/** Whether it is there, when everything is decided. */
export function isThere(presence: Presence | undefined, assignment: Assignment): boolean {
  return presence === undefined || Number(assignment.get(presence.count) ?? 0) >= presence.number;
}
