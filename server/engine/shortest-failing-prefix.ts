/**
 * Of a list of literals, how many from the front can be assumed before they cannot hold together any more? The answer is
 * a property of the clauses, not of the solver's past, which makes everything built on it canonical: completions,
 * minimal explanations.
 *
 * Cores do the work: a refutation that does not need the last literals shortens the list at once. Usually one refutation
 * and one solution suffice; a bisection bounds the number of questions by the logarithm of the list otherwise.
 */
import type { SolverSession } from './solver-session.ts';

/**
 * Length of the shortest prefix of `items` that cannot hold together with `fixed`; undefined when all of them can.
 * 0 means that `fixed` alone cannot hold. `onSolution` sees every solution found on the way.
 */
export function shortestFailingPrefix(
  session: SolverSession,
  fixed: readonly number[],
  items: readonly number[],
  onSolution?: () => void,
): number | undefined {
  let holds = -1;
  let fails = items.length + 1;
  let step = 1;
  let probe = items.length;
  while (holds + 1 < fails) {
    const prefix = items.slice(0, probe);
    if (session.solve([...fixed, ...prefix]) === 'satisfiable') {
      onSolution?.();
      holds = probe;
      // The solution at hand may happen to satisfy more of the list.
      while (holds < items.length && session.holds(items[holds] ?? 0)) holds += 1;
      if (holds >= fails - 1) break;
    } else {
      const last = session.failed(prefix).at(-1);
      fails = last === undefined ? 0 : prefix.indexOf(last) + 1;
    }
    probe = Math.max(holds + 1, fails - step);
    if (probe >= fails) probe = fails - 1;
    step *= 2;
  }
  return fails > items.length ? undefined : fails;
}
