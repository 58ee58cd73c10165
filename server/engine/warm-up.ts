/**
 * Warms up a kernel before the first customers: decides the states without any commit, including which values are impossible,
 * then makes a few commits and conflicts, which fills the pool of solutions and lets the JavaScript engine compile the code.
 * It runs in small steps, so that questions can be answered in between.
 *
 * Invariant: changes no answer. Cost: one evaluation of all fields in total, then a few evaluations of a small view.
 */
import { EngineTimeout } from './engine-errors.ts';
import { type Commit, type Evaluation, InconsistentCommits } from './engine-port.ts';
import type { Kernel } from './kernel.ts';
import type { Problem } from './problem.ts';

const STEPS = 24;
const VIEW = 60;

/** Each step of the iterator is a piece of work. */
export function* warmUp(kernel: Kernel, problem: Problem): Generator<undefined, undefined> {
  const names = problem.fields.map((field) => field.name);
  const view = names.slice(0, VIEW);
  let commits: Commit[] = [];
  try {
    for (let i = 0; i < names.length; i += VIEW) {
      const { states, exact } = kernel.evaluate([], names.slice(i, i + VIEW));
      // Where budgets are spent, every step takes as long as it may, and customers would wait for it.
      if (
        exact === false ||
        [...states.values()].some((values) => [...values.values()].includes('undecided'))
      )
        return;
      yield;
    }
    let evaluation = kernel.evaluate([], view);
    for (let step = 0; step < STEPS; step += 1) {
      const name = view[(step * 7) % view.length] ?? '';
      const conflict = valueWith(evaluation, name, 'conflicting');
      if (conflict) {
        kernel.check(commits, [conflict]);
        kernel.alternatives(commits, [conflict], 3);
        yield;
      }
      const next = valueWith(evaluation, name, 'free');
      if (!next) continue;
      commits = [...commits.filter((commit) => commit.field !== name), next];
      kernel.check(commits, [next]);
      evaluation = kernel.evaluate(commits, view);
      yield;
    }
  } catch (error) {
    // A problem without a solution, or one too hard, has nothing to warm up; questions report it.
    if (!(error instanceof InconsistentCommits || error instanceof EngineTimeout)) throw error;
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
