/** What came of a run, as lines for a person. */
import type { Result } from './run-statements.ts';

export interface Counts {
  readonly holds: number;
  readonly fails: number;
  readonly pending: number;
  readonly notApplicable: number;
}

type ReasonOf = (result: Result) => string | undefined;

export function countResults(results: readonly Result[], pendingReason: ReasonOf): Counts {
  const count = (holds: (result: Result) => boolean) => results.filter(holds).length;
  return {
    holds: count(({ outcome }) => outcome === 'holds'),
    fails: count((result) => result.outcome === 'fails' && pendingReason(result) === undefined),
    pending: count((result) => result.outcome === 'fails' && pendingReason(result) !== undefined),
    notApplicable: count(({ outcome }) => outcome === 'not applicable'),
  };
}

/** A line for each statement that does not hold, then one with the counts. */
export function reportLines(base: string, results: readonly Result[], pendingReason: ReasonOf): string[] {
  const { holds, fails, pending, notApplicable } = countResults(results, pendingReason);
  const lines = results.flatMap((result) => {
    const { page, statement, outcome, detail } = result;
    if (outcome === 'holds') return [];
    const reason = outcome === 'fails' ? pendingReason(result) : undefined;
    const failed = outcome === 'fails' ? 'FAILS' : outcome;
    const mark = reason === undefined ? failed : 'pending';
    return [`  ${mark}: ${page}: ${statement.says} (${statement.call}): ${reason ?? detail}`];
  });
  const counts = `${holds} hold, ${fails} fail, ${pending} pending, ${notApplicable} not applicable`;
  return [...lines, `${base}: ${results.length} statements: ${counts}`];
}
