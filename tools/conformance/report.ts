/** What came of a run, as lines for a person. */
import type { Result } from './run-statements.ts';

export interface Counts {
  readonly holds: number;
  readonly fails: number;
  readonly notApplicable: number;
}

export function countResults(results: readonly Result[]): Counts {
  const count = (holds: (result: Result) => boolean) => results.filter(holds).length;
  return {
    holds: count(({ outcome }) => outcome === 'holds'),
    fails: count(({ outcome }) => outcome === 'fails'),
    notApplicable: count(({ outcome }) => outcome === 'not applicable'),
  };
}

/** A line for each statement that does not hold, then one with the counts. */
export function reportLines(base: string, results: readonly Result[]): string[] {
  const { holds, fails, notApplicable } = countResults(results);
  const lines = results.flatMap((result) => {
    const { page, statement, outcome, detail } = result;
    if (outcome === 'holds') return [];
    const mark = outcome === 'fails' ? 'FAILS' : outcome;
    return [`  ${mark}: ${page}: ${statement.says} (${statement.call}): ${detail}`];
  });
  const counts = `${holds} hold, ${fails} fail, ${notApplicable} not applicable`;
  return [...lines, `${base}: ${results.length} statements: ${counts}`];
}
