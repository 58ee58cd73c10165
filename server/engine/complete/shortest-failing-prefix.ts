/**
 * The shortest inconsistent prefix of a list of items. It is a property of the items, not of the search, so everything built
 * on it is canonical: completions, minimal explanations.
 *
 * A test of a prefix may give more than was asked: a solution may show that a longer prefix is consistent, a core that a
 * shorter one is not.
 *
 * Invariant: prefixes of consistent prefixes are consistent. Cost: usually one refutation and one solution; otherwise a
 * logarithmic number of tests, as steps are doubled.
 */

/** Result of testing the first `n` items: a prefix of at least `n` that is consistent, or of at most `n` that is not. */
export type PrefixTest = { readonly holds: number } | { readonly fails: number };

/**
 * @param bound a length known to fail
 * @returns length of the shortest prefix that fails, 0 when the empty one does; undefined when all `count` items are consistent
 */
export function shortestFailingPrefix(
  count: number,
  test: (length: number) => PrefixTest,
  bound = count + 1,
): number | undefined {
  let holds = -1;
  let fails = bound;
  let step = 1;
  while (holds + 1 < fails) {
    const result = test(Math.max(holds + 1, fails - step));
    if ('holds' in result) holds = Math.min(result.holds, fails - 1);
    else {
      fails = result.fails;
      step *= 2;
    }
  }
  return fails > count ? undefined : fails;
}
