/**
 * Of a list of items, how many from the front can be taken before they cannot hold together any more? The answer is a
 * property of the items, not of how it is found, which makes everything built on it canonical: completions, minimal
 * explanations.
 *
 * A test of a prefix may say more than asked: a solution can show that a longer prefix holds, a core that a shorter one
 * fails already. Usually one refutation and one solution suffice; growing steps bound the number of tests otherwise.
 */

/** What a test of the first `n` items found: a prefix of at least `n` that holds, or of at most `n` that fails. */
export type PrefixTest = { readonly holds: number } | { readonly fails: number };

/**
 * Length of the shortest prefix that fails, 0 when even no items at all fail; undefined when all `count` items hold
 * together. `bound` is a length already known to fail.
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
