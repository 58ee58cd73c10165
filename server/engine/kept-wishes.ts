/**
 * Which of a list of wishes a completion takes in. One after the other, each gets the first of its values that fits with
 * the commits and with the wishes before it; one that cannot have any of its values is passed over.
 *
 * Several are tried at once: of those that fit together with all before them, the longest beginning of the list is found
 * with a few questions, and only the wish behind it has to think again.
 *
 * Invariant: a function of the problem, the commits and the wishes. Cost: one question when everything fits, and a
 * logarithmic number for each value that does not.
 */
import type { Choice } from './choices.ts';
import { shortestFailingPrefix } from './shortest-failing-prefix.ts';
import { type SolutionTools, someSolution } from './some-solution.ts';

/** @param wishes values of one field each, most wanted first @returns those kept, none of a field that is chosen */
export function keptWishes(
  tools: SolutionTools,
  choices: readonly Choice[],
  wishes: readonly (readonly Choice[])[],
): Choice[] {
  const taken = new Set(choices.map(({ field }) => field));
  const kept: Choice[] = [];
  let open = wishes;
  while (open.length > 0) {
    const { first, rest } = firstOfEach(open, taken);
    const fixed = [...choices, ...kept];
    const fails = shortestFailingPrefix(
      first.length,
      (length) => {
        const solution = someSolution(tools, [...fixed, ...first.slice(0, length)]);
        if (!solution) return { fails: length };
        // The solution may happen to have more of them.
        const beyond = first.findIndex(
          ({ field, value }, i) => i >= length && solution[field.index] !== value,
        );
        return { holds: beyond < 0 ? first.length : beyond };
      },
      first.length + 1,
    );
    const fitting = first.slice(0, fails === undefined ? first.length : Math.max(fails - 1, 0));
    for (const choice of fitting) taken.add(choice.field);
    kept.push(...fitting);
    open = fails === undefined ? [] : rest(fails);
  }
  return kept;
}

/** The first value of each wish about a field that is still open, and what is left of the list when one of them failed. */
function firstOfEach(
  wishes: readonly (readonly Choice[])[],
  taken: ReadonlySet<Choice['field']>,
): { first: Choice[]; rest: (failed: number) => (readonly Choice[])[] } {
  const seen = new Set(taken);
  const first: Choice[] = [];
  const places: number[] = [];
  for (const [place, [value]] of wishes.entries()) {
    if (!value || seen.has(value.field)) continue;
    seen.add(value.field);
    first.push(value);
    places.push(place);
  }
  return {
    first,
    rest: (failed) => {
      const place = places[failed - 1] ?? 0;
      return [wishes[place]?.slice(1) ?? [], ...wishes.slice(place + 1)];
    },
  };
}
