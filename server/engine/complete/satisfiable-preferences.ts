/**
 * The preferences that a completion can satisfy, lexicographically: in their order, each gets the first of its values that is
 * consistent with the commits and with the preferences before it; one without such a value is skipped.
 *
 * The longest prefix of the list that is consistent is found with a few questions; only the preference after it is tried
 * with its next value.
 *
 * Invariant: a function of the problem, the commits and the preferences. Cost: one question when all are consistent, and a
 * logarithmic number for each value that is not.
 */
import type { Choice } from '../encode/choices.ts';
import { shortestFailingPrefix } from './shortest-failing-prefix.ts';
import { type SolutionTools, findSolution } from './find-solution.ts';

/**
 * @param preferences values of one field each, most preferred first
 * @returns the values satisfied, none of a field that is committed
 */
export function satisfiablePreferences(
  tools: SolutionTools,
  choices: readonly Choice[],
  preferences: readonly (readonly Choice[])[],
): Choice[] {
  const decidedFields = new Set(choices.map(({ field }) => field));
  const satisfied: Choice[] = [];
  let open = preferences;
  while (open.length > 0) {
    const { first, rest } = firstOfEach(open, decidedFields);
    const fixed = [...choices, ...satisfied];
    const fails = shortestFailingPrefix(
      first.length,
      (length) => {
        const solution = findSolution(tools, [...fixed, ...first.slice(0, length)]);
        if (!solution) return { fails: length };
        // The solution may satisfy more of them.
        const beyond = first.findIndex(
          ({ field, value }, i) => i >= length && solution[field.index] !== value,
        );
        return { holds: beyond < 0 ? first.length : beyond };
      },
      first.length + 1,
    );
    const consistent = first.slice(0, fails === undefined ? first.length : Math.max(fails - 1, 0));
    for (const choice of consistent) decidedFields.add(choice.field);
    satisfied.push(...consistent);
    open = fails === undefined ? [] : rest(fails);
  }
  return satisfied;
}

/** The first value of each preference about an open field, and the rest of the list after one of them failed. */
function firstOfEach(
  preferences: readonly (readonly Choice[])[],
  decidedFields: ReadonlySet<Choice['field']>,
): { first: Choice[]; rest: (failed: number) => (readonly Choice[])[] } {
  const seen = new Set(decidedFields);
  const first: Choice[] = [];
  const places: number[] = [];
  for (const [place, [value]] of preferences.entries()) {
    if (!value || seen.has(value.field)) continue;
    seen.add(value.field);
    first.push(value);
    places.push(place);
  }
  return {
    first,
    rest: (failed) => {
      const place = places[failed - 1] ?? 0;
      return [preferences[place]?.slice(1) ?? [], ...preferences.slice(place + 1)];
    },
  };
}
