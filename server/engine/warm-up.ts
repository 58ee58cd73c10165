/**
 * What the first customers would otherwise wait for: the states without any commit (which also tells the impossible
 * values), and a few commits and conflicts, so that the code is compiled and a pool of solutions is at hand.
 *
 * Invariant: changes no answer. Cost: a few evaluations of everything, then of a small view.
 */
import type { Commit, Evaluation } from './engine-port.ts';
import { InconsistentCommits } from './engine-port.ts';
import type { Kernel } from './kernel.ts';
import type { Problem } from './problem.ts';

const STEPS = 12;
const VIEW = 60;

export function warmUp(kernel: Kernel, problem: Problem): void {
  const view = problem.fields.slice(0, VIEW).map((field) => field.name);
  let commits: Commit[] = [];
  try {
    let evaluation = kernel.evaluate([]);
    for (let step = 0; step < STEPS; step += 1) {
      const name = view[(step * 7) % view.length] ?? '';
      const conflict = valueWith(evaluation, name, 'conflicting');
      if (conflict) {
        kernel.check(commits, [conflict]);
        kernel.alternatives(commits, [conflict], 3);
      }
      const next = valueWith(evaluation, name, 'free');
      if (!next) continue;
      commits = [...commits.filter((commit) => commit.field !== name), next];
      kernel.check(commits, [next]);
      evaluation = kernel.evaluate(commits, view);
    }
  } catch (error) {
    // A problem without a solution has nothing to warm up; whoever asks gets the explanation.
    if (!(error instanceof InconsistentCommits)) throw error;
  }
}

/** A value of the field with this state other than the one it has. */
function valueWith(
  { states, assignment }: Evaluation,
  field: string,
  wanted: 'free' | 'conflicting',
): Commit | undefined {
  for (const [value, state] of states.get(field) ?? [])
    if (state === wanted && value !== assignment.get(field)) return { field, value };
  return undefined;
}
